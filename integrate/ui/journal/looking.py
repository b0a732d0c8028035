"""Reading the journal a little at a time, in a thread, for as long as somebody wants to see it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.journal.entry import Entry, Summary
    from integrate.journal.store import Journal
    from integrate.session.record import Seconds
    from integrate.ui.journal.rows import Row

SHOWN_AFTER: Seconds = 0.15
"""How long is looked before what was found until then is shown."""
AT_ONCE = 50
"""How many rows are shown together at most."""


class LeftOff(Exception):
    """Nobody wants to see more of this."""


class Looking:
    """Rows as they are found. `more` is called in one thread at a time, `leave_off` in any."""

    def __init__(self, journal: Journal, rows: Callable[[Looking], Iterator[Row]]) -> None:
        """Look for the rows that `rows` yields, which reads through this very object."""
        self.is_done = False
        """Whether there is nothing more to be found."""
        self._journal = journal
        self._left_off = False
        self._rows = rows(self)

    def more(self) -> list[Row]:
        """Return what is found next within a moment. Raises `JournalError`."""
        found: list[Row] = []
        end = time.monotonic() + SHOWN_AFTER
        try:
            while len(found) < AT_ONCE and time.monotonic() < end:
                found.append(next(self._rows))
        except (StopIteration, LeftOff):
            self.is_done = True
        return found

    def leave_off(self) -> None:
        """Look no further, also where nothing was found for long."""
        self._left_off = True

    # What is read of the journal.

    def sessions(self, limit: int | None = None, before: str = "") -> list[Summary]:
        """Return sessions of the journal, unless nobody wants to see more."""
        self._go_on()
        return self._journal.sessions(limit, before)

    def events(self, session: str) -> list[Entry]:
        """Return the events of a session, unless nobody wants to see more."""
        self._go_on()
        return self._journal.events(session)

    def _go_on(self) -> None:
        if self._left_off:
            raise LeftOff
