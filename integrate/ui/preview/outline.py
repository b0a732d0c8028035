"""The steps of a script as an author sees them in its source: line after line, with their places.

The outline is made from the text alone, so it stands even where the script has problems; only a
text that is no YAML at all has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.script import source
from integrate.script.nodes import Listing, Table, Text, span_of
from integrate.script.problem import Enough, Reading
from integrate.script.structure import VERBS, Include, inner_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.script.nodes import Node
    from integrate.script.problem import Span
    from integrate.script.structure import AnyStep

HOLDING = ("section", "repeat")
"""The verbs whose steps stand under them in the source."""


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the outline."""

    place: Span
    depth: int
    """How many sections and repeats it stands in."""
    verb: str
    words: str
    """The beginning of what it says, in one line."""
    sometimes: bool = False
    """Whether it has a `when`."""


def outline(text: str) -> tuple[Line, ...]:
    """Return the steps that a source holds, in its order; none when it is no YAML."""
    try:
        tree = source.parse(text, Reading())
    except Enough:
        return ()
    return tuple(_lines(_under(tree, "steps"), 0))


def _lines(steps: Node | None, depth: int) -> Iterator[Line]:
    if not isinstance(steps, Listing):
        return
    for item in steps.value:
        verb, words = _said(item)
        sometimes = _under(item, "when") is not None
        yield Line(span_of(item), depth, verb, words, sometimes)
        if verb in HOLDING:
            yield from _lines(_under(item, "steps"), depth + 1)


def _said(item: Node) -> tuple[str, str]:
    """Return the verb of a step and what it says."""
    if isinstance(item, Text):
        return "say", _in_one_line(item)
    if isinstance(item, Table):
        for key, value in item.value:
            if key.value in VERBS:
                return key.value, _in_one_line(value)
        if item.value:
            return item.value[0][0].value, ""
    return "?", ""


def _in_one_line(node: Node) -> str:
    if isinstance(node, Text):
        return " ".join(node.value.split())
    if isinstance(node, Table):
        return "  ".join(f"{key.value} {_in_one_line(value)}" for key, value in node.value)
    return ", ".join(_in_one_line(item) for item in node.value)


def _under(node: Node | None, key: str) -> Node | None:
    if not isinstance(node, Table):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def line_of(lines: Iterable[Line], place: Span) -> int | None:
    """Return which line a place belongs to: the innermost step that it stands in.

    A place before the first step belongs to none, one behind a step to that step.
    """
    found = None
    for number, line in enumerate(lines):
        if (line.place.line, line.place.column) <= (place.line, place.column):
            found = number
    return found


def owners(steps: Iterable[AnyStep]) -> Iterator[tuple[AnyStep, Span]]:
    """Yield every step with the place in the script itself that it comes from.

    What an included script brings comes from the `include`.
    """
    for step in steps:
        yield step, step.place
        inner = owners(inner_steps(step))
        if isinstance(step, Include):
            yield from ((one, step.place) for one, _ in inner)
        else:
            yield from inner
