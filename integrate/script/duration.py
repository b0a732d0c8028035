"""How long a script takes, as an author says it: a time or a range, for the short and the full way.

`12 min`, `10-15 min`, `10 to 15 min`, and `{short: 14 min, full: 30 to 40 min}`. A single time is
the range of that one time, and a range holds for both ways where they are not told apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.script.declaration import read_table, spec, table_schema
from integrate.script.depth import Depth
from integrate.script.kinds import LENGTHS, Scalar, form
from integrate.script.nodes import Table, span_of
from integrate.script.problem import Incomplete
from integrate.script.quantity import NUMBER, TIME, seconds, spoken
from integrate.script.texts import Unfit

if TYPE_CHECKING:
    from integrate.script.kinds import Schema
    from integrate.script.nodes import Node
    from integrate.script.problem import Reading
    from integrate.script.quantity import Seconds

_BETWEEN = re.compile(r"\s*(?:-|\u2013|\bto\b)\s*")
_BARE = re.compile(NUMBER)
_UNIT = re.compile(rf"{NUMBER}\s*(h|min|s)")


@dataclass(frozen=True, slots=True)
class Range:
    """From the least to the most; both are the same for a single time."""

    least: Seconds
    most: Seconds

    @property
    def is_single(self) -> bool:
        """Whether it is one time."""
        return self.least == self.most


def read_range(text: str) -> Range:
    """Return the range that `text` names.

    The first of two times may leave its unit to the second. Raises `ValueError` with a sentence.
    """
    parts = _BETWEEN.split(text.strip())
    if len(parts) == 1:
        length = seconds(text)
        return Range(length, length)
    if len(parts) != len(("least", "most")):
        raise ValueError(f"`{text}` is neither a time nor a range of two times")
    first, last = parts
    if not first or not last:
        raise ValueError(f"`{text}` is not a range: a time is missing")
    if _BARE.fullmatch(first):
        unit = _UNIT.fullmatch(last)
        if unit is None:
            raise Unfit(f"`{text}` does not say the unit of both times", "write it with each")
        first = f"{first} {unit[1]}"
    found = Range(seconds(first), seconds(last))
    if found.least > found.most:
        raise Unfit(f"`{text}` begins with the longer time", "write the shorter one first")
    return found


RANGE = Scalar(
    "a time or a range",
    read_range,
    "10 to 15 min",
    form(rf"{TIME}|({NUMBER}|{TIME})\s*(-|\u2013|to)\s*({TIME})", "number", **LENGTHS),
)


@dataclass(frozen=True, slots=True)
class Duration:
    """How long the short and the full way take; one time or range alone holds for both."""

    short: Range = spec(RANGE, "How long the short way takes.")
    full: Range = spec(RANGE, "How long the full way takes.")

    def of(self, depth: Depth) -> Range:
        """Return how long one way takes."""
        return self.short if depth is Depth.SHORT else self.full


class Lasting:
    """The kind of a duration: one range, or one for each way."""

    name = "a time, a range, or `short` and `full`"
    declared = Duration

    def read(self, node: Node, reading: Reading) -> Duration:
        """Return the duration; raises `Misread` when it is none."""
        if not isinstance(node, Table):
            both: Range = RANGE.read(node, reading)
            return Duration(both, both)
        found = read_table(Duration, node, reading, "`duration`")
        if found is None:
            raise Incomplete(span_of(node))
        return found

    def schema(self) -> Schema:
        """Return a range, or one for each way."""
        return {"title": self.name, "anyOf": [RANGE.schema(), table_schema(Duration)]}


DURATION = Lasting()


def written(lasting: Duration) -> str:
    """Return a duration as an author writes it."""
    if lasting.short == lasting.full:
        return written_range(lasting.full)
    return f"{{short: {written_range(lasting.short)}, full: {written_range(lasting.full)}}}"


def written_range(lasts: Range) -> str:
    """Return a range as an author writes it: `12 min`, `10 to 15 min`, `50 min to 1 h 10 min`."""
    first, last = unit_once(lasts)
    return last if first == last or lasts.is_single else f"{first} to {last}"


def unit_once(lasts: Range) -> tuple[str, str]:
    """Return both ends of a range in words, the first without its unit where the last has it."""
    first, last = spoken(lasts.least), spoken(lasts.most)
    one, other = _UNIT.fullmatch(first), _UNIT.fullmatch(last)
    if one is not None and other is not None and one[1] == other[1] and first != last:
        first = first.removesuffix(one[1]).strip()
    return first, last
