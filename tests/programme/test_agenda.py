from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from integrate.programme.agenda import agenda
from integrate.programme.course import Done
from tests.programme.following import BEGUN, SESSION, WEEK, course, done, names, on_day, programme

ALL = WEEK + "catch up: all\n"
NONE = WEEK + "catch up: none\n"


def test_before_the_session() -> None:
    """Before a session there is what prepares for it; what waits for that comes once it is done."""
    first = on_day(-1, followed=course())
    assert (first.round, first.day, names(first)) == (1, None, ["prepare"])
    then = on_day(-1, done("prepare", -1), followed=course())
    assert names(then) == ["(prepare)", "learn"]


def test_a_session_to_come() -> None:
    """With the day of a session known ahead, the days after it are known as well."""
    ahead = on_day(-1)
    assert names(ahead) == ["prepare"]
    assert [(one.occurrence.part, one.on) for one in ahead.coming][:2] == [
        ("evening", SESSION),
        ("breathe", SESSION + timedelta(1)),
    ]


def test_the_days_after() -> None:
    """Each day has its own parts, the offers last."""
    assert names(on_day(0)) == ["evening"]
    assert names(on_day(1)) == ["evening", "breathe"]
    assert names(on_day(1, done("evening", 0))) == ["(evening)", "breathe"]
    assert names(on_day(2, done("evening", 0))) == ["write", "breathe"]


def test_what_is_open() -> None:
    """Open are today's own parts that are not done, then what stayed open."""
    found = on_day(2)
    assert [one.occurrence.part for one in found.open] == ["write", "breathe", "evening"]
    assert [one.occurrence.part for one in found.still_open] == ["evening"]


def test_a_missed_week() -> None:
    """After a week away only the newest stays open, or all, or none, as the programme says."""
    gone = done("write", 2)
    assert names(on_day(8, gone)) == ["+last"]
    assert names(on_day(8, gone, text=ALL)) == ["+last", "+look-back", "+evening"]
    assert names(on_day(8, gone, text=NONE)) == []


def test_offers_are_never_late() -> None:
    """What is an offer, or comes again, does not pile up."""
    assert names(on_day(9, text=ALL)) == ["+last", "+write", "+evening"]


def test_waiting_for_a_part() -> None:
    """A part that waits for another comes once that is done or let go."""
    assert names(on_day(4)) == ["breathe", "+write"]
    assert names(on_day(4, done("write", 4))) == ["look-back", "breathe", "+evening"]
    let = replace(course(SESSION), let_go=frozenset({"write@1.2"}))
    assert names(on_day(4, followed=let)) == ["look-back", "breathe", "+evening"]


def test_waiting_for_what_came_before_the_session() -> None:
    """A part after the session may wait for one before it."""
    text = "title: A\nbefore: [prepare]\ndays:\n  - {day: 0, script: rest, after: prepare}\n"
    assert names(on_day(0, text=text)) == []
    assert names(on_day(0, done("prepare", -1), text=text)) == ["rest"]


def test_what_comes_again() -> None:
    """What comes each day is done for its own day alone."""
    assert names(on_day(3, done("breathe", 3), done("evening", 0), done("write", 2))) == [
        "(write)",
        "(breathe)",
    ]
    assert names(on_day(4, done("breathe", 3), done("write", 2), done("evening", 0))) == [
        "look-back",
        "breathe",
    ]


def test_every_other_day() -> None:
    """What comes every two days stays for two, and ends with its days."""
    text = "title: A\ndays:\n  - {day: 1-4, script: walk, every: 2}\n"
    assert [names(on_day(day, text=text)) for day in range(6)] == [
        [],
        ["walk"],
        ["walk"],
        ["walk"],
        ["walk"],
        [],
    ]
    assert names(on_day(3, done("walk", 1), text=text)) == ["walk"]
    assert names(on_day(4, done("walk", 3), text=text)) == ["(walk)"]


def test_done_twice_counts_once() -> None:
    """A script gone through more often than it has places counts for the places it has."""
    found = on_day(1, done("evening", 0), done("evening", 0), done("evening", 1))
    assert names(found) == ["(evening)", "breathe"]


def test_letting_go() -> None:
    """What was let go is not shown again."""
    let = replace(course(SESSION), let_go=frozenset({"evening@1.0"}))
    assert names(on_day(0, followed=let)) == []
    assert names(on_day(5, done("write", 2), followed=let)) == ["look-back", "breathe"]


def test_the_end() -> None:
    """A programme is over when nothing more comes and nothing is open but offers."""
    all_done = [done(one, day) for one, day in [("evening", 0), ("write", 2), ("look-back", 4)]]
    assert not on_day(7, *all_done).is_over
    assert on_day(7, *all_done, done("last", 7)).is_over
    assert on_day(30, *all_done, done("last", 7)).is_over


def test_opened_early_and_the_clock_set_back() -> None:
    """On a day before the session that was told already, the session is still to come."""
    found = on_day(-3, done("evening", 0))
    assert (found.day, names(found)) == (None, ["prepare"])
    assert found.coming[0].on == SESSION


def test_a_pause() -> None:
    """The days of a pause do not count; what comes moves with them."""
    held = course(SESSION).paused(SESSION + timedelta(2)).resumed(SESSION + timedelta(5))
    found = on_day(5, followed=held)
    assert found.day == 2
    assert names(found) == ["write", "breathe", "+evening"]
    assert on_day(4, followed=course(SESSION).paused(SESSION + timedelta(2))).day == 2


def test_a_second_course() -> None:
    """What was done before a course began does not count in it."""
    again = replace(course(SESSION), started=datetime(2026, 3, 2, 18, tzinfo=UTC))
    assert names(on_day(0, done("evening", 0), followed=again)) == ["evening"]


ROUNDS = """
title: Two sessions
rounds: 2
before: [prepare, {script: learn, rounds: 1}]
days:
  - {day: 0, script: evening}
  - {day: 2, script: write, rounds: 2}
"""


def test_rounds() -> None:
    """After the days of one session the next is prepared; parts may have their rounds."""
    two = course(SESSION, SESSION + timedelta(4))
    one = course(SESSION)
    assert names(on_day(-1, text=ROUNDS, followed=course())) == ["prepare", "learn"]
    assert names(on_day(3, done("prepare", -1), text=ROUNDS, followed=one)) == ["prepare"]
    assert names(on_day(3, done("prepare", 3), text=ROUNDS, followed=one)) == ["(prepare)"]
    later = on_day(6, text=ROUNDS, followed=two)
    assert (later.round, later.day, names(later)) == (2, 2, ["write", "+evening"])
    assert on_day(30, done("write", 6), done("evening", 4), text=ROUNDS, followed=two).is_over


def test_the_next_session_is_planned() -> None:
    """With the next session ahead, what prepares for it stands beside the days of the last."""
    found = on_day(0, text=ROUNDS, followed=course(SESSION, SESSION + timedelta(4)))
    assert names(found) == ["evening", "prepare"]
    assert not found.is_over


def test_more_sessions_than_rounds() -> None:
    """Sessions beyond the rounds of a programme change nothing in it."""
    three = course(SESSION, SESSION + timedelta(4), SESSION + timedelta(8))
    assert on_day(8, text=ROUNDS, followed=three).round == 2


DAYS = st.integers(-3, 12)


@given(
    st.lists(st.tuples(st.sampled_from(["prepare", "evening", "write", "last"]), DAYS), max_size=8),
    DAYS,
    st.sampled_from([WEEK, ALL, NONE, ROUNDS]),
    st.lists(DAYS, max_size=3),
)
def test_any_course_has_a_sensible_list(
    gone: list[tuple[str, int]], day: int, text: str, sessions: list[int]
) -> None:
    """No part stands twice, is both open and done, or open before its day; what comes is ahead."""
    days = tuple(sorted({SESSION + timedelta(one) for one in sessions}))
    found = on_day(day, *(done(*one) for one in gone), text=text, followed=course(*days))
    keys = [one.occurrence.key for one in (*found.now, *found.still_open)]
    assert len(keys) == len(set(keys))
    assert not any(one.is_done for one in found.still_open)
    assert all(one.on > SESSION + timedelta(day) or found.day is None for one in found.coming)
    for one in (*found.now, *found.still_open):
        if found.day is not None and one.occurrence.days:
            assert one.occurrence.days.first <= found.day


def test_the_order_of_what_was_done_does_not_matter() -> None:
    """The same things done give the same day, told in any order."""
    gone = [done("evening", 0), done("write", 2), Done("last", BEGUN, date(2026, 3, 1))]
    assert on_day(2, *gone) == on_day(2, *reversed(gone))
    assert agenda(programme(), course(SESSION), gone, SESSION).day == 0
