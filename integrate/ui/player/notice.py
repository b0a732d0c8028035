"""The line that says something for a while, such as that a draft is there again."""

from __future__ import annotations

from textual.widgets import Static

NOTICE_STAYS = 15.0
"""How many seconds a notice stays on the screen."""


class Notice(Static):
    """Shows one sentence at a time; a newer one stays its own while."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__("", id="notice", markup=False)

    def tell(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self.update(sentence)
        self.set_timer(NOTICE_STAYS, lambda: self._forget(sentence))

    def _forget(self, sentence: str) -> None:
        if str(self.content) == sentence:
            self.update("")
