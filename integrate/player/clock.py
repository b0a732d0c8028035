"""The clock of one session: real time from where the session stood, at a chosen speed.

Real time is the monotonic clock, which nobody sets forward or back. It may stand still while the
computer sleeps; `catch_up` lets the session's time go on by as much, all at once.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from integrate.player.sleeping import of_this_computer

if TYPE_CHECKING:
    from integrate.player.sleeping import Sleep
    from integrate.session.record import Seconds

LOOK: Seconds = 1.0
"""How often real time has to be looked at for a sleep to be noticed within a second."""


class Clock(Protocol):
    """What a driver needs to know of time."""

    def now(self) -> Seconds:
        """Return the moment on the session's own clock."""

    def until(self, moment: Seconds) -> Seconds:
        """Return how many real seconds remain until a moment of the session; 0 when it is past."""

    def wall(self) -> datetime:
        """Return the date and time for the journal, aware, in UTC."""

    def catch_up(self) -> Seconds | None:
        """Let time go on by what the computer slept; return when that began, None if it did not."""

    @property
    def until_look(self) -> Seconds | None:
        """How many real seconds until it should be caught up with; None if it never sleeps."""


class RealClock:
    """Real time; at speed 10 a session minute takes six seconds."""

    def __init__(
        self, start: Seconds = 0.0, speed: float = 1.0, sleep: Sleep | None = None
    ) -> None:
        """Let the session stand at `start` now."""
        self._start = start
        self._speed = speed
        self._zero = self._looked = time.monotonic()
        self._sleep = sleep or of_this_computer()
        self._slept = self._sleep.so_far()

    def now(self) -> Seconds:
        """Return the moment on the session's own clock."""
        return self._start + (time.monotonic() - self._zero) * self._speed

    def until(self, moment: Seconds) -> Seconds:
        """Return how many real seconds remain until a moment of the session."""
        return max(0.0, (moment - self.now()) / self._speed)

    def wall(self) -> datetime:
        """Return the present date and time."""
        return datetime.now(UTC)

    def catch_up(self) -> Seconds | None:
        """Let time go on by what the computer slept; return when that began, None if it did not."""
        self._looked = time.monotonic()
        slept = self._sleep.so_far()
        gap = slept - self._slept
        if gap < self._sleep.shortest:
            self._slept = min(self._slept, slept)  # a wall clock that was set back
            return None
        self._slept = slept
        if not self._sleep.in_monotonic:
            self._start += gap * self._speed
        return self.now() - gap * self._speed

    @property
    def until_look(self) -> Seconds | None:
        """How many real seconds until it should be caught up with."""
        return max(0.0, self._looked + LOOK - time.monotonic())


class MadeUpClock:
    """Time that goes on only when told, for walking a session without waiting."""

    def __init__(self, start: Seconds = 0.0, began: datetime | None = None) -> None:
        """Stand at `start`; `began` is the date of moment 0, the epoch unless given."""
        self._now = start
        self._began = began or datetime.fromtimestamp(0, UTC)

    def now(self) -> Seconds:
        """Return the moment on the session's own clock."""
        return self._now

    def until(self, moment: Seconds) -> Seconds:
        """Return how far off a moment of the session is."""
        return max(0.0, moment - self._now)

    def wall(self) -> datetime:
        """Return the made-up date and time."""
        return datetime.fromtimestamp(self._began.timestamp() + self._now, UTC)

    def catch_up(self) -> Seconds | None:
        """Return None: it never sleeps."""
        return None

    @property
    def until_look(self) -> Seconds | None:
        """None: it never sleeps."""
        return None

    def go_to(self, moment: Seconds) -> None:
        """Let time go on to a moment; an earlier one changes nothing."""
        self._now = max(self._now, moment)
