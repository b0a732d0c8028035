"""What is asked before a session begins; help and grounding are one key away here too."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.journal.errors import JournalError
from integrate.player.gates import TurnedAway, pass_on
from integrate.player.opening import Opened
from integrate.ui.player.panels import Panel
from integrate.words import _

if TYPE_CHECKING:
    from textual.app import ComposeResult


class GatePanel(Panel[Opened | None]):
    """Asks one thing; its result is the session to begin, or None when it does not begin now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Back", show=False),
        Binding("question_mark,f1", "app.help", "Help", show=False),
        Binding("g,f9", "app.ground", "Ground me", show=False),
    ]

    def __init__(self, opened: Opened) -> None:
        """Ask what the first gate of a session asks."""
        super().__init__()
        self._opened = opened
        self._turned_away = False

    def compose(self) -> ComposeResult:
        """Show the question and its answers; only which way to go is chosen beforehand."""
        gate = self._opened.gates[0]
        with Vertical():
            yield Static(gate.text, markup=False)
            ways = OptionList(*(Option(one.words, one.id) for one in gate.options), markup=False)
            ids = [one.id for one in gate.options]
            ways.highlighted = ids.index(gate.default) if gate.default else None
            yield ways
            yield Static(_("esc  Back    ?  Help    g  Ground me"), classes="hint", markup=False)

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer."""
        if self._turned_away:
            self.dismiss(None)
            return
        try:
            passed = await asyncio.to_thread(pass_on, self._opened, str(event.option_id))
        except (TurnedAway, JournalError) as sentence:
            self._turn_away(str(sentence))
        else:
            self.dismiss(passed)

    def action_leave(self) -> None:
        """Leave it for another time."""
        self.dismiss(None)

    def _turn_away(self, sentence: str) -> None:
        """Say why the session does not begin, and what there is instead."""
        self._turned_away = True
        self.query(Static).first().update(sentence)
        ways = self.query_one(OptionList)
        ways.clear_options()
        ways.add_option(Option(_("Back"), "back"))
        ways.highlighted = 0
