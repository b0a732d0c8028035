from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from integrate.journal.note.checked import Checked, checked
from integrate.journal.note.moments import Clock
from integrate.session.record import CheckDone, CheckDue, CheckMissed, Entered
from tests.journal.note.afternoon import NINE, Book, at, began

if TYPE_CHECKING:
    from integrate.session.record import Event

LOOK = "Look in."


def checks(*events: tuple[float, Event]) -> tuple[Checked, ...]:
    """Return the checks of a session of these events."""
    book = Book()
    book.put("s1", [at(0, began()), *events, at(60, Entered("#9", "Rest."))])
    entries = book.shelf.lived["s1"].entries
    return checked(entries, Clock(entries, UTC))


def test_done_in_time_is_not_late() -> None:
    """Within the grace of two minutes."""
    due, done = CheckDue(LOOK, "dose", 600.0, 1), CheckDone(1, LOOK, "dose", 600.0)
    (one,) = checks(at(10, due), at(12, done))
    assert one == Checked(LOOK, "dose", NINE + timedelta(minutes=10), NINE + timedelta(minutes=12))
    assert not one.late_by


def test_done_late_says_by_how_much() -> None:
    """Counted from when it was due."""
    due, done = CheckDue(LOOK, "dose", 600.0, 1), CheckDone(1, LOOK, "dose", 600.0)
    assert checks(at(10, due), at(15, done))[0].late_by == timedelta(minutes=5)


def test_missed_keeps_its_time_and_the_reason() -> None:
    """Also where it never came due on the screen, because the computer slept."""
    gone = CheckMissed(2, LOOK, "dose", 1200.0, "away")
    (one,) = checks(at(30, gone))
    assert (one.due, one.missed, one.done) == (NINE + timedelta(minutes=20), "away", None)
    assert not one.late_by


def test_checks_of_before_had_no_names() -> None:
    """Each time is one of its own, neither done nor missed; they stand in the order of time."""
    first, second = CheckDue(LOOK, "dose", 1200.0), CheckDue("Vital signs", "dose", 600.0)
    found = checks(at(20, first), at(21, second))
    assert [(one.do, one.done, one.missed) for one in found] == [
        ("Vital signs", None, ""),
        (LOOK, None, ""),
    ]
