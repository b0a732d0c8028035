from __future__ import annotations

from dataclasses import replace

from integrate.programme.telling import groups, plain, rest, where
from tests.programme.following import SESSION, course, done, on_day


def told(day: int, *gone: tuple[str, int], at_most: int = 3) -> list[str]:
    """Return the lines of a day."""
    found = on_day(day, *(done(*one) for one in gone))
    return list(plain(groups(found, str.upper, at_most)))


def test_a_day_in_words() -> None:
    """A day says what is for today, what is still there, what is an offer, and what comes."""
    assert told(2) == [
        "For today:",
        "  WRITE",
        "Still here, if you want it:",
        "  EVENING",
        "If you like:",
        "  BREATHE",
        "Later:",
        "  Fri 06 Mar: LOOK-BACK",
        "  Mon 09 Mar: LAST",
    ]


def test_what_is_done_says_so() -> None:
    """What is done stays in its place and says so; of what comes only the soonest days are told."""
    assert told(0, ("evening", 0), at_most=1) == [
        "For today:",
        "  EVENING (done)",
        "Later:",
        "  Wed 04 Mar: WRITE",
    ]


def test_what_was_stopped_says_so() -> None:
    """It is not called done and waits for nothing; brought to its end later it is done."""
    stopped = replace(done("evening", 0), is_stopped=True)
    found = on_day(0, stopped)
    assert list(plain(groups(found, str.upper, 0)))[1] == "  EVENING (stopped; it can rest)"
    assert found.open == ()
    assert rest(found) == "That is all for today. What you stopped can rest, or be begun again."
    for gone in ((stopped, done("evening", 0)), (done("evening", 0), stopped)):
        found = on_day(0, *gone)
        assert list(plain(groups(found, str.upper, 0)))[1] == "  EVENING (done)"
        assert rest(found) == "That is all for today."


def test_where_it_stands() -> None:
    """The first line says how far the programme is."""
    assert where("A week", on_day(3)) == "A week, day 3"
    assert where("A week", on_day(-1, followed=course())) == "A week, before a session"
    assert where("A week", None) == "A week, paused"


def test_a_day_without_anything() -> None:
    """A day with nothing open says so kindly, and one that was gone through says that it was."""
    write = [done("evening", 0), done("write", 2)]
    text = "title: A\ndays:\n  - {day: 0, script: evening}\n  - {day: 9, script: write}\n"
    assert rest(on_day(1, *write, text=text)) == "There is nothing for today. You can rest."
    assert rest(on_day(0, *write, text=text)) == "That is all for today."
    assert rest(on_day(0, text=text)) == ""
    assert rest(on_day(20, done("write", 9), done("evening", 0), text=text)).startswith(
        "This programme"
    )


def test_no_word_of_what_was_missed() -> None:
    """However much was left out, nothing of it is counted or called missed."""
    for day in range(30):
        text = " ".join(told(day)) + rest(on_day(day))
        assert not {"missed", "late", "overdue", "behind", "streak"} & set(text.lower().split())
    assert SESSION.year == 2026
