"""A script as plain values that JSON can hold, for other programs.

The keys are those that authors write, with `_` for a space. A script has every key of its head,
with null for what was left out, and besides:

* `digest`: the same as long as the script says the same.
* `duration` is the slowest full way, `durations` the `least` and the `most` of `short` and `full`.
* `sounds`: by name, every sound that the script names or plays, each with every key of a sound;
  `file` is empty where it is `music`.
* `steps`: each with `verb`, `place` and every key of that verb; its main field stands under the
  verb itself. A `place` has `file` (empty for the script itself), `line` and `column`, from 1.

Times are seconds, levels decibels, conditions and texts as an author writes them; a cue at the exit
of a step is at `exit`. Options and items are lists of `id` and `words`. A bare text is a `say`, and
an `include` has under `steps` the steps that it stands for. Keys may be added, none is renamed.
"""

from __future__ import annotations

import dataclasses
import enum
from typing import TYPE_CHECKING, Any

from integrate.script import written
from integrate.script.declaration import specs
from integrate.script.problem import Span
from integrate.script.structure import Include, every_step
from integrate.script.template import Template
from integrate.script.texts import EXIT
from integrate.script.verbs import Play, Shown, Step, Stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.script.model import Script


def plain_script(script: Script) -> dict[str, Any]:
    """Return everything a script says."""
    sounds = {name: _plain(script.sound(name)) for name in _sound_names(script)}
    slowest = script.duration.full.most if script.duration else None
    lasting = {"duration": slowest, "durations": durations(script)}
    return {**_plain(script), **lasting, "digest": script.digest, "sounds": sounds}


def durations(script: Script) -> dict[str, dict[str, float]] | None:
    """Return the `least` and the `most` of `short` and `full`; None when the script says none."""
    lasting: dict[str, dict[str, float]] | None = _plain(script.duration)
    return lasting


def _sound_names(script: Script) -> list[str]:
    """Return the names of all sounds, those that were declared first."""
    return list(dict.fromkeys([*script.sounds, *_played(script)]))


def _played(script: Script) -> Iterator[str]:
    for step in every_step(script.steps):
        if isinstance(step, Play | Stop):
            yield step.sound
        if isinstance(step, Shown):
            yield from (cue.play or cue.stop for cue in step.audio)


def _plain(value: Any) -> Any:  # noqa: PLR0911 -- one return for each sort of value
    match value:
        case enum.Enum():
            return value.value
        case None | bool() | str() | int():
            return value
        case float():
            return "exit" if value == EXIT else value
        case Template():
            return written.text(value)
        case Span():
            return {"file": value.file, "line": value.line, "column": value.column}
        case tuple():
            return [_plain(one) for one in value]
        case dict():
            return {str(key): _plain(one) for key, one in value.items()}
    if dataclasses.is_dataclass(value) and specs(type(value)):
        return _declared(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, written.EXPRESSIONS):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return written.condition(value)


def _declared(value: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    if isinstance(value, Step):
        plain = {"verb": value.verb, "place": _plain(value.place)}
    for key, one in specs(type(value)).items():
        plain[key.replace(" ", "_")] = _plain(getattr(value, one.attribute))
    if isinstance(value, Include):
        plain["steps"] = _plain(value.steps)
    return plain
