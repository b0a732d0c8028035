from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest

from integrate.journal.trends.history import read_history
from integrate.measures.change import Difference
from integrate.measures.shipped import SHIPPED
from integrate.session.record import Answered
from tests.journal.export.shelf import Shelf, measured
from tests.journal.trends.course import (
    DOSES,
    PCL,
    PHQ,
    course,
    day,
    dose,
    history,
    put,
    reaching,
    the_trend,
)


def test_totals_by_questionnaire_and_day() -> None:
    """The oldest first, each questionnaire by itself, in the order they are listed in."""
    found = history(course())
    assert [one.measure.id for one in found.trends] == ["phq-9", "pcl-5"]
    for trend, expected in zip(found.trends, (PHQ, PCL), strict=True):
        reached = [(one.when.date(), one.total.score.total) for one in trend.taken]
        assert reached == [(day(days), total) for days, total in expected.items()]


def test_sessions_with_the_medicine_are_marked() -> None:
    """By the day they began; other sessions are none."""
    assert history(course()).sessions == tuple(day(days) for days in DOSES)


def test_a_time_without_a_score_is_never_what_is_compared_with() -> None:
    """The change and the days count from the last time that had a total."""
    taken = the_trend(course(), "phq-9").taken
    assert [one.since.points if one.since else None for one in taken] == [None, -6, None, -5, 2, -5]
    assert [one.days for one in taken] == [None, 7, 7, 14, 14, 14]
    assert taken[3].since == Difference(12, -5, SHIPPED["phq-9"].steps[0])


def test_days_are_counted_by_the_calendar() -> None:
    """Two weeks later and some hours earlier in the day is two weeks."""
    shelf = Shelf()
    put(shelf, 0.3, *reaching(9, "phq-9", 9, 3))
    put(shelf, 14, *reaching(9, "phq-9", 9, 3))
    assert the_trend(shelf, "phq-9").taken[1].days == 14


def test_a_day_is_that_of_the_reader() -> None:
    """What was answered at nine in the morning in London was so the evening before in Hawaii."""
    shelf = course()
    hawaii = timezone(timedelta(hours=-10))
    (trend,) = read_history(shelf, zone=hawaii).of(["pcl-5"])
    assert trend.taken[0].when.date() == day(-1)


def test_persons_are_kept_apart() -> None:
    """Neither questionnaires nor sessions of somebody else are among one's own."""
    shelf = course()
    put(shelf, 3, *measured(70, measure="suds", name="suds"), person="ann")
    assert [one.measure.id for one in history(shelf, "ann").trends] == ["suds"]
    assert history(shelf, "ann").sessions == ()
    assert [one.measure.id for one in history(shelf).trends] == ["phq-9", "pcl-5"]


def test_what_cannot_be_read_is_counted_and_hides_nothing() -> None:
    """A broken session is one less, and is said to be."""
    shelf = course()
    shelf.broken.add("s1")
    found = history(shelf)
    assert found.unreadable == 1
    assert len(found.trends[0].taken) == len(PHQ) - 1


def test_several_of_one_session_stand_in_their_order() -> None:
    """Before and after: two times, and no day between them."""
    shelf = Shelf()
    before = measured(70, measure="suds", name="before")
    after = measured(30, measure="suds", name="after")
    (second,) = after
    assert isinstance(second, Answered)
    put(shelf, 0, *before, replace(second, step="#5.1"))
    taken = the_trend(shelf, "suds").taken
    assert [one.total.score.total for one in taken] == [70, 30]
    assert [one.days for one in taken] == [None, 0]


def test_nothing_taken_is_an_empty_trend() -> None:
    """It can be asked for all the same."""
    shelf = Shelf()
    dose(shelf, 0)
    found = history(shelf)
    assert found.trends == ()
    assert [one.taken for one in found.of(["gad-7", "asq"])] == [(), ()]
    with pytest.raises(KeyError):
        found.of(["no-such"])


def test_a_journal_is_read_with_the_days_of_this_computer() -> None:
    """Without a time zone it is the one around."""
    assert len(read_history(course()).trends) == len(history(course()).trends)
    assert history(course()).trends[0].taken[0].when.tzinfo is UTC
