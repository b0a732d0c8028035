"""A house in which a programme can be followed, for the tests of the day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from integrate.player.courses import course_of, day_of, keep_course
from integrate.programme.course import Course
from integrate.session.record import Began, Entered, Finished, Recorded
from tests.ui.acting import House, script_text

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.session.record import Event

WEEK = """
title: One week
summary: A small one.
cautions: [Your appointments come first.]
before: [prepare]
days:
  - {day: 0, script: evening}
  - {day: 1-2, script: write}
  - {day: 3-4, script: look-back}
  - {day: 1-7, script: breathe, every: 1, optional: yes}
"""
SCRIPTS = {
    "programmes/week": WEEK,
    "programmes/gone": "title: Gone\ndays:\n  - {day: 0, script: nowhere}\n",
    "programmes/round": (
        "title: Round\ndays:\n  - {day: 0, script: write, id: a, after: b}\n"
        "  - {day: 0, script: write, id: b, after: a}\n"
    ),
    "prepare": script_text("- Settle.", "Getting ready", "pre-session"),
    "evening": script_text("- Rest.", "The evening", "integration"),
    "write": script_text("- ask: What stayed?\n- Thank you.", "The day after"),
    "look-back": script_text("- Look.", "Looking back", "integration"),
    "breathe": script_text("- Breathe.", "Easy breathing"),
}


def furnish(folder: Path) -> House:
    """Return a house with programmes, one of them broken and one without its script."""
    return House(folder, SCRIPTS)


def follow(house: House, name: str = "week", day: int | None = 1, title: str = "One week") -> None:
    """Follow a programme since a week, and stand so many days after its session."""
    now = datetime.now(UTC)
    sessions = () if day is None else (day_of(now) - timedelta(day),)
    with house.journal() as journal:
        keep_course(journal, Course(name, now - timedelta(8), sessions), title)


def followed(house: House) -> Course | None:
    """Return how the person stands."""
    with house.journal() as journal:
        return course_of(journal)


def go_through(house: House, script: str, *, finished: bool = True) -> None:
    """Keep a session of a script, gone through just now or left in its middle."""
    began = Began(script, "", script, "integration", "patient")
    ending: list[Event] = [Finished()] if finished else []
    events: list[Event] = [began, Entered("1", "Rest."), *ending]
    with house.journal() as journal:
        journal.append(journal.begin(), datetime.now(UTC), *(Recorded(0.0, one) for one in events))
