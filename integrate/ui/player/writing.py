"""The scene for own words: a page on which an empty line at the end goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Static, TextArea

from integrate.ui.player.scene import SceneWidget, words
from integrate.words import _, later

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from integrate.session.view import Writing

ROOMY = 11
"""Rows from which on the question and the hint have a blank row of their own."""


class _Page(TextArea):
    """A page to write on: an empty line at the end sends it."""

    class Sent(Message):
        """The person is done writing."""

    def on_key(self, event: events.Key) -> None:
        """Let Enter on an empty last line send the page; anywhere else it begins a new line."""
        row, _ = self.cursor_location
        last = row == self.document.line_count - 1
        if event.key == "enter" and last and not self.document.get_line(row).strip():
            event.stop()
            event.prevent_default()
            self.post_message(self.Sent())


class WritingScene(SceneWidget):
    """A question for own words."""

    HINT = later("Enter begins a new line. Enter on an empty line goes on.")
    EMPTY = later("Nothing is written yet. Enter once more leaves this empty.")

    def __init__(self, scene: Writing, draft: str) -> None:
        """Show this question, with what was written before."""
        super().__init__()
        self._scene = scene
        self._before = draft or (scene.given.words if scene.given else "")
        self._asked = False

    def compose(self) -> ComposeResult:
        """Show the question, the page and how to go on."""
        yield words(self._scene.text)
        page = _Page(self._before, soft_wrap=True, show_line_numbers=False, compact=True)
        page.cursor_blink = False
        page.move_cursor(page.document.end)
        yield page
        yield words(_(self.HINT), "hint")

    def on_mount(self) -> None:
        """Let the person write at once."""
        self.take_keys(self.query_one(_Page))

    def on_resize(self, event: events.Resize) -> None:
        """Leave a blank row above the question and below the hint where there is room."""
        self.set_class(event.size.height >= ROOMY, "-roomy")

    def on_text_area_changed(self) -> None:
        """Tell that there are other words on the page."""
        self.post_message(self.Typed())

    def on__page_sent(self) -> None:
        """Answer with what is written; ask once before leaving it empty."""
        if self.unsent:
            self.post_message(self.Answered(self, self.unsent))
        elif self._asked:
            self.post_message(self.LeftEmpty(self))
        else:
            self._asked = True
            self.query_one(".hint", Static).update(_(self.EMPTY))

    @property
    def unsent(self) -> str:
        """What is written, without blank lines at its end."""
        return self.query_one(_Page).text.rstrip()
