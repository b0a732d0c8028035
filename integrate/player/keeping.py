"""Where a driver keeps the events of its session: in the journal, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from integrate.journal.errors import JournalError

if TYPE_CHECKING:
    from datetime import datetime

    from integrate.journal.store import Journal
    from integrate.session.record import Recorded


class NotSaved(Exception):
    """An event could not be kept; the message is a sentence with the remedy. Try again later."""


class Keeper(Protocol):
    """Keeps events for good."""

    def keep(self, wall: datetime, *recorded: Recorded) -> None:
        """Keep events; they are safe on return. Raises `NotSaved`, and then none is kept."""


class InJournal:
    """Keeps events under one session of the journal."""

    def __init__(self, journal: Journal, session: str) -> None:
        """Keep under the session id `session`."""
        self.session = session
        self._journal = journal

    def keep(self, wall: datetime, *recorded: Recorded) -> None:
        """Commit events, all or none."""
        try:
            self._journal.append(self.session, wall, *recorded)
        except JournalError as error:
            raise NotSaved(str(error)) from error


class Nowhere:
    """Keeps nothing: for grounding, which leaves no trace."""

    def keep(self, wall: datetime, *recorded: Recorded) -> None:
        """Let the events go."""
