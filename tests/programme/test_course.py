from __future__ import annotations

from datetime import timedelta

from integrate.programme.course import Pause
from tests.programme.following import SESSION, course

LATER = SESSION + timedelta(3)


def test_sessions_are_in_order() -> None:
    """Sessions stand in the order of their days, each once, and can be taken back."""
    two = course().with_session(LATER).with_session(SESSION).with_session(SESSION)
    assert two.sessions == (SESSION, LATER)
    assert two.without_session(SESSION).sessions == (LATER,)


def test_pausing_twice() -> None:
    """Who pauses a paused course, or goes on with one that is not, changes nothing."""
    held = course().paused(SESSION)
    assert held.is_paused
    assert held.paused(LATER) == held
    assert course().resumed(LATER) == course()
    assert held.resumed(LATER).pauses == (Pause(SESSION, LATER),)


def test_going_on_with_the_clock_set_back() -> None:
    """A pause never ends before it began."""
    assert course().paused(LATER).resumed(SESSION).pauses == (Pause(LATER, LATER),)


def test_days_without_pauses() -> None:
    """Days are counted without those of pauses, and not below what they are."""
    held = course().paused(SESSION + timedelta(1)).resumed(LATER)
    assert held.day_number(SESSION, SESSION) == 0
    assert held.day_number(LATER, SESSION) == 1
    assert held.day_number(LATER + timedelta(2), LATER) == 2
    assert held.day_number(SESSION - timedelta(2), SESSION) == -2
