"""Choosing the sound device: those there are, each of which can be tried by a soft tone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.player.sound_devices import NONE, OTHER, PLAYING, ways_of
from integrate.ui.player.panels import Panel
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.player.sound_devices import Ears

LOOKING = later("Looking which devices there are.")
KEYS = later("↵  Keep    t  Try, softly    esc  Back")
TYPED, DEVICE = "\n", "device:"
"""`TYPED` is no name: names stand in one line."""


class DevicePanel(Panel[str | None]):
    """Offers the sound devices; its result is a name, "" for the usual, None for leaving it.

    `TYPED` is for a name that is to be typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "try_out", "Try", show=False),
        Binding("escape,q", "leave", "Back", show=False),
        Binding("question_mark,f1", "app.help", "Help", show=False),
        Binding("g,f9", "app.ground", "Ground me", show=False),
    ]
    DEFAULT_CSS = """
    DevicePanel > Vertical { width: 60; }
    DevicePanel OptionList { max-height: 6; scrollbar-size-vertical: 1; }
    DevicePanel #said { color: $warning; margin: 0; }
    """

    def __init__(self, words: str, now: str, ears: Ears) -> None:
        """Say these words; `now` is what is chosen, and `ears` know the devices."""
        super().__init__()
        self._words = words
        self._now = now
        self._ears = ears
        self._is_trying = False

    def compose(self) -> ComposeResult:
        """Show the words, the devices, and what the keys do."""
        with Vertical():
            yield Static(self._words, markup=False)
            yield OptionList(markup=False)
            yield Static(_(LOOKING), id="said", markup=False)
            yield Static(_(KEYS), id="keys", classes="hint", markup=False)

    async def on_mount(self) -> None:
        """List the devices once they are known."""
        self._list(ways_of([], self._now))
        self.run_worker(self._look())

    async def _look(self) -> None:
        there = await asyncio.to_thread(self._ears.devices)
        self._list(ways_of(there, self._now))
        self._say("" if there else _(NONE))

    def _list(self, ways: dict[str, str]) -> None:
        shown = self.query_one(OptionList)
        shown.clear_options()
        found = [Option(words, f"{DEVICE}{one}") for one, words in ways.items()]
        shown.add_options([*found, Option(_(OTHER), TYPED)])
        shown.highlighted = list(ways).index(self._now)
        shown.focus()

    def _say(self, sentence: str) -> None:
        self.query_one("#said", Static).update(sentence)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the device chosen."""
        self.dismiss(str(event.option_id).removeprefix(DEVICE))

    async def action_try_out(self) -> None:
        """Play a soft tone through the device under the cursor."""
        option = self.query_one(OptionList).highlighted_option
        if option is None or option.id is None or option.id == TYPED or self._is_trying:
            return
        self.run_worker(self._try(option.id.removeprefix(DEVICE)))

    async def _try(self, name: str) -> None:
        self._is_trying = True
        self._say(_(PLAYING))
        try:
            self._say(await asyncio.to_thread(self._ears.try_out, name))
        finally:
            self._is_trying = False

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)
