"""The lines above the note line: what the console says, and below it what the session tells.

A sentence of the session stays until it has been there long enough to be read, whatever else is
said meanwhile: that time went by unseen must not be covered by the answer to a command.
"""

from __future__ import annotations

from functools import partial

from textual.content import Content
from textual.widgets import Static

from integrate.ui.console.pane import put, stacked

STAYS = 15.0
"""How many seconds a sentence stays."""
MOST = 3
"""How many sentences of the session are shown at once, the newest of them."""


class Told(Static):
    """Shows sentences for a while."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__("", id="told", markup=False)
        self._said = Content("")
        self._told: list[Content] = []

    def say(self, sentence: str, *, stays: bool = False) -> None:
        """Show what the console says, in the place of what it said before.

        It goes after a while, unless it `stays`.
        """
        self._said = Content(sentence)
        self._show()
        if sentence and not stays:
            self.set_timer(STAYS, partial(self._forget, self._said))

    def tell(self, sentence: str) -> None:
        """Show what the session tells, beside what was told before."""
        words = Content(sentence)
        others = [one for one in self._told if one.plain != sentence]
        self._told = [*others, words][-MOST:]
        self._show()
        self.set_timer(STAYS, partial(self._forget, words))

    def _forget(self, words: Content) -> None:
        if self._said is words:
            self._said = Content("")
        self._told = [one for one in self._told if one is not words]
        self._show()

    def _show(self) -> None:
        put(self, stacked([one for one in (self._said, *self._told) if one.plain]))
