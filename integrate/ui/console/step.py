"""The present step of the script, with its keys: the session as in the player, in a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from integrate.ui.console.pane import Pane, Present, cut
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from integrate.ui.player.session_view import SessionView

STROKES = frozenset({"slash", "exclamation_mark", "quotation_mark", "question_mark"})
"""The signs that a command, something urgent, a quote and the way to help begin with."""


class StepPane(Pane, can_focus=True):
    """Holds the session view; with the focus, Enter is GO, and a letter begins a note.

    What is typed with the step in hand is meant for the line: no letter moves the script.
    """

    TITLE = later("Now")
    KEY = "F4"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right", "screen.do('go')", "Go", show=False),
        Binding("left", "screen.do('back')", "Back", show=False),
        Binding("up,ctrl+up", "screen.scroll_step(-1)", "Up", show=False),
        Binding("down,ctrl+down", "screen.scroll_step(1)", "Down", show=False),
    ]

    def __init__(self, session: SessionView) -> None:
        """Show this session."""
        super().__init__(id="step")
        self.session = session
        """The session view in the frame."""
        self._named = ("", "")

    def compose(self) -> ComposeResult:
        """Give the session all of the room."""
        yield self.session

    def show(self, present: Present) -> None:
        """Name the section in the frame."""
        section = present.view.section
        place = cut(section, max(0, self.size.width - 14))
        title = "  ".join(one for one in (_(self.TITLE), place, self.KEY) if one)
        subtitle = _("Enter goes on") if self.has_focus else ""
        if (title, subtitle) != self._named:  # a title that is set draws the whole frame anew
            self._named = title, subtitle
            self.border_title, self.border_subtitle = self._named

    def hands_over(self, key: str) -> bool:
        """Tell whether it has the keys, and this one begins words that are for the line."""
        if not self.has_focus_within or isinstance(self.screen.focused, (Input, TextArea)):
            return False
        is_letter = len(key) == 1 and key.isalpha()
        return is_letter or key.startswith("upper_") or key in STROKES

    def attend(self) -> None:
        """Take the keys: what the step asks with, or else the frame, where Enter is GO."""
        asking: list[Widget] = [one for one in self.session.query("*") if one.focusable]
        (asking[0] if asking else self).focus()
