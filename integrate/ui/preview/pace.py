"""The clock of a session that an author tries out: it can be made to run fast, and slow again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.player.clock import RealClock

if TYPE_CHECKING:
    from datetime import datetime

    from integrate.session.record import Seconds


class PacedClock:
    """Real time at a speed that may change while it runs; the moment never jumps."""

    def __init__(self, start: Seconds, speed: float) -> None:
        """Let the session stand at `start` now."""
        self._clock = RealClock(start, speed)

    def run(self, speed: float) -> None:
        """Go on at another speed."""
        self._clock = RealClock(self.now(), speed)

    def now(self) -> Seconds:
        """Return the moment on the session's own clock."""
        return self._clock.now()

    def until(self, moment: Seconds) -> Seconds:
        """Return how many real seconds remain until a moment of the session."""
        return self._clock.until(moment)

    def wall(self) -> datetime:
        """Return the present date and time."""
        return self._clock.wall()

    def catch_up(self) -> Seconds | None:
        """Let time go on by what the computer slept; return when that began, None if it did not."""
        return self._clock.catch_up()

    @property
    def until_look(self) -> Seconds | None:
        """How many real seconds until it should be caught up with."""
        return self._clock.until_look
