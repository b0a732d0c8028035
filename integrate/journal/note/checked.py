"""The checks of a session: when each was due, and whether it was done, late or missed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from integrate.session.record import GRACE, CheckDone, CheckDue, CheckMissed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from integrate.journal.entry import Entry
    from integrate.journal.note.moments import Clock

LATE = timedelta(seconds=GRACE)
"""From how long after it was due a check counts as done late."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One time of a check."""

    do: str
    after: str
    """The mark it is timed from."""
    due: datetime
    done: datetime | None = None
    missed: str = ""
    """Why it was not done, as `CheckMissed` says it; empty where it was not missed."""

    @property
    def late_by(self) -> timedelta:
        """How much later than due it was done; nothing where that is within the grace."""
        late = self.done - self.due if self.done else timedelta()
        return late if late > LATE else timedelta()


def checked(entries: Iterable[Entry], clock: Clock) -> tuple[Checked, ...]:
    """Return the checks of a session, in the order they were due."""
    found: dict[tuple[int, float], Checked] = {}
    for entry in entries:
        event = entry.recorded.event
        if not isinstance(event, CheckDue | CheckDone | CheckMissed):
            continue
        # before checks had names, each time it came due was the only one of that moment
        key = (event.check, 0.0) if event.check else (0, entry.recorded.at)
        one = found.get(key) or Checked(event.do, event.after, clock.wall(event.due))
        if isinstance(event, CheckDone):
            one = replace(one, done=entry.wall)
        elif isinstance(event, CheckMissed):
            one = replace(one, missed=event.why)
        found[key] = one
    return tuple(sorted(found.values(), key=lambda one: one.due))
