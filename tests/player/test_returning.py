from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from integrate.journal.entry import Outcome, Summary
from integrate.player.returning import WORDS, Way, ago, offer

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
GROUND_FIRST = (Way.GROUND_FIRST, Way.START_AGAIN)
START_AGAIN = (Way.START_AGAIN, Way.CARRY_ON)


def left(since: timedelta, role: str = "patient") -> Summary:
    """Return a session that was left so long ago."""
    last = NOW - since
    return Summary(
        "a", last, last, "one", "One", "anytime", role, Outcome.INTERRUPTED, 3, digest="d"
    )


@pytest.mark.parametrize(
    ("since", "ways"),
    [
        (timedelta(), (Way.CARRY_ON,)),
        (timedelta(minutes=29, seconds=59), (Way.CARRY_ON,)),
        (timedelta(minutes=30), GROUND_FIRST),
        (timedelta(hours=12), GROUND_FIRST),
        (timedelta(hours=12, seconds=1), START_AGAIN),
        (timedelta(days=900), START_AGAIN),
        (-timedelta(seconds=1), GROUND_FIRST),
    ],
)
def test_how_long_ago_decides_what_is_offered(since: timedelta, ways: tuple[Way, ...]) -> None:
    """A short while carries on; then grounding comes first, and then a new start."""
    found = offer(left(since), NOW)
    assert found.ways == ways
    assert bool(found.words) == (len(ways) > 1)
    assert found.beforehand.startswith("Enter ")


def test_a_therapist_carries_on_at_once() -> None:
    """However long ago it was."""
    assert offer(left(timedelta(days=2), "therapist"), NOW).ways == (Way.CARRY_ON,)


def test_each_way_has_words() -> None:
    """Nothing is offered without a name."""
    assert set(WORDS) == set(Way)


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (timedelta(minutes=1), "a minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(minutes=60), "an hour ago"),
        (timedelta(hours=47), "47 hours ago"),
        (timedelta(hours=48), "2 days ago"),
    ],
)
def test_how_long_ago_is_said_as_people_say_it(since: timedelta, said: str) -> None:
    """In whole minutes, hours or days."""
    assert ago(since) == said
