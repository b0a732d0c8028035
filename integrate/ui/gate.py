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
from integrate.player.opened import Opened
from integrate.ui.options import Options
from integrate.ui.player.panels import Panel
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

AWAY = "away"
"""The one way there is, where the session does not begin now."""
KEYS = later("esc  Back    ?  Help    g  Ground me")
CHOOSE_FIRST = later("Choose one first: ↑ ↓, then Enter.")


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
        self._is_answered = False

    def compose(self) -> ComposeResult:
        """Show the question and its answers; only which way to go is chosen beforehand."""
        gate = self._opened.gates[0]
        with Vertical():
            yield Static(gate.text, markup=False)
            ways = Options(*(Option(one.words, one.id) for one in gate.options), markup=False)
            ids = [one.id for one in gate.options]
            ways.highlighted = ids.index(gate.default) if gate.default else None
            yield ways
            yield Static(_(KEYS), classes="hint", markup=False)

    def on_options_nothing_chosen(self) -> None:
        """Say how to choose: only an answer leads on."""
        self.query_one(".hint", Static).update(f"{_(CHOOSE_FIRST)}\n{_(KEYS)}")

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer, once, however often the key was pressed."""
        if event.option_id == AWAY:
            self.dismiss(None)
        if self._is_answered:
            return
        self._is_answered = True
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
        self.query(Static).first().update(sentence)
        ways = self.query_one(OptionList)
        ways.clear_options()
        ways.add_option(Option(_("Back"), AWAY))
        ways.highlighted = 0
