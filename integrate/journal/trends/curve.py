"""What is drawn of a questionnaire: its range, its named lines and its points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from integrate.journal.trends.history import Trend
    from integrate.measures.measure import Measure

Point: TypeAlias = "tuple[date, int | None]"
"""A day, and the value of it; None for a time without a score."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The values of one questionnaire."""

    title: str
    lowest: int
    highest: int
    lines: tuple[tuple[int, str], ...]
    """Values from which on something has a name, with the name; rising."""
    points: tuple[Point, ...]
    """The oldest first."""


def curves_of(trends: Iterable[Trend]) -> list[Curve]:
    """Return what is drawn of trends: those whose answers are summed, and that were ever taken."""
    return [_curve(one) for one in trends if one.measure.sums and one.taken]


def _curve(trend: Trend) -> Curve:
    measure = trend.measure
    points = tuple((one.when.date(), one.total.score.total) for one in trend.taken)
    return Curve(measure.title, measure.lowest, measure.highest, _lines(measure), points)


def _lines(measure: Measure) -> tuple[tuple[int, str], ...]:
    """Return the published bands; without any, the cut-off. None are made up."""
    if measure.bands:
        return tuple((one.low, one.name) for one in measure.bands)
    return ((measure.screen.cut_off, _("closer look")),) if measure.screen is not None else ()
