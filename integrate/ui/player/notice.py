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
        self._about_step = ""

    def tell(self, sentence: str, *, of_step: bool = False) -> None:
        """Show a sentence for a while; one `of_step` goes earlier, when the step does."""
        self._about_step = sentence if of_step else ""
        self.update(sentence)
        self.set_timer(NOTICE_STAYS, lambda: self._forget(sentence))

    def leave_step(self) -> None:
        """Take away what was said of the step that is left now."""
        if self._about_step:
            self._forget(self._about_step)

    def _forget(self, sentence: str) -> None:
        if str(self.content) == sentence:
            self.update("")
