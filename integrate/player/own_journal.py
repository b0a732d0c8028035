"""What a session may ask of the journal it is kept in, for the person it is kept for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from integrate.player.capturing import Capture
from integrate.player.steadying import remembered

if TYPE_CHECKING:
    from integrate.journal.store import Journal
    from integrate.player.memo_taking import Record
    from integrate.player.steadying import Remembered


@dataclass(frozen=True, slots=True)
class OwnJournal:
    """The journal, and for whom."""

    journal: Journal
    person: str
    """The id of a `Person`."""
    has_pages: bool
    """Whether pages for raw words are offered."""
    record: Record | None = None
    """Begins a voice memo on such a page; None where memos are off."""

    def capture(self) -> Capture:
        """Begin a page for raw words. Raises `JournalError`."""
        return Capture(self.journal, datetime.now(UTC), self.person)

    def remembered(self) -> Remembered | None:
        """Return what steadied the person before. It reads, so it is not for a screen's thread."""
        return remembered(self.journal, self.person)
