"""A script as an outline: each step in a line, with the line of the source it comes from."""

from __future__ import annotations

import dataclasses
import enum
from typing import TYPE_CHECKING, Any

from integrate.cli.timeline_lines import first_words
from integrate.script import written
from integrate.script.declaration import specs
from integrate.script.depth import Depth
from integrate.script.kinds import LEVEL, TIME, YES_NO, Option
from integrate.script.quantity import spoken
from integrate.script.structure import Steps, inner_steps
from integrate.script.template import Template
from integrate.script.texts import EXIT
from integrate.session.lasting import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.script.model import Script
    from integrate.script.structure import AnyStep


def lines(script: Script, way: Depth = Depth.FULL) -> Iterator[str]:
    """Yield the outline of a script; what comes on the full way only says so."""
    length = f", {told(script.duration)}" if script.duration else ""
    yield first_words(script.title)
    yield f"{script.stage}, for a {script.audience}{length}"
    for name, sound in script.sounds.items():
        yield f"  sound {name}: {_short(sound)}"
    for check in script.checks:
        yield f"  check: {_short(check)}"
    yield ""
    yield from _steps(script.steps, 0, way)


def _steps(steps: Iterable[AnyStep], depth: int, way: Depth) -> Iterator[str]:
    for step in steps:
        if step.depth is not None and way is Depth.SHORT:
            continue
        margin = f"{step.place.line:>5}  {'  ' * depth}"
        yield f"{margin}{step.verb:<10}{_main(step)}".rstrip()
        yield from (f"{' ' * len(margin)}  {detail}" for detail in _details(step))
        yield from _steps(inner_steps(step), depth + 1, way)


def _main(step: AnyStep) -> str:
    return _value(specs(type(step))[step.verb], step)


def _details(step: AnyStep) -> Iterator[str]:
    """Yield what else a step says, a line for each field that holds something.

    Yes and no are told where they are not as they are anyway.
    """
    usual = {one.name: one.default for one in dataclasses.fields(step)}
    for key, one in specs(type(step)).items():
        if one.kind is YES_NO and getattr(step, one.attribute) == usual[one.attribute]:
            continue
        if key != step.verb and not isinstance(one.kind, Steps):
            words = _value(one, step)
            if words:
                yield f"{key}: {words}"


def _value(one: Any, owner: Any) -> str:
    value = getattr(owner, one.attribute)
    if value is None:
        return ""
    if one.kind is TIME:
        return spoken(value)
    return f"{value:g} dB" if one.kind is LEVEL else _short(value)


def _short(value: Any) -> str:  # noqa: C901, PLR0911 -- one line for each sort
    """Return a value in a few words; empty for nothing."""
    match value:
        case None:
            return ""
        case enum.Enum():
            return str(value.value)
        case bool():
            return "yes" if value else "no"
        case float():
            return "exit" if value == EXIT else f"{value:g}"
        case str() | int():
            return first_words(str(value))
        case Template():
            return first_words(written.text(value))
        case Option(id=one, words=words):
            return f"{one} ({first_words(words)})"
        case tuple():
            return ", ".join(map(_short, value))
        case dict():
            return ", ".join(f"{key} ({_short(one)})" for key, one in value.items())
    if isinstance(value, written.EXPRESSIONS):
        return first_words(written.condition(value))
    return " ".join(_fields(value))


def _fields(value: Any) -> Iterator[str]:
    """Yield the fields of a sound, a cue, a breath or a check that are not as they are anyway."""
    usual = {one.name: one.default for one in dataclasses.fields(value)}
    for key, one in specs(type(value)).items():
        if getattr(value, one.attribute) != usual[one.attribute]:
            yield f"{key} {_value(one, value)}"
