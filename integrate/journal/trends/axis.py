"""Where moments stand from left to right: by their days, and never closer than can be read.

Several curves share one axis, so that the same day stands in the same column of each. What does
not fit in the width waits to the left: the newest come first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

Slot: TypeAlias = "tuple[date, int]"
"""A day, and which time on that day it is, from 0."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The slots that are shown, with their columns."""

    columns: dict[Slot, int]
    """The column of each slot, rising."""
    width: int
    earlier: int
    """How many slots wait to the left."""
    later: int
    """How many wait to the right."""

    def column_of(self, day: date) -> int | None:
        """Return where a day stands that need not be a slot; None where it is not shown.

        What was before everything stands at the left end, what came after it at the right one.
        """
        slots = list(self.columns.items())
        same = next((column for slot, column in slots if slot[0] == day), None)
        if same is not None:
            return same
        if not slots or day < slots[0][0][0]:
            return 0 if slots and not self.earlier else None
        if day > slots[-1][0][0]:
            return None if self.later else self.width - 1
        between = (pair for pair in pairwise(slots) if pair[0][0][0] < day < pair[1][0][0])
        (before, left), (after, right) = next(between)
        share = (day - before[0]).days / (after[0] - before[0]).days
        return min(max(left + round(share * (right - left)), left + 1), right - 1)


def slots_of(days: Iterable[date]) -> list[Slot]:
    """Return the slots of a curve's points, given by their days in order."""
    met: Counter[date] = Counter()
    slots: list[Slot] = []
    for day in days:
        slots.append((day, met[day]))
        met[day] += 1
    return slots


def lay_out(slots: Sequence[Slot], width: int, gap: int, back: int = 0) -> Axis:
    """Return the newest slots that fit, or those `back` slots before them.

    Points stand `gap` columns apart or more, and as far from either end as half of that.
    """
    inner = max(1, width - gap)
    most = max(1, 1 + (inner - 1) // gap)
    end = max(len(slots) - max(back, 0), min(most, len(slots)))
    start = max(0, end - most)
    shown = list(slots[start:end])
    columns = [gap // 2 + one for one in _spread(shown, inner, gap)]
    return Axis(dict(zip(shown, columns, strict=True)), width, start, len(slots) - end)


def _spread(slots: Sequence[Slot], width: int, gap: int) -> list[int]:
    """Return a column for each slot, by its day, with the gap kept."""
    if not slots:
        return []
    first = slots[0][0]
    span = max(1, (slots[-1][0] - first).days)
    columns: list[int] = []
    for day, _ in slots:
        wished = round((day - first).days / span * (width - 1))
        columns.append(max(wished, columns[-1] + gap) if columns else wished)
    for place in range(len(columns)):
        rest = (len(columns) - 1 - place) * gap
        columns[place] = min(columns[place], width - 1 - rest)
    return columns
