"""A small programme and its days, for the tests of this room."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from integrate.programme.agenda import Agenda, agenda
from integrate.programme.course import Course, Done
from integrate.programme.read import read

if TYPE_CHECKING:
    from integrate.programme.model import Programme

SESSION = date(2026, 3, 2)
BEGUN = datetime(2026, 3, 1, 9, tzinfo=UTC)
WEEK = """
title: One week
before: [prepare, {script: learn, optional: yes, after: prepare}]
days:
  - {day: 0-1, script: evening}
  - {day: 2-3, script: write}
  - {day: 4-5, script: look-back, after: write}
  - {day: 1-7, script: breathe, every: 1, optional: yes}
  - {day: 7, script: last}
"""


def programme(text: str = WEEK) -> Programme:
    """Return a programme; it has to be readable."""
    reads = read(text.encode())
    assert reads.problems == ()
    assert reads.programme is not None
    return reads.programme


def course(*sessions: date) -> Course:
    """Return a course that was begun the day before the usual session."""
    return Course("week", BEGUN, sessions)


def done(script: str, day: int) -> Done:
    """Return a script that was gone through at noon so many days after the usual session."""
    on = SESSION + timedelta(day)
    return Done(script, datetime(on.year, on.month, on.day, 12, tzinfo=UTC), on)


def on_day(day: int, *gone: Done, text: str = WEEK, followed: Course | None = None) -> Agenda:
    """Return the agenda so many days after the usual session."""
    followed = followed or course(SESSION)
    return agenda(programme(text), followed, gone, SESSION + timedelta(day))


def names(found: Agenda) -> list[str]:
    """Return what is there for the day: what is done in brackets, what stayed open with a plus."""
    told = [f"({one.occurrence.part})" if one.is_done else one.occurrence.part for one in found.now]
    return told + [f"+{one.occurrence.part}" for one in found.still_open]
