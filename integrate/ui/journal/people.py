"""The panel on which a therapist chooses whose sessions to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.ui.player.panels import Panel
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from integrate.journal.entry import Person


def name_of(person: Person) -> str:
    """Return what a person is called on the screen."""
    return person.pseudonym or _("Your own")


class PeoplePanel(Panel[str]):
    """Offers the people of the journal; its result is the id of one, None for no change."""

    DEFAULT_CSS = "PeoplePanel OptionList { max-height: 12; }"
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

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the one chosen."""
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)
