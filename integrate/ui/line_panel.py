"""A panel that asks for one line, and says under it why a line will not do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from integrate.ui.player.panels import Panel
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


class LinePanel(Panel[str | None]):
    """Asks for one line; its result is what was typed, None for leaving it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False),
        Binding("f1", "app.help", "Help", show=False),
        Binding("f9", "app.ground", "Ground me", show=False),
    ]
    DEFAULT_CSS = """
    LinePanel > Vertical { width: 60; }
    LinePanel Input, LinePanel Input:focus { height: 1; border: none; padding: 0 1;
        border-left: thick $primary !important; background: $background;
        background-tint: $foreground 0%; }
    LinePanel #said { color: $warning; margin: 0; }
    """

    def __init__(self, words: str, line: str, refuse: Callable[[str], str]) -> None:
        """Say these words above a line; `refuse` returns why one will not do, or nothing."""
        super().__init__()
        self._words = words
        self._line = line
        self._refuse = refuse

    def compose(self) -> ComposeResult:
        """Show the words, the line, and what the keys do."""
        with Vertical():
            yield Static(self._words, markup=False)
            yield Input(self._line, compact=True, select_on_focus=False)
            yield Static("", id="said", markup=False)
            yield Static(
                _("↵  Keep    esc  Back    F9  Ground me"), id="keys", classes="hint", markup=False
            )

    def on_mount(self) -> None:
        """Let the person type at the end of the line."""
        self.query_one(Input).cursor_blink = False
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line, or say why not."""
        why = self._refuse(event.value)
        if why:
            self.query_one("#said", Static).update(why)
        else:
            self.dismiss(event.value)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
