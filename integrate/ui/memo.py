"""The voice memo on the blank page: how long it is, in words, and one key that begins and ends it.

The words change at most once a second; where nothing is to move they change at the end alone.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.widgets import Static

from integrate.audio.memo.piece import LONGEST
from integrate.journal.memo_words import length_told, memo_told
from integrate.player.memo_taking import ON_PAGE_BEFORE, RECORDING, STARTING, STILL, MemoTaking
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.timer import Timer

    from integrate.player.capturing import Capture
    from integrate.player.memo_taking import Record
    from integrate.session.record import MemoKept, Seconds
    from integrate.ui.app import IntegrateApp

CHANGES: Seconds = 1.0
"""How often the length is shown anew."""


class MemoLine(Static):
    """Records a memo, and tells of it."""

    app: IntegrateApp
    DEFAULT_CSS = """
    MemoLine { height: auto; max-height: 3; color: $primary; display: none; }
    MemoLine.-told { display: block; }
    MemoLine.-recording { text-style: bold; }
    """

    def __init__(self, key: str, changed: Callable[[], None]) -> None:
        """Be out of sight; `key` ends a memo, `changed` is called as one begins and ends."""
        super().__init__("", markup=False)
        self._key = key
        self._changed = changed
        self._taking: MemoTaking | None = None
        self._done: asyncio.Task[str] | None = None
        self._timer: Timer | None = None

    @property
    def is_on(self) -> bool:
        """Whether a memo is being spoken."""
        return self._taking is not None

    def tell(self, sentence: str) -> None:
        """Show a sentence in its place."""
        self.update(sentence)
        self.set_class(bool(sentence), "-told")

    def tell_of(self, memos: Sequence[MemoKept]) -> None:
        """Tell of the memos that were spoken before the page was cut off."""
        if memos:
            self.tell("\n".join(_(ON_PAGE_BEFORE, memo=memo_told(one)) for one in memos))

    def begin(self, page: Capture, record: Record) -> None:
        """Begin a memo on the page."""
        self._taking = taking = MemoTaking(page, record())
        self.tell(_(STARTING, longest=length_told(LONGEST)))
        self.add_class("-recording")
        self._done = asyncio.create_task(asyncio.to_thread(taking.run))
        self._done.add_done_callback(lambda _done: self.call_later(self.end))
        self._timer = self.set_interval(CHANGES, self._show)
        self._changed()

    async def end(self) -> None:
        """End the memo, if one is being spoken, and tell what came of it."""
        taking, done = self._taking, self._done
        if taking is None or done is None:
            return
        taking.stop()
        sentence = await done
        if self._taking is not taking:  # it came to its end by itself meanwhile
            return
        self._taking = None
        if self._timer is not None:
            self._timer.stop()
        self.remove_class("-recording")
        self.tell(sentence)
        self._changed()

    def _show(self) -> None:
        """Show how long it is; who speaks is there, so that nothing covers the page meanwhile."""
        taking = self._taking
        if taking is None or not taking.has_begun:
            return
        self.app.covering.hear_key()
        if self.app.animation_level == "none":
            words = _(STILL, longest=length_told(LONGEST), key=self._key)
        else:
            words = _(RECORDING, length=length_told(taking.length), key=self._key)
        self.tell(words)
