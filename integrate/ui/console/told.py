"""The lines above the note line: what the session tells, and below it what the console says.

What the console says of a line stands right above it, and stays while that line does.

A sentence of the session stays until it has been there long enough to be read, whatever else is
said meanwhile: that time went by unseen must not be covered by the answer to a command.
"""

from __future__ import annotations

from functools import partial

from textual.content import Content
from textual.widgets import Static

from integrate.ui.console.pane import put, stacked

ROWS, ROWS_LOW = 4, 2
"""How many rows there are for them, and how many in a low window."""
LOW = 22
"""Rows of a window below which it is low."""
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
        self._stands = False

    def say(self, sentence: str, *, stays: bool = False) -> None:
        """Show what the console says, in the place of what it said before.

        It goes after a while, unless it `stays`.
        """
        self._said = Content(sentence)
        self._stands = False
        self._show()
        if sentence and not stays:
            self.set_timer(STAYS, partial(self._forget, self._said))

    def stand(self, also: str = "") -> None:
        """Let what was said last stay, with `also`: it is why the line below was not taken."""
        self._stands = True
        if also:
            self._said = Content(f"{self._said.plain} {also}")
            self._show()

    def let_go(self) -> None:
        """Let what stayed for the sake of a line go with it."""
        if self._stands:
            self._stands = False
            self._forget(self._said)

    def tell(self, sentence: str) -> None:
        """Show what the session tells, beside what was told before."""
        words = Content(sentence)
        others = [one for one in self._told if one.plain != sentence]
        self._told = [*others, words][-MOST:]
        self._show()
        self.set_timer(STAYS, partial(self._forget, words))

    def on_resize(self) -> None:
        """Fit the sentences to the room."""
        self._show()

    def _forget(self, words: Content) -> None:
        if self._said is words and not self._stands:
            self._said = Content("")
        self._told = [one for one in self._told if one is not words]
        self._show()

    def _show(self) -> None:
        most = ROWS if self.app.size.height >= LOW else ROWS_LOW
        rows: list[Content] = []
        for number, one in enumerate((self._said, *reversed(self._told))):
            whole = one.wrap(max(1, self.app.size.width - 2)) if one.plain else []
            room = most - len(rows)
            if number > 1 and len(whole) > room:  # the newest of each is shown, if only in part
                break
            rows = [*whole[:room], *rows]
        put(self, stacked(rows))
