"""Hearing the voice memos of a session in lines: each is told as it begins, and any line stops."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.journal.memos import kept_memos
from integrate.player.memo_hearing import NO_MEMO, NO_SOUND
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integrate.journal.entry import Entry
    from integrate.journal.store import Journal
    from integrate.plain.terminal import Terminal
    from integrate.player.memo_hearing import MemoHearing
    from integrate.session.record import MemoKept, Seconds

HINT = later("“listen” plays what was spoken; Enter stops it.")
GLANCE: Seconds = 0.25


class Listening:
    """Plays the memos of the session that was read last."""

    def __init__(
        self, journal: Journal, terminal: Terminal, hearing: Callable[[], MemoHearing] | None
    ) -> None:
        """Play by `hearing`; None where nothing can be played."""
        self._journal = journal
        self._terminal = terminal
        self._hearing = hearing
        self._session = ""
        self._memos: list[MemoKept] = []

    def turn_to(self, session: str, entries: Sequence[Entry]) -> list[str]:
        """Take note of what is read; return what is to be said of its memos."""
        self._session, self._memos = session, kept_memos(entries)
        return [_(HINT)] if any(one.pieces for one in self._memos) else []

    def listen(self) -> str:
        """Play them; return the line that ended it, empty without one. Raises `Closed`."""
        if not self._memos:
            self._terminal.say(_(NO_MEMO))
            return ""
        if self._hearing is None:
            self._terminal.say(_(NO_SOUND))
            return ""
        hearing = self._hearing()
        playing = Thread(target=self._play, args=(hearing,))
        playing.start()
        typed = None
        try:
            while typed is None and playing.is_alive():
                typed = self._terminal.read(GLANCE)
        finally:
            hearing.stop()
            playing.join()
        return (typed or "").strip()

    def _play(self, hearing: MemoHearing) -> None:
        say = self._terminal.say
        try:
            say(hearing.run(self._journal, self._session, self._memos, say))
        except JournalError as error:
            say(str(error))
