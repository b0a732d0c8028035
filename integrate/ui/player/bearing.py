"""How manageable it is: a number, and from seven on what may make it easier."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.session.bearing import EASIEST, ENDS, HARDEST, HOW_MANAGEABLE
from integrate.ui.player.marks import Marks
from integrate.ui.player.panels import GO_ON, Panel
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

STOP, HELP = "stop", "help"
"""The ways on that are no grounding, beside carrying on."""
HINT = later("← → or digits, then Enter. esc goes back.")
THAT_MUCH = later("Thank you for saying so. Something here may make it easier, or carry on.")


class ManageablePanel(Panel[int]):
    """Asks how manageable it is; its result is the number, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False),
        Binding("question_mark,f1", "app.help", "Help", show=False),
        Binding("g,f9", "app.ground", "Ground me", show=False),
    ]
    DEFAULT_CSS = """
    ManageablePanel Marks { height: 4; width: 100%; text-align: center; }
    ManageablePanel.-flat Static { margin-bottom: 0; }
    """

    def compose(self) -> ComposeResult:
        """Show the question and the scale."""
        with Vertical():
            yield Static(_(HOW_MANAGEABLE), markup=False)
            ends = {mark: _(words) for mark, words in ENDS.items()}
            yield Marks(EASIEST, HARDEST, ends, None)
            yield Static(_(HINT), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Let the person choose at once."""
        self.query_one(Marks).focus()

    def on_marks_chosen(self, event: Marks.Chosen) -> None:
        """Give the number back."""
        event.stop()
        self.dismiss(event.mark)

    def action_leave(self) -> None:
        """Say no number."""
        self.dismiss(None)


class EasingPanel(Panel[str]):
    """Offers what may help; its result is a grounding script, or one of the other ways."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", f"choose('{GO_ON}')", "Carry on", show=False),
        Binding("question_mark,f1", f"choose('{HELP}')", "Help", show=False),
        Binding("s", f"choose('{STOP}')", "Stop here", show=False),
        *(Binding(str(one), f"ground({one})", "Ground me", show=False) for one in range(1, 6)),
    ]

    def __init__(self, groundings: Sequence[tuple[str, str]]) -> None:
        """Offer these scripts, each with its words, before the other ways."""
        super().__init__()
        self._groundings = groundings

    def compose(self) -> ComposeResult:
        """Show the ways on, none of them above the others but by its place."""
        keyed = [(str(number), *one) for number, one in enumerate(self._groundings, 1)]
        others = [
            ("?", HELP, _("Somebody to call, and my plan")),
            ("s", STOP, _("Stop here")),
            ("esc", GO_ON, _("Carry on")),
        ]
        options = [Option(f"{key:<5}{words}", one) for key, one, words in (*keyed, *others)]
        with Vertical():
            yield Static(_(THAT_MUCH), markup=False)
            yield OptionList(*options, markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the way chosen."""
        self.dismiss(str(event.option_id))

    def action_choose(self, way: str) -> None:
        """Take a way by its key."""
        self.dismiss(way)

    def action_ground(self, number: int) -> None:
        """Take the grounding of this number, if there is one."""
        if number <= len(self._groundings):
            self.dismiss(self._groundings[number - 1][0])
