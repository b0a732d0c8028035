"""Words typed in the note line after the end: the record is closed, so they wait in the note.

They go into the interpretation, which the clinician reads over and signs. What is half typed is
kept there as well, until Enter takes it, or it is taken away again.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.player.chart_words import entry_words
from integrate.player.paperwork import Paperwork
from integrate.session.charting import Noted
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.journal.note.note import Own
    from integrate.player.drafting import Drafts
    from integrate.session.charting import ChartEntry
    from integrate.session.record import Seconds

PART = "interpretation"
CARRIED = later(
    "The record is closed: this waits under Interpretation in the note. Enter opens the note."
)
AFTER_THE_END = later("{time}, after the end: {words}")
NO_NOTE = later("The session has ended, and nothing of it is kept.")


class Afterwards:
    """Keeps what is written at one console after the end of its session."""

    def __init__(self, drafts: Drafts | None, clock: Callable[[Seconds], str]) -> None:
        """Without `drafts` there is no note; `clock` tells a moment by the clock on the wall."""
        self._paperwork = Paperwork(drafts.journal, drafts.session) if drafts else None
        self._clock = clock
        self._own: Own | None = None
        """What the note has of the clinician's own, without what is half typed."""
        self._written: Own | None = None
        self._turn = asyncio.Lock()

    async def take(self, entry: ChartEntry) -> str:
        """Keep an entry in the note; return what is said of it. Raises `JournalError`."""
        if self._paperwork is None:
            return _(NO_NOTE)
        self._own = await self._keep(self._paperwork, self._line(entry))
        return _(CARRIED)

    async def keep_half(self, words: str, begun: Seconds) -> str:
        """Keep what is half typed; return why it cannot be, else nothing."""
        if self._paperwork is None:
            return ""
        line = self._line(Noted(words.strip(), begun)) if words.strip() else ""
        try:
            await self._keep(self._paperwork, line)
        except JournalError as error:
            return str(error)
        return ""

    def _line(self, entry: ChartEntry) -> str:
        words, time = entry_words(entry), self._clock(entry.begun)
        return _(AFTER_THE_END, time=time, words=words)

    async def _keep(self, paperwork: Paperwork, line: str) -> Own:
        """Add a line to the interpretation, in the place of one that was half typed."""
        async with self._turn:
            if self._own is None:
                self._own = self._written = await asyncio.to_thread(paperwork.own)
            words = "\n".join(one for one in (self._own.interpretation, line) if one)
            own = self._own.with_part(PART, words)
            if own != self._written:
                await asyncio.to_thread(paperwork.add, own)
                self._written = own
            return own
