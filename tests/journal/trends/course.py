"""A course of treatment in memory: questionnaires and sessions on their days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from integrate.journal.entry import SELF
from integrate.journal.trends.history import read_history
from integrate.session.record import Began, Finished
from tests.journal.export.shelf import Shelf, began, measured

if TYPE_CHECKING:
    from integrate.journal.trends.history import History, Trend
    from integrate.session.record import Event

FIRST = datetime(2024, 5, 1, 9, 0, tzinfo=UTC)
PHQ: dict[int, int | None] = {0: 18, 7: 12, 14: None, 21: 7, 35: 9, 49: 4}
"""What a PHQ-9 came to, by the days since the first; None where an item was passed over."""
PCL: dict[int, int | None] = {0: 52, 35: 38, 63: 30}
DOSES = (2, 9, 16, 23)
"""The days of the sessions with the medicine."""


def reaching(total: int, measure: str, items: int, most: int) -> list[Event]:
    """Return answers to a questionnaire that add up to a total."""
    full, rest = divmod(total, most)
    values = ([most] * full + [rest] + [0] * items)[:items]
    return measured(*values, measure=measure, name=measure.replace("-", "_"))


def course() -> Shelf:
    """Return a journal of nine weeks."""
    shelf = Shelf()
    for days, total in PHQ.items():
        events = [*reaching(total or 0, "phq-9", 9, 3)]
        put(shelf, days, *(events[:8] if total is None else events))
    for days, total in PCL.items():
        put(shelf, days, *reaching(total or 0, "pcl-5", 20, 4))
    for days in DOSES:
        dose(shelf, days)
    return shelf


def put(shelf: Shelf, days: float, *events: Event, person: str = SELF) -> str:
    """Put a session of these events into a journal, so many days after the first."""
    start = FIRST + timedelta(days=days)
    return shelf.put(began(), *events, Finished(), start=start, person=person)


def dose(shelf: Shelf, days: float) -> None:
    """Put a session with the medicine into a journal."""
    start = FIRST + timedelta(days=days)
    shelf.put(Began("dose", "d", "Dose", "session", "therapist"), Finished(), start=start)


def history(shelf: Shelf, person: str = SELF) -> History:
    """Return what a journal tells, by the days of UTC."""
    return read_history(shelf, person, UTC)


def the_trend(shelf: Shelf, measure: str) -> Trend:
    """Return one questionnaire of a journal over time."""
    (trend,) = history(shelf).of([measure])
    return trend


def day(days: int) -> date:
    """Return the day so many days after the first."""
    return (FIRST + timedelta(days=days)).date()
