from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import vobject

from integrate.programme.calendar import DISCREET, written
from tests.programme.following import SESSION, done, on_day

STAMP = datetime(2026, 3, 2, 9, tzinfo=UTC)


def entries(content: bytes) -> list[Any]:
    """Return the entries as a calendar reads them."""
    return list(vobject.readOne(content.decode()).vevent_list)


def test_one_entry_for_each_day() -> None:
    """Each day with a part of its own is one entry for the whole day; offers are none."""
    found = entries(written(on_day(0), SESSION, STAMP, "x"))
    days = [one.dtstart.value for one in found]
    assert days == [SESSION, SESSION + timedelta(2), SESSION + timedelta(4), SESSION + timedelta(7)]
    assert all(type(one.dtstart.value) is date for one in found)
    assert all(one.dtend.value - one.dtstart.value == timedelta(1) for one in found)


def test_titles_are_discreet() -> None:
    """Unless asked for, no title says what the day is about."""
    content = written(on_day(0), SESSION, STAMP, "x")
    assert {one.summary.value for one in entries(content)} == {DISCREET}
    for word in (b"evening", b"write", b"ketamine", b"session"):
        assert word not in content.lower()


def test_titles_that_are_wanted() -> None:
    """With titles each day names its parts, whatever characters are in them."""
    content = written(
        on_day(2), SESSION + timedelta(2), STAMP, "x", lambda name: f"{name}; ö, " * 20
    )
    assert entries(content)[0].summary.value == "write; ö, " * 20 + ", " + "evening; ö, " * 20


def test_taking_it_in_again() -> None:
    """The same day has the same name in the same course, and another in another."""
    names = {
        course: [one.uid.value for one in entries(written(on_day(0), SESSION, STAMP, course))]
        for course in ("x", "y")
    }
    again = entries(written(on_day(1, done("evening", 0)), SESSION + timedelta(1), STAMP, "x"))
    assert [one.uid.value for one in again] == names["x"][1:]
    assert not set(names["x"]) & set(names["y"])
