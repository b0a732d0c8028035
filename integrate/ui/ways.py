"""A few words and the ways on from them; its result is the way chosen, None for leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.ui.player.panels import Panel
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

LEAVE = "leave"


class WaysPanel(Panel[str | None]):
    """Offers ways on, the first of them first, and the way back last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Back", show=False),
        Binding("question_mark,f1", "app.help", "Help", show=False),
        Binding("g,f9", "app.ground", "Ground me", show=False),
    ]

    def __init__(
        self,
        words: str,
        ways: Mapping[str, str],
        back: str = "",
        *,
        first: str = "",
        look: Callable[[str], object] | None = None,
    ) -> None:
        """Say these words; `ways` are what is shown of each way, by its name.

        The cursor stands on the `first`; `look` hears where it goes.
        """
        super().__init__()
        self._first = first
        self._look = look
        self._words = words
        self._ways = ways
        self._back = back or _("Back")

    def compose(self) -> ComposeResult:
        """Show the words and the ways."""
        with Vertical():
            yield Static(self._words, markup=False)
            ways = [Option(words, name) for name, words in self._ways.items()]
            shown = OptionList(*ways, Option(self._back, LEAVE), markup=False)
            if self._first in self._ways:
                shown.highlighted = list(self._ways).index(self._first)
            yield shown

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Let what is under the cursor be seen."""
        if self._look is not None and event.option_id in self._ways:
            self._look(str(event.option_id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the way chosen."""
        self.dismiss(None if event.option_id == LEAVE else event.option_id)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
