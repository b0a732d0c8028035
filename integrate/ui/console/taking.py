"""The way of a line from its keys to the record: half typed, on its way, not kept yet, kept.

Words leave the line only when they are kept; while they cannot be, they stay where they were typed.
What is typed and entered while a line is on its way is the next line, and is taken after it.
A command that was refused may stand unseen before the next note: what has grown like this is kept
as a note by Enter alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.player.commands import STROKE
from integrate.player.drafting import HALF_A_NOTE
from integrate.session.charting import Noted
from integrate.session.inputs import Chart
from integrate.session.table import State
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from integrate.session.record import Seconds
    from integrate.ui.console.afterwards import Afterwards
    from integrate.ui.console.line import NoteLine
    from integrate.ui.console.sheets import Sheets
    from integrate.ui.console.told import Told
    from integrate.ui.player.session_view import SessionView, Taken

APART = "   "
"""What stands between the words of the line and those of a form, where one draft has both."""
AS_A_NOTE = later("Enter again keeps it as a note.")


class Taking:
    """Takes the lines of one console."""

    def __init__(
        self,
        line: NoteLine,
        sheets: Sheets,
        session: SessionView,
        afterwards: Afterwards,
        told: Told,
    ) -> None:
        """Take what is typed in the line, for a session, and `afterwards` for its note.

        What stands in a form is half typed as well, until the form keeps it.
        What is `told` of a line that is not taken stays as long as the line.
        """
        self._line = line
        self._sheets = sheets
        self._told = told
        self._session = session
        self._afterwards = afterwards
        self._entered: list[str] = []
        """What stood in the line at each Enter, from the line that is on its way on."""
        self.unsaved = ""
        """Why the last event is not kept; empty where all are."""
        self._sent = ""
        self._waits = False
        self._refused = ""
        self._offered = ""

    @property
    def is_busy(self) -> bool:
        """Whether a line is on its way."""
        return bool(self._entered)

    def enter(self, words: str) -> bool:
        """Take note of Enter; tell whether nothing is on its way, so `take` is to be called."""
        if not self._entered:
            self._entered.append(words)
            return True
        if words != self._entered[-1]:  # Enter alone, once more, is nothing new
            self._entered.append(words)
        return False

    async def take(self, do: Callable[[str, Seconds], Awaitable[bool]]) -> None:
        """Let what was entered be done, and let go of its words once they are kept."""
        try:
            while self._entered:
                await self._take(self._entered[0], do)
                self._entered.pop(0)
        finally:
            self._entered.clear()

    async def _take(self, words: str, do: Callable[[str, Seconds], Awaitable[bool]]) -> None:
        is_note = bool(words) and words == self._offered
        if await do(f"{STROKE}n {words}" if is_note else words, self._line.begun):
            self._line.drop(words)
            self._entered = [words, *(one.removeprefix(words) for one in self._entered[1:])]
        elif self._waits:  # all that was entered is in the line, and the next Enter tries again
            self._sent = words
            del self._entered[1:]
        else:
            self._told.stand(_(AS_A_NOTE) if self._has_grown(words) else "")

    def _has_grown(self, words: str) -> bool:
        """Tell whether a command that is refused is one that was, with more behind it; offer it."""
        before, self._refused = self._refused, words
        is_more = before not in ("", words) and words.startswith(before)
        has_grown = is_more and words.startswith(STROKE)
        self._offered = words if has_grown else ""
        return has_grown

    def heard(self, taken: Taken) -> None:
        """Take note of what became of an input."""
        self._waits = not (taken.is_kept or taken.refusal)

    def typed(self) -> None:
        """Let go of what was said of a line once it is empty."""
        if not self._line.words:
            self._refused = self._offered = ""
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

    def _half_typed(self) -> list[tuple[str, Seconds]]:
        """Return what is half typed, in the line and in forms, and when each was begun."""
        words = self._line.words
        here = [(words, self._line.begun)] if words.strip() else []
        return [*here, *self._sheets.half_typed]

    async def keep_draft(self) -> None:
        """Keep what is half typed: beside the session, or after its end in the note."""
        if self._session.view.state is State.ENDED:
            await self._keep_in_note()
        else:
            words = APART.join(words for words, _begun in self._half_typed())
            await self._session.keep_aside(HALF_A_NOTE, words)

    async def keep_what_is_left(self) -> None:
        """Keep in the note what is half typed at the end, as nothing more may be typed."""
        if self._half_typed():
            await self._keep_in_note()

    async def _keep_in_note(self) -> None:
        half = self._half_typed()
        begun = min((begun for _words, begun in half), default=self._line.begun)
        words = APART.join(words for words, _begun in half)
        trouble = await self._afterwards.keep_half(words, begun)
        if trouble:
            self._told.say(trouble)

    async def keep_as_note(self) -> None:
        """Keep what is half typed as notes, before the program ends."""
        if self._session.view.state is State.ENDED:
            await self._keep_in_note()
        elif self._half_typed() and not self.unsaved:
            for words, begun in self._half_typed():
                taken = await self._session.offer(Chart(Noted(words.strip(), begun)))
                if not taken.is_kept:
                    return
            # It is not offered once more to whoever comes back.
            await self._session.keep_aside(HALF_A_NOTE, "")
