"""A voice memo being spoken onto a page: each piece is in the journal before the next one comes.

Whatever ends it, what was spoken until then stays on the page, and one sentence says how it ended.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from integrate.audio.memo.piece import LONGEST, Ending, Recording
from integrate.journal.errors import JournalError
from integrate.journal.memo_words import length_told, memo_told
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.audio.api import Seconds
    from integrate.player.capturing import Capture
    from integrate.session.record import MemoKept

Record: TypeAlias = Callable[[], Recording]
"""Begins to record."""

SHORTEST: Final[Seconds] = 0.5
"""A shorter memo is a key pressed twice, and not kept."""
MEMO: Final = ":memo"
AWAY: Final = ":memo away"
"""What is typed in lines to begin a memo, and to take the last one off the page."""
STARTING = later("The microphone is being opened. A memo can have up to {longest}.")
RECORDING = later("Recording, {length}. {key} ends it.")
STILL = later("Recording, up to {longest}. {key} ends it.")
NOTHING = later("Nothing was recorded.")
ON_PAGE = later("{memo} is on this page.")
ON_PAGE_BEFORE = later("{memo} is on this page already.")
FULL = later("The memo has come to {longest}, the most there is, and is on this page.")
NO_MICROPHONE = later(
    "No microphone was found, or this terminal may not use it, so nothing is recorded. You can "
    "write instead."
)
LOST = later("The microphone is gone. {memo} is on this page; you can go on in writing.")
BROKEN = later("The recording broke off. {memo} is on this page; you can go on in writing.")
NOT_KEPT = later("The memo ends here. {why} What was kept of it until now stays on the page.")
TAKEN_BACK = later("The memo is taken off this page again.")


class MemoTaking:
    """One memo; `run` is for a thread of its own, all else for any."""

    def __init__(self, page: Capture, recording: Recording) -> None:
        """Take down what is spoken as the next memo of the page."""
        self.length: Seconds = 0.0
        """How long it is so far."""
        self.is_on = True
        """Whether it still goes on."""
        self.has_begun = False
        """Whether anything was heard yet."""
        self._page = page
        self._recording = recording

    def run(self) -> str:
        """Record until it ends; return a sentence for the person."""
        try:
            return self._take_down(1 + max((one.memo for one in self._page.memos), default=0))
        except JournalError as error:
            return _(NOT_KEPT, why=error)
        finally:
            self._recording.stop()
            self.is_on = False

    def stop(self) -> None:
        """Have it end."""
        self._recording.stop()

    def _take_down(self, memo: int) -> str:
        for number, piece in enumerate(self._recording.pieces(), start=1):
            self._page.add_sound(memo, number, piece.until, piece.sound)
            self.length, self.has_begun = piece.until, True
        if self.has_begun and self.length < SHORTEST:
            self._page.drop_sound(memo)
        return self._sentence(memo)

    def _sentence(self, memo: int) -> str:
        ending = self._recording.ending
        kept = next((one for one in self._page.memos if one.memo == memo), None)
        if kept is None:
            return _(NOTHING) if ending is Ending.TOLD else _(NO_MICROPHONE)
        if ending is Ending.LONGEST:
            return _(FULL, longest=length_told(LONGEST))
        told = {Ending.LOST: LOST, Ending.BROKEN: BROKEN}.get(ending, ON_PAGE)
        return _(told, memo=memo_told(kept))


def take_back(page: Capture) -> str:
    """Take the newest memo off the page; return a sentence, empty where there is none.

    Raises `JournalError`.
    """
    memos: list[MemoKept] = page.memos
    if not memos:
        return ""
    page.drop_sound(memos[-1].memo)
    return _(TAKEN_BACK)
