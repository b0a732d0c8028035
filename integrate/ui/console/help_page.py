"""Every command and every key of the console, over it; the clocks behind it go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from integrate.player.commands import COMMANDS
from integrate.ui.console.pane import muted, stacked
from integrate.ui.keybar import key_name
from integrate.ui.player.panels import Panel
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

FORM = 44
"""Columns that the longest form of a command takes."""
NOTES = later("A line without a stroke is a note; one that begins with a quotation mark, a quote.")
PANIC = later("esc esc: everything fades, and the session is held; once more: silence at once.")


class HelpPage(Panel[None]):
    """Lists what can be typed and pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,f1,q", "leave", "Back", show=False),
        Binding("question_mark", "app.help", "Where help is", show=False),
        Binding("f9", "app.ground", "Ground", show=False),
    ]
    DEFAULT_CSS = """
    HelpPage > Vertical { width: 104; height: 100%; padding: 0 2; border: round $accent;
                          border-title-color: $accent; }
    HelpPage VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def __init__(self, keys: Sequence[Binding]) -> None:
        """List these keys, and the commands."""
        super().__init__(classes="-over")
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out the lists."""
        with Vertical() as frame:
            frame.border_title = _("Keys and commands   esc closes   ? where help is")
            with VerticalScroll():
                yield Static(self._words(), markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def _words(self) -> Content:
        keys = [_line(key_name(one), _(one.tooltip or one.description), 10) for one in self._keys]
        commands = [_line(one.form, _(one.help), FORM) for one in COMMANDS]
        return stacked(
            [Content(_(PANIC)), Content(_(NOTES)), Content(""), *keys, Content(""), *commands]
        )

    def action_leave(self) -> None:
        """Go back to the session."""
        self.dismiss(None)


def _line(name: str, does: str, width: int) -> Content:
    return Content.assemble(Content.styled(f"{name:<{width}}", "$accent"), " ", muted(does))
