"""The panel on which a therapist chooses somebody of the journal, or adds somebody to it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from integrate.journal.entry import SELF
from integrate.journal.errors import JournalError
from integrate.player.whose import ADD, NOBODY, PSEUDONYM, WHOSE
from integrate.ui.player.panels import Panel
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from integrate.journal.entry import Person

KEYS = later("esc  Back    F1  Help    F9  Ground me")
_ADD = "add:"
"""The id of the line that adds somebody; no person has it."""


def name_of(person: Person) -> str:
    """Return what a person is called on the screen."""
    return person.pseudonym or _("Your own")


class PeoplePanel(Panel[str]):
    """Offers the people of the journal; its result is the id of one, None for no change."""

    DEFAULT_CSS = """
    PeoplePanel OptionList { max-height: 12; margin-bottom: 1; }
    PeoplePanel #keys { margin-bottom: 0; color: $foreground-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Back", show=False),
        Binding("question_mark,f1", "app.help", "Help", show=False),
        Binding("g,f9", "app.ground", "Ground me", show=False),
    ]

    def __init__(self, people: Sequence[Person]) -> None:
        """Offer these."""
        super().__init__()
        self._people = people

    def compose(self) -> ComposeResult:
        """Show their names."""
        with Vertical():
            yield Static(_("Whose sessions?"), markup=False)
            names = [Option(name_of(one), one.id) for one in self._people]
            yield OptionList(*names, markup=False)
            yield Static(_(KEYS), id="keys", markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the one chosen."""
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)


class WhosePanel(Panel[str]):
    """Asks with whom a session is led; its result is the id of a person, None for not now.

    Somebody who is not there yet is added by a pseudonym.
    """

    DEFAULT_CSS = """
    WhosePanel OptionList { max-height: 12; margin-bottom: 1; }
    WhosePanel #keys { margin-bottom: 0; color: $foreground-muted; }
    WhosePanel Input { display: none; height: 1; border: none; background: $panel;
        background-tint: $foreground 0%; margin-bottom: 1; }
    WhosePanel.-adding Input { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False),
        Binding("a", "add", "Add", show=False),
        Binding("question_mark,f1", "app.help", "Help", show=False),
        Binding("g,f9", "app.ground", "Ground me", show=False),
    ]

    def __init__(self, people: Sequence[Person], chosen: str, add: Callable[[str], Person]) -> None:
        """Offer these, the chosen one first in reach; `add` may raise `JournalError`."""
        super().__init__()
        self._people = people
        self._chosen = chosen
        self._add = add

    def compose(self) -> ComposeResult:
        """Show the question, the names and the place for a new one."""
        names = [Option(one.pseudonym, one.id) for one in self._people]
        apart = [Option("", disabled=True)] if names else []
        ways = [Option(f"a  {_(ADD)}", _ADD), Option(_(NOBODY), SELF)]
        with Vertical():
            yield Static(_(WHOSE), id="question", markup=False)
            yield OptionList(*names, *apart, *ways, markup=False)
            yield Input(placeholder=_(PSEUDONYM), compact=True)
            yield Static(_(KEYS), id="keys", markup=False)

    def on_mount(self) -> None:
        """Stand at the person chosen before, where there is one."""
        self.query_one(Input).cursor_blink = False
        ids = [one.id for one in self._people]
        self.query_one(OptionList).highlighted = (
            ids.index(self._chosen) if self._chosen in ids else 0
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the one chosen, or ask for the pseudonym of a new one."""
        if event.option_id == _ADD:
            self.action_add()
        else:
            self.dismiss(event.option_id)

    def action_add(self) -> None:
        """Ask for a pseudonym."""
        self.add_class("-adding")
        self.query_one(Input).focus()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Add somebody; without a name the list is there again."""
        if not event.value.strip():
            self.action_leave()
            return
        try:
            person = await asyncio.to_thread(self._add, event.value)
        except JournalError as error:
            self.query_one("#question", Static).update(str(error))
            return
        self.dismiss(person.id)

    def action_leave(self) -> None:
        """Go back to the list, or leave it for another time."""
        if not self.has_class("-adding"):
            self.dismiss(None)
            return
        self.remove_class("-adding")
        self.query_one("#question", Static).update(_(WHOSE))
        self.query_one(Input).value = ""
        self.query_one(OptionList).focus()
