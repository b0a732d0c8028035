"""The verbs that hold other steps, the list of all verbs, and how a step is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, get_args

from integrate.script.declaration import read_table, spec, specs
from integrate.script.kinds import CONDITION, INCLUDED_FILE, PROSE, WORDS, Scalar, form
from integrate.script.nodes import Listing, Node, Table, Text, span_of, texts_under
from integrate.script.problem import Incomplete, Misread, Reading, did_you_mean
from integrate.script.verbs import (
    Ask,
    Breathe,
    Checklist,
    Choose,
    Goto,
    Mark,
    Measure,
    Note,
    Play,
    Say,
    Scale,
    Step,
    Stop,
    Wait,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.script.expression import Expression
    from integrate.script.kinds import Schema


class Steps:
    """The kind of a list of steps."""

    name = "a list of steps"

    def read(self, node: Node, reading: Reading) -> tuple[AnyStep, ...]:
        """Return the steps that could be read; what is wrong with the others is noted."""
        if not isinstance(node, Listing):
            remedy = "write each step in a line of its own, after `- `"
            raise Misread("E105", span_of(node), "a list of steps belongs here", remedy)
        if not node.value:
            raise Misread("E103", span_of(node), "there are no steps here", "write `- Some words.`")
        found: list[AnyStep] = []
        for item in node.value:
            try:
                found.append(read_step(item, reading))
            except Misread as misread:
                reading.lost.update(texts_under(item, "save"))
                reading.note(misread)
        return tuple(found)

    def schema(self) -> Schema:
        """Return a list of what `schema.py` defines as a step."""
        return {"type": "array", "items": {"$ref": "#/definitions/step"}, "minItems": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Step):
    """Steps that belong together under a title."""

    verb: ClassVar[str] = "section"
    title: str = spec(WORDS, "The title.", key="section")
    steps: tuple[AnyStep, ...] = spec(Steps(), "The steps of the section.")


MOST_ROUNDS = 50
"""How often steps may be repeated."""


def _rounds(text: str) -> int:
    rounds = int(text) if text.strip().isdecimal() else 0
    if not 1 <= rounds <= MOST_ROUNDS:
        raise ValueError(f"`{text}` is not a number of rounds from 1 to {MOST_ROUNDS}")
    return rounds


_ROUNDS = Scalar(
    "a number of rounds",
    _rounds,
    "3",
    form(r"0*\d{1,2}", "integer", minimum=1, maximum=MOST_ROUNDS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(Step):
    """Steps that come several times."""

    verb: ClassVar[str] = "repeat"
    times: int = spec(_ROUNDS, "How many rounds at most.", key="repeat")
    until: Expression | None = spec(
        CONDITION, "No further round begins once this holds.", default=None
    )
    steps: tuple[AnyStep, ...] = spec(Steps(), "The steps of a round.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Include(Step):
    """The steps of another script, in this place."""

    verb: ClassVar[str] = "include"
    file: str = spec(INCLUDED_FILE, "The script, beside this one or in the library.", key="include")
    steps: tuple[AnyStep, ...] = ()
    """Its steps, once it has been read."""


AnyStep: TypeAlias = (
    Say
    | Note
    | Ask
    | Choose
    | Checklist
    | Scale
    | Measure
    | Breathe
    | Wait
    | Play
    | Stop
    | Mark
    | Goto
    | Section
    | Repeat
    | Include
)

VERBS: dict[str, type[Any]] = {verb.verb: verb for verb in get_args(AnyStep)}
"""Every verb by its word."""


def inner_steps(step: AnyStep) -> tuple[AnyStep, ...]:
    """Return the steps that a step holds."""
    return getattr(step, "steps", ())


def every_step(steps: Iterable[AnyStep]) -> Iterator[AnyStep]:
    """Yield all steps in the order of the source, those that hold others before what they hold."""
    for step in steps:
        yield step
        if inner := inner_steps(step):
            yield from every_step(inner)


def has_two_ways(every: Iterable[AnyStep]) -> bool:
    """Tell whether a step among all these comes on the full way only."""
    return any(step.depth is not None for step in every)


def read_step(node: Node, reading: Reading) -> Any:
    """Return the step that the node says; raises `Misread` when it is none."""
    if isinstance(node, Text):
        return Say(place=span_of(node), text=PROSE.read(node, reading))
    if isinstance(node, Listing):
        raise Misread("E105", span_of(node), "a step belongs here, not a list", "remove one dash")
    verb = _verb(node)
    step = read_table(VERBS[verb], node, reading, f"`{verb}`", place=span_of(node))
    if step is None:
        raise Incomplete(span_of(node))
    return step


def _verb(table: Table) -> str:
    verbs: list[Text] = [key for key, _ in table.value if key.value in VERBS]
    if len(verbs) == 1:
        return str(verbs[0].value)
    if verbs:
        what = f"`{verbs[0].value}` and `{verbs[1].value}` are two steps"
        raise Misread("E102", span_of(verbs[1]), what, "begin a new line with `- ` for the second")
    keys = [key for key, _ in table.value]
    if not keys:
        raise Misread(
            "E101", span_of(table), "this step is empty", "write some words after the dash"
        )
    fields = {name for verb in VERBS.values() for name in specs(verb)}
    strange = next((key for key in keys if key.value not in fields), keys[0])
    remedy = did_you_mean(strange.value, VERBS)
    if strange.value in fields:
        remedy = f"add its verb, one of: {', '.join(VERBS)}"
    elif " " in strange.value:
        remedy = "if these are words to show, put the whole line in quotes: it holds a colon"
    raise Misread("E101", span_of(strange), f"`{strange.value}` is not a step", remedy)
