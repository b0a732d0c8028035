"""The way of a line from its keys to the record: half typed, on its way, not kept yet, kept.

Words leave the line only when they are kept; while they cannot be, they stay where they were typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.player.drafting import HALF_A_NOTE
from integrate.session.charting import Noted
from integrate.session.inputs import Chart
from integrate.session.table import State

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from integrate.session.record import Seconds
    from integrate.ui.console.afterwards import Afterwards
    from integrate.ui.console.line import NoteLine
    from integrate.ui.console.told import Told
    from integrate.ui.player.session_view import SessionView, Taken


class Taking:
    """Takes the lines of one console."""

    def __init__(
        self, line: NoteLine, session: SessionView, afterwards: Afterwards, told: Told
    ) -> None:
        """Take what is typed in the line, for a session, and `afterwards` for its note.

        What is `told` of a line that is not taken stays as long as the line.
        """
        self._line = line
        self._told = told
        self._session = session
        self._afterwards = afterwards
        self.is_busy = False
        """Whether a line is on its way."""
        self.unsaved = ""
        """Why the last event is not kept; empty where all are."""
        self._sent = ""
        self._waits = False

    async def take(
        self, words: str, begun: Seconds, do: Callable[[str, Seconds], Awaitable[bool]]
    ) -> None:
        """Let a line be done, and let go of its words once they are kept."""
        try:
            taken = await do(words, begun)
        finally:
            self.is_busy = False
        if taken:
            self._line.drop(words)
        elif self._waits:
            self._sent = words
        else:
            self._told.stand()

    def heard(self, taken: Taken) -> None:
        """Take note of what became of an input."""
        self._waits = not (taken.is_kept or taken.refusal)

    def typed(self) -> None:
        """Let go of what was said of a line once it is empty."""
        if not self._line.words:
            self._told.let_go()

    def is_kept_now(self) -> bool:
        """Let go of the words that were not kept; tell whether something was not kept before."""
        if not self.unsaved:
            return False
        self.unsaved = ""
        if self._sent:
            self._line.drop(self._sent)
        self._sent = ""
        return True

    async def keep_draft(self) -> None:
        """Keep what is half typed: beside the session, or after its end in the note."""
        if self._session.view.state is State.ENDED:
            await self._afterwards.keep_half(self._line.words, self._line.begun)
        else:
            await self._session.keep_aside(HALF_A_NOTE, self._line.words)

    async def keep_as_note(self) -> None:
        """Keep what is half typed as a note, before the program ends."""
        words = self._line.words.strip()
        if self._session.view.state is State.ENDED:
            await self._afterwards.keep_half(words, self._line.begun)
        elif words and not self.unsaved:
            taken = await self._session.offer(Chart(Noted(words, self._line.begun)))
            if taken.is_kept:  # and it is not offered once more to whoever comes back
                await self._session.keep_aside(HALF_A_NOTE, "")
