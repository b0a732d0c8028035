"""From moments of a session to what the clock on the wall showed then, and back.

The wall clock is looked at now and then: a therapist who puts it right sees the times of the
session with it. Between two looks times do not waver, so none is shown now a second earlier and
now a second later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from integrate.player.clock import Clock
    from integrate.session.record import Seconds

TO_BE_SEEN = timedelta(seconds=2)
"""From this on the wall clock was set, and did not merely waver."""


@dataclass(frozen=True, slots=True)
class Times:
    """One moment of a session, and what the wall clock shows at it."""

    now: Seconds
    here: datetime
    """The same moment by the clock on the wall, with its time zone."""
    begun: Seconds
    """When the first key of the present line was pressed."""

    def at(self, moment: Seconds) -> datetime:
        """Return what the clock on the wall showed at a moment."""
        # Counted in UTC: on the night the clocks change, an hour is an hour.
        here = self.here.astimezone(UTC) + timedelta(seconds=moment - self.now)
        return here.astimezone(self.here.tzinfo)

    def moment(self, hour: int, minute: int, second: int) -> Seconds:
        """Return the last moment at which the wall showed this; before 0 is before the session."""
        then = self.here.replace(hour=hour, minute=minute, second=second, microsecond=0)
        if then > self.here:
            then -= timedelta(days=1)
        return self.now - (self.here - then).total_seconds()


class WallTimes:
    """The wall clock of the room a session is in."""

    def __init__(self, clock: Clock, *, speed: float = 1.0) -> None:
        """Follow the wall clock; in a trial that runs faster the times run with the session."""
        self._clock = clock
        self._follows = speed == 1.0
        self._now, self._wall = clock.now(), clock.wall()

    def look(self) -> Times:
        """Return the present moment."""
        now, wall = self._clock.now(), self._clock.wall()
        passed = self._wall + timedelta(seconds=now - self._now)
        if self._follows and abs(wall - passed) > TO_BE_SEEN:
            self._now, self._wall, passed = now, wall, wall
        return Times(now, passed.astimezone(), now)
