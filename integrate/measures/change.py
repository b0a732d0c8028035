"""What lies between two totals of one questionnaire: how much, and what the literature calls it.

A difference has a direction and no judgement: which way is good, people say for themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from integrate.measures.measure import Measure, Step


@dataclass(frozen=True, slots=True)
class Difference:
    """A total beside an earlier one."""

    before: int
    points: int
    """How much more it is now; less than 0 when it is less."""
    step: Step | None
    """The largest published step that the difference reaches; None while it reaches none."""


@dataclass(frozen=True, slots=True)
class Last:
    """The last time that a questionnaire had a score."""

    total: int | None
    """None where it is not known."""
    days: int | None
    """How many days ago that was; None where it is not known."""


def difference(measure: Measure, before: int, now: int) -> Difference:
    """Return what lies between an earlier total and one of now."""
    points = now - before
    reached = [one for one in measure.steps if abs(points) >= one.points]
    return Difference(before, points, reached[-1] if reached else None)


def overlaps(measure: Measure, days: int) -> bool:
    """Tell whether the answers look back to before the last time, `days` ago."""
    return days < measure.period.days
