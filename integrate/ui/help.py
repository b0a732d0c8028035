"""Where help is: first for the person, then the keys of the screen underneath."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from integrate.ui.calm import CalmScreen
from integrate.ui.keybar import key_name
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

HELP = later(
    "If you are in danger, or might act on thoughts of harming yourself or anyone: call your local"
    " emergency number now, and if you can, stay with someone.\n\n"
    "To talk to someone: findahelpline.com lists free lines for your country. Your clinic or"
    " therapist can help too.\n\n"
    "This program cannot see you, and no one has been alerted."
)
"""The words of the help screen. They make no promise that the program could not keep."""


class HelpScreen(CalmScreen[None]):
    """Shows where help is and what the keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "close", "Back", key_display="esc"),
        Binding("g", "ground", "Ground me"),
    ]
    DEFAULT_CSS = """
    HelpScreen VerticalScroll { padding: 1 4; scrollbar-size-vertical: 1; }
    HelpScreen Static { max-width: 64; width: 100%; height: auto; }
    HelpScreen .keys { color: $foreground-muted; padding: 1 0; }
    """

    def __init__(self, keys: list[Binding]) -> None:
        """Show help, and these keys of the screen underneath."""
        super().__init__()
        self._keys = keys

    def compose_room(self) -> ComposeResult:
        """Yield the words and the keys."""
        with VerticalScroll():
            yield Static(_(HELP), markup=False)
            rows = [f"{key_name(one):<6}{_(one.description)}" for one in self._keys]
            yield Static(_("Keys") + "\n" + "\n".join(rows), markup=False, classes="keys")

    def action_close(self) -> None:
        """Go back to where the person was."""
        self.dismiss(None)

    async def action_ground(self) -> None:
        """Ground."""
        await self.app.run_action("app.ground")
