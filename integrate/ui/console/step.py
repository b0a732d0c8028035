"""The present step of the script, with its keys: the session as in the player, in a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from integrate.ui.console.pane import Pane, Present, cut
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from integrate.ui.player.session_view import SessionView


class StepPane(Pane, can_focus=True):
    """Holds the session view; with the focus, Enter is GO."""

    TITLE = later("Now")
    KEY = "F4"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right", "screen.do('go')", "Go", show=False),
        Binding("left,b", "screen.do('back')", "Back", show=False),
        Binding("s", "screen.do('skip')", "Skip", show=False),
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

    def attend(self) -> None:
        """Take the keys: what the step asks with, or else the frame, where Enter is GO."""
        asking: list[Widget] = [one for one in self.session.query("*") if one.focusable]
        (asking[0] if asking else self).focus()
