"""A page that asks for the passphrase or the recovery code: to open the journal, or to uncover.

What is typed is never shown and goes nowhere else. Grounding and help do not wait for it.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from integrate.journal.errors import JournalError
from integrate.ui.calm import CalmScreen
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.journal.store import Journal
    from integrate.player.door import Door
    from integrate.player.locked import Locked
    from integrate.ui.app import IntegrateApp

TYPE_IT = later("Type it here. It is not shown.")
ONE_MOMENT = later("One moment.")
DOES_NOT_FIT = later("That is neither the passphrase nor the recovery code. Try again.")


class SecretScreen(CalmScreen[bool]):
    """Asks until what is typed fits; its result tells whether it did."""

    app: IntegrateApp
    HEAD: ClassVar[str]
    WAYS: ClassVar[dict[str, str]]
    """What can be done instead: the words for it, by the name of its action."""
    DEFAULT_CSS = """
    SecretScreen #room { align: center middle; }
    SecretScreen VerticalScroll { width: 64; max-width: 100%; height: auto; max-height: 100%;
        padding: 0 2; scrollbar-size-vertical: 1; }
    SecretScreen Static { width: 100%; height: auto; margin-bottom: 1; }
    SecretScreen #head { color: $primary; text-style: bold; }
    SecretScreen #hint { color: $foreground-muted; margin-bottom: 0; }
    SecretScreen #said { color: $warning; min-height: 1; }
    SecretScreen Input, SecretScreen Input:focus { height: 1; border: none; padding: 0 1;
        border-left: thick $panel !important; background: $surface;
        background-tint: $foreground 0%; }
    SecretScreen Input:focus { border-left: thick $primary !important; }
    SecretScreen OptionList { height: auto; border: none; padding: 0; background: $background;
        background-tint: $foreground 0%; }
    """

    def compose_room(self) -> ComposeResult:
        """Yield what is asked, the place to type, and what can be done instead."""
        with VerticalScroll(can_focus=False):
            yield Static(_(self.HEAD), id="head", markup=False)
            yield Static(self.why(), id="why", markup=False)
            yield Static(_(TYPE_IT), id="hint", markup=False)
            yield Input(password=True, id="secret", compact=True)
            yield Static("", id="said", markup=False)
            ways = OptionList(*(Option(_(words), way) for way, words in self.WAYS.items()))
            ways.highlighted = None
            yield ways

    def on_mount(self) -> None:
        """Let the person type at once."""
        self.query_one(Input).cursor_blink = False
        self.query_one(Input).focus()

    def why(self) -> str:
        """Return what is asked for and why; each page has its own."""
        raise NotImplementedError

    def fits(self, words: str) -> bool:
        """Tell whether the words fit. Runs in a thread; may raise `JournalError` instead."""
        raise NotImplementedError

    def tell(self, sentence: str) -> bool:
        """Show a sentence where the answer to what was typed stands."""
        self.query_one("#said", Static).update(sentence)
        return True

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try what was typed; when it does not fit, say so and ask again."""
        words = event.value
        event.input.value = ""
        if not words:
            return
        self.tell(_(ONE_MOMENT))
        try:
            fits = await asyncio.to_thread(self.fits, words)
        except JournalError as error:
            self.tell(str(error))
            return
        if fits:
            self.dismiss(True)  # noqa: FBT003 -- a screen's result
        else:
            self.tell(_(DOES_NOT_FIT))

    def action_ways(self) -> None:
        """Go from the place to type to the ways below it."""
        ways = self.query_one(OptionList)
        ways.focus()
        ways.highlighted = 0

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen instead."""
        await self.run_action(str(event.option_id))


class UnlockScreen(SecretScreen):
    """Asks for what opens the journal; without it there is no journal, and everything else is."""

    HEAD = later("Your journal is locked")
    WITHOUT = later("Without it nothing is kept, so only grounding and help are open.")
    WAYS: ClassVar[dict[str, str]] = {
        "app.ground": later("Ground me"),
        "app.help": later("Help"),
        "leave": later("Leave it locked"),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "ways", "Other ways", show=False),
        Binding("f9", "app.ground", "Ground me"),
        Binding("f1", "app.help", "Help"),
        Binding("escape", "leave", "Leave it locked"),
    ]

    def __init__(self, door: Door, locked: Locked) -> None:
        """Ask for what `locked` says."""
        super().__init__()
        self._door = door
        self._locked = locked

    def why(self) -> str:
        """Return what opens the journal, and why this computer's key does not."""
        why = self._locked.asked.why
        return "\n\n".join(one for one in (why, str(self._locked), _(self.WITHOUT)) if one)

    def fits(self, words: str) -> bool:
        """Open the journal. Raises `JournalError`."""
        self._door.unlock(words)
        return True

    def action_leave(self) -> None:
        """Go on without the journal."""
        self.dismiss(False)  # noqa: FBT003 -- a screen's result


class CoverScreen(SecretScreen):
    """Lies over everything until the passphrase is typed; what goes on below goes on."""

    HEAD = later("Covered")
    WHY = later(
        "The passphrase of the journal, or its recovery code, shows again what was here. A session "
        "that was going on goes on."
    )
    WAITS = later("Something waits for you under this cover.")
    WAYS: ClassVar[dict[str, str]] = {
        "app.ground": later("Ground me"),
        "app.help": later("Help"),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "ways", "Other ways", show=False),
        Binding("f9", "app.ground", "Ground me"),
        Binding("f1", "app.help", "Help"),
    ]

    def __init__(self, journal: Journal) -> None:
        """Be lifted by what opens this journal."""
        super().__init__()
        self._journal = journal
        self._waits = False

    def on_mount(self) -> None:
        """Say what came up before this was there; the place to type has the focus already."""
        if self._waits:
            self.tell(_(self.WAITS))

    def say_that_something_waits(self) -> None:
        """Say that there is something below, and not what."""
        self._waits = True
        if self.is_mounted:
            self.tell(_(self.WAITS))

    def why(self) -> str:
        """Return what lifts the cover."""
        return _(self.WHY)

    def fits(self, words: str) -> bool:
        """Tell whether the words open the journal."""
        return self._journal.is_opened_by(words)
