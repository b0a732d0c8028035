from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from integrate.player import clock
from integrate.player.clock import MadeUpClock, RealClock


class Ticker:
    """A monotonic clock that goes on when told."""

    def __init__(self) -> None:
        self.at = 1000.0

    def monotonic(self) -> float:
        """Return its moment."""
        return self.at


@pytest.fixture
def ticker(monkeypatch: pytest.MonkeyPatch) -> Ticker:
    """Put a ticker in place of the machine's clock."""
    ticker = Ticker()
    monkeypatch.setattr(clock, "time", ticker)
    return ticker


def test_real_time(ticker: Ticker) -> None:
    """A session's clock begins where the session stood and goes on with real time."""
    one = RealClock(start=30.0)
    assert (one.now(), one.until(40.0)) == (30.0, 10.0)
    ticker.at += 4
    assert (one.now(), one.until(40.0), one.until(1.0)) == (34.0, 6.0, 0.0)


def test_speed(ticker: Ticker) -> None:
    """At speed 10 a session minute takes six seconds."""
    one = RealClock(speed=10.0)
    assert one.until(60.0) == 6.0
    ticker.at += 6
    assert one.now() == 60.0


def test_the_real_clock_goes_on() -> None:
    """Without anybody telling it, the real clock never goes back."""
    one = RealClock()
    before = time.monotonic()
    first, second = one.now(), one.now()
    assert 0.0 <= first <= second <= time.monotonic() - before + 1.0


def test_the_date() -> None:
    """The date for the journal is the present one, in UTC."""
    now = RealClock().wall()
    assert now.tzinfo is UTC
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)


def test_made_up_time() -> None:
    """Made-up time goes on only when told and never back; its dates follow it."""
    noon = datetime(2024, 5, 1, 12, tzinfo=UTC)
    one = MadeUpClock(start=5.0, began=noon)
    one.go_to(60.0)
    one.go_to(30.0)
    assert (one.now(), one.until(90.0), one.until(2.0)) == (60.0, 30.0, 0.0)
    assert one.wall() == noon + timedelta(minutes=1)
    assert MadeUpClock().wall() == datetime(1970, 1, 1, tzinfo=UTC)
