"""The whole script as line mode says it, to be read through."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from integrate.ui.calm import CalmScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.ui.preview.bench import Said


class TranscriptScreen(CalmScreen[None]):
    """Shows the lines, beginning with the step that was shown in the player."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,l,q", "close", "Back", key_display="esc"),
        Binding("up,k", "scroll(-1)", "Up", key_display="↑"),
        Binding("down,j", "scroll(1)", "Down", key_display="↓"),
        Binding("space,pagedown", "scroll(15)", "Page", key_display="space"),
        Binding("pageup", "scroll(-15)", "Page up", show=False),
    ]
    DEFAULT_CSS = """
    TranscriptScreen VerticalScroll { scrollbar-size-vertical: 1; padding: 1 2; }
    TranscriptScreen Static { width: 74; max-width: 100%; height: auto; }
    """

    def __init__(self, said: Said, step: str) -> None:
        """Show what is said, from the step of that name on."""
        super().__init__()
        self._lines = said.lines
        self._at = said.places.get(step, 0)

    def compose_room(self) -> ComposeResult:
        """Show all lines; those before the step are dim."""
        with VerticalScroll(can_focus=False):
            before = "\n".join(self._lines[: self._at])
            yield Static(
                Content.assemble(
                    Content.styled(f"{before}\n" if before else "", "$foreground-muted"),
                    "\n".join(self._lines[self._at :]),
                )
            )

    def on_mount(self) -> None:
        """Begin at the step."""
        self.call_after_refresh(self._scroll_to_step)

    def _scroll_to_step(self) -> None:
        self.query_one(VerticalScroll).scroll_to(y=max(0, self._at - 2), animate=False)

    def action_scroll(self, by: int) -> None:
        """Move some lines."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_close(self) -> None:
        """Go back to the bench."""
        self.dismiss(None)
