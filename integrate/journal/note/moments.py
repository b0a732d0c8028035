"""The session's own clock put back on the wall: when something was, by the computer's clock.

Each entry was written at both. A moment between two entries lies as far between their times, so
that a clock put right during a session, or a session run faster to try it out, moves nothing past
its neighbours.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from typing import TYPE_CHECKING

from integrate.journal.export.moments import clock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from integrate.journal.entry import Entry
    from integrate.session.record import Seconds


class Clock:
    """When each moment of one session was."""

    def __init__(self, entries: Sequence[Entry], zone: tzinfo | None = None) -> None:
        """Take the entries of the session, of which there is at least one.

        Times of day are told in `zone`, or in that of this computer.
        """
        self._zone = zone
        self._at = [entry.recorded.at for entry in entries]
        self._wall = [entry.wall for entry in entries]

    def wall(self, moment: Seconds) -> datetime:
        """Return when a moment of the session's own clock was."""
        after = bisect_right(self._at, moment)
        if after in (0, len(self._at)):
            near = min(after, len(self._at) - 1)
            return self._wall[near] + timedelta(seconds=moment - self._at[near])
        begin, end = self._at[after - 1], self._at[after]
        part = (moment - begin) / (end - begin)
        return self._wall[after - 1] + part * (self._wall[after] - self._wall[after - 1])

    def told(self, wall: datetime) -> str:
        """Return the time of day as in `09:05`."""
        return clock(wall, self._zone)
