from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.player.clock import MadeUpClock
from integrate.player.wall_times import Times, WallTimes

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGAN = datetime(2026, 11, 22, 14, 0, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stand where the clocks change."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


class SetClock(MadeUpClock):
    """A made-up clock whose wall clock somebody sets."""

    shift = timedelta()

    def wall(self) -> datetime:
        """Return what the wall shows."""
        return super().wall() + self.shift


def test_the_wall_shows_the_time_of_the_place() -> None:
    """A moment is shown by the clock of the room, whatever zone the journal keeps."""
    clock = MadeUpClock(began=BEGAN)
    clock.go_to(600.0)
    times = WallTimes(clock).look()
    assert f"{times.here:%H:%M}" == "15:10"
    assert f"{times.at(60.0):%H:%M}" == "15:01"
    assert times.moment(15, 1, 0) == 60.0


def test_a_clock_that_is_set_is_followed() -> None:
    """Times move with the wall clock once it was set, and not while it merely wavers."""
    clock = SetClock(began=BEGAN)
    wall = WallTimes(clock)
    clock.shift = timedelta(seconds=1)
    assert f"{wall.look().here:%H:%M:%S}" == "15:00:00"
    clock.shift = timedelta(minutes=5)
    assert f"{wall.look().here:%H:%M:%S}" == "15:05:00"


def test_in_a_trial_that_runs_faster_times_run_with_the_session() -> None:
    """At ten times the speed the wall is not looked at: ten minutes are shown as ten minutes."""
    clock = SetClock(began=BEGAN)
    wall = WallTimes(clock, speed=10.0)
    clock.shift = -timedelta(minutes=9)
    clock.go_to(600.0)
    assert f"{wall.look().here:%H:%M}" == "15:10"


def test_the_night_on_which_the_clocks_change() -> None:
    """An hour is an hour, though the wall shows two of them."""
    here = datetime(2026, 10, 25, 1, 30, tzinfo=UTC).astimezone()
    times = Times(now=3600.0, here=here, begun=3600.0)
    assert f"{here:%H:%M %z}" == "02:30 +0100"
    assert times.at(0.0).astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
