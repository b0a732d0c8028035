"""What is needed of a journal to read it, and how its sessions are gone through.

A session that cannot be read hides no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from integrate.journal.entry import Outcome
from integrate.journal.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.journal.entry import Entry, Summary

PAGE = 50
"""How many sessions are looked up at once."""


class Readable(Protocol):
    """What is needed of a journal to read it."""

    def sessions(self, limit: int | None = None, before: str = "") -> list[Summary]:
        """Return sessions, the newest first; with a limit, a page of those before a session."""

    def events(self, session: str) -> list[Entry]:
        """Return every event of a session in order."""


def newest_first(journal: Readable) -> Iterator[Summary]:
    """Yield every session, the newest first; no more of them are looked up than are taken."""
    seen: set[str] = set()
    before = ""
    while page := [one for one in journal.sessions(PAGE, before) if one.id not in seen]:
        yield from page
        seen.update(one.id for one in page)
        before = page[-1].id


def entries_of(journal: Readable, summary: Summary) -> list[Entry] | None:
    """Return every event of a session in order; None when it cannot be read."""
    if summary.outcome is Outcome.UNREADABLE:
        return None
    try:
        return journal.events(summary.id)
    except JournalError:
        return None
