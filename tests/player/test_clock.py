from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from integrate.player import clock
from integrate.player.clock import MadeUpClock, RealClock
from integrate.player.sleeping import Sleep


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


class Slumber:
    """What tells how long the computer has slept."""

    def __init__(self, *, in_monotonic: bool = False) -> None:
        self.so_far = 500.0
        self.sleep = Sleep(lambda: self.so_far, 1.0, in_monotonic=in_monotonic)


def test_asleep(ticker: Ticker) -> None:
    """Time goes on by a sleep all at once, when it is looked at, and tells when it began."""
    slumber = Slumber()
    one = RealClock(start=30.0, speed=2.0, sleep=slumber.sleep)
    ticker.at += 5.0
    assert one.catch_up() is None
    slumber.so_far += 600.0
    ticker.at += 1.0
    assert one.now() == 42.0
    assert one.catch_up() == 42.0
    assert (one.now(), one.catch_up()) == (1242.0, None)


def test_asleep_where_the_clock_goes_on(ticker: Ticker) -> None:
    """Where the clock itself went on in the sleep, nothing is added to it."""
    slumber = Slumber(in_monotonic=True)
    one = RealClock(sleep=slumber.sleep)
    ticker.at += 610.0
    slumber.so_far += 600.0
    assert (one.now(), one.catch_up(), one.now()) == (610.0, 10.0, 610.0)


@pytest.mark.usefixtures("ticker")
def test_naps_and_clocks_that_were_set_back() -> None:
    """Less than what counts is no sleep until it adds up; a clock set back is none either."""
    slumber = Slumber()
    one = RealClock(sleep=slumber.sleep)
    slumber.so_far += 0.6
    assert one.catch_up() is None
    slumber.so_far += 0.6
    assert one.catch_up() == 0.0
    assert one.now() == pytest.approx(1.2)
    slumber.so_far -= 3600.0
    assert one.catch_up() is None
    slumber.so_far += 60.0
    assert one.catch_up() == pytest.approx(1.2)
    assert one.now() == pytest.approx(61.2)


def test_when_to_look(ticker: Ticker) -> None:
    """Real time is looked at every second; made-up time need not be."""
    one = RealClock(speed=10.0)
    assert one.until_look == 1.0
    ticker.at += 0.75
    assert one.until_look == 0.25
    ticker.at += 5.0
    assert one.until_look == 0.0
    one.catch_up()
    assert one.until_look == 1.0
    assert (MadeUpClock().until_look, MadeUpClock().catch_up()) == (None, None)


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
