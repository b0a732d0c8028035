"""How long the computer has slept, told by two of its clocks: one stands still in sleep.

The wall clock tells it only where there is no better: setting it by hand is then taken for sleep
when it goes forward by more than a minute.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.session.record import Seconds


@dataclass(frozen=True, slots=True)
class Sleep:
    """What tells how long the computer has slept."""

    so_far: Callable[[], Seconds]
    """Returns all sleep since some moment; only its growth means something."""
    shortest: Seconds
    """What counts as sleep, and not as an error of the clocks."""
    in_monotonic: bool = False
    """Whether `time.monotonic` goes on in sleep."""


def of_this_computer() -> Sleep:
    """Return the best there is here."""
    if hasattr(time, "CLOCK_BOOTTIME"):  # Linux: monotonic stands still in suspend
        return Sleep(lambda: _between(time.CLOCK_BOOTTIME, time.CLOCK_MONOTONIC), 1.0)
    if sys.platform == "darwin":  # uptime stands still in sleep, and monotonic is uptime
        return Sleep(lambda: _between(time.CLOCK_MONOTONIC_RAW, time.CLOCK_UPTIME_RAW), 1.0)
    if sys.platform == "win32":  # monotonic goes on in sleep
        return Sleep(lambda: time.monotonic() - _unbiased(), 1.0, in_monotonic=True)
    return Sleep(lambda: time.time() - time.monotonic(), 60.0)


def _between(going_on: int, standing_still: int) -> Seconds:
    return time.clock_gettime(going_on) - time.clock_gettime(standing_still)


if sys.platform == "win32":

    def _unbiased() -> Seconds:
        """Return how long Windows has been awake.

        https://learn.microsoft.com/windows/win32/api/realtimeapiset/nf-realtimeapiset-queryunbiasedinterrupttime
        """
        import ctypes  # noqa: PLC0415 -- only there

        ticks = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value / 1e7
