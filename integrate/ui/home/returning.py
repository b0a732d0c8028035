"""The panel that stands between home and a session that was left some while ago."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.player.returning import WORDS, Way
from integrate.ui.player.panels import Panel
from integrate.words import _

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.player.returning import Offer


class ReturnPanel(Panel[Way]):
    """Offers ways on; its result is the one chosen, None for staying at home."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Back", show=False),
        Binding("question_mark,f1", "app.help", "Help", show=False),
        Binding("g,f9", "app.ground", "Ground me", show=False),
    ]

    def __init__(self, offer: Offer) -> None:
        """Offer these ways, the first of them first."""
        super().__init__()
        self._offer = offer

    def compose(self) -> ComposeResult:
        """Show what is to be said, and the ways."""
        with Vertical():
            yield Static(self._offer.words, markup=False)
            ways = [Option(_(WORDS[way]), way.value) for way in self._offer.ways]
            yield OptionList(*ways, Option(_("Not now"), "leave"), markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the way chosen."""
        chosen = event.option_id
        self.dismiss(next((way for way in self._offer.ways if way.value == chosen), None))

    def action_leave(self) -> None:
        """Stay at home."""
        self.dismiss(None)
