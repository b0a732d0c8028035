from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from integrate.player import sleeping
from integrate.player.sleeping import of_this_computer

if TYPE_CHECKING:
    from collections.abc import Callable


class Hours:
    """The clocks of one computer: it may sleep, and its wall clock may be set by hand."""

    def __init__(self, *names: str) -> None:
        for number, name in enumerate(names):
            setattr(self, name, number)
        self.awake = 1000.0
        self.slept = 0.0
        self.set_by = 0.0

    def clock_gettime(self, number: int) -> float:
        """Return the first clock, which goes on in sleep, or the second, which does not."""
        return self.awake + (self.slept if number == 0 else 0.0)

    def monotonic(self) -> float:
        """Return a clock that stands still in sleep."""
        return self.awake

    def time(self) -> float:
        """Return the wall clock."""
        return 1e9 + self.awake + self.slept + self.set_by


@pytest.fixture
def with_clocks(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Hours]:
    """Return what puts other clocks in place of this computer's."""

    def put(platform: str, *names: str) -> Hours:
        hours = Hours(*names)
        monkeypatch.setattr(sleeping, "time", hours)
        monkeypatch.setattr(sys, "platform", platform)
        return hours

    return put


def test_linux(with_clocks: Callable[..., Hours]) -> None:
    """Where there is a clock that goes on in sleep, setting the wall clock counts for nothing."""
    hours = with_clocks("linux", "CLOCK_BOOTTIME", "CLOCK_MONOTONIC")
    sleep = of_this_computer()
    before = sleep.so_far()
    hours.awake += 50.0
    hours.set_by += 7200.0
    assert sleep.so_far() == before
    hours.slept += 600.0
    assert sleep.so_far() - before == 600.0
    assert (sleep.shortest, sleep.in_monotonic) == (1.0, False)


def test_macos(with_clocks: Callable[..., Hours]) -> None:
    """On macOS the uptime stands still in sleep, and another clock goes on."""
    hours = with_clocks("darwin", "CLOCK_MONOTONIC_RAW", "CLOCK_UPTIME_RAW")
    sleep = of_this_computer()
    before = sleep.so_far()
    hours.slept += 600.0
    assert sleep.so_far() - before == 600.0


def test_elsewhere(with_clocks: Callable[..., Hours]) -> None:
    """With nothing better the wall clock tells it, and has to be off by more than a minute."""
    hours = with_clocks("openbsd7")
    sleep = of_this_computer()
    before = sleep.so_far()
    hours.slept += 600.0
    assert sleep.so_far() - before == pytest.approx(600.0)
    assert sleep.shortest == 60.0


def test_this_computer() -> None:
    """While a test runs, this computer does not sleep."""
    sleep = of_this_computer()
    assert sleep.so_far() - sleep.so_far() == pytest.approx(0.0, abs=0.5)
