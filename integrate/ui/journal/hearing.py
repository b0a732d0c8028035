"""The voice memos of the session that is read: one key plays them, the same key stops them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.journal.memos import kept_memos
from integrate.player.memo_hearing import MemoHearing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.journal.entry import Entry
    from integrate.journal.store import Journal
    from integrate.session.record import MemoKept
    from integrate.ui.journal.screen import JournalScreen


class Hearing:
    """What the journal's screen plays. One session is heard at a time."""

    def __init__(self, screen: JournalScreen, journal: Journal) -> None:
        """Play what is in the journal; the screen tells of it."""
        self._screen = screen
        self._journal = journal
        self._session = ""
        self._memos: list[MemoKept] = []
        self._playing: MemoHearing | None = None

    @property
    def is_on(self) -> bool:
        """Whether something is playing."""
        return self._playing is not None

    @property
    def has_memos(self) -> bool:
        """Whether the session that is shown has a memo that can be played."""
        return any(one.pieces for one in self._memos)

    def turn_to(self, session: str, entries: Sequence[Entry]) -> None:
        """Take note of the session that is shown; what plays goes on."""
        self._session, self._memos = session, kept_memos(entries)
        self._screen.refresh_keys()

    def begin(self) -> None:
        """Play the memos of the session that is shown."""
        settings = self._screen.app.settings
        self._playing = MemoHearing(settings.open_output, settings.level)
        self._screen.refresh_keys()
        self._screen.run_worker(self._play(self._playing, self._session, self._memos))

    def stop(self) -> None:
        """Let it fade and end."""
        if self._playing is not None:
            self._playing.stop()

    async def _play(self, hearing: MemoHearing, session: str, memos: list[MemoKept]) -> None:
        tell = self._screen.app.tell
        try:
            told = await asyncio.to_thread(hearing.run, self._journal, session, memos, tell)
        except JournalError as error:
            told = str(error)
        self._playing = None
        if self._screen.is_current:
            self._screen.tell(told)
            self._screen.refresh_keys()
