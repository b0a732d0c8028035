"""What comes over a session: the pause panel, and the word that something is not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.script.depth import Depth
from integrate.ui.leaving_once import LeavingOnce
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

Result = TypeVar("Result")

GO_ON = "go on"
"""The way that carries on, in every panel."""


def the_rest(depth: Depth | None) -> str:
    """Return how the rest could be gone instead."""
    return _("The rest in full") if depth is Depth.SHORT else _("The rest in short")


class Panel(LeavingOnce[Result], ModalScreen[Result]):
    """A few words and a few ways on, in the middle of the screen."""

    SCOPED_CSS = False  # one rule looks at the theme, which is a class of the app
    DEFAULT_CSS = """
    Panel { align: center middle; }
    Panel > Vertical { width: 48; max-width: 100%; height: auto; max-height: 100%;
                       background: $surface; padding: 1 2; }
    Panel Static { width: 100%; height: auto; margin-bottom: 1; }
    Panel OptionList { height: auto; border: none; background: $surface; padding: 0;
                       background-tint: $foreground 0%; }
    Panel .hint { color: $foreground-muted; margin: 1 0 0 0; }
    Panel.-flat .hint { margin: 0; }
    Panel.-flat > Vertical { padding: 0 2; }
    .-theme-contrast Panel > Vertical { border: round $accent; padding: 0 1; }
    .-theme-contrast Panel.-flat > Vertical { border: none; border-left: thick $accent;
                                              padding: 0 2 0 1; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (14, "-roomy")]  # noqa: RUF012 -- as Textual declares it


class PausePanel(Panel[str]):
    """Asks what the person needs; its result is the id of the way on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,space", "choose('go on')", "Carry on", show=False),
        Binding("g,f9", "choose('ground')", "Ground me", show=False),
        Binding("c", "choose('capture')", "Write", show=False),
        Binding("h", "choose('manageable')", "How is it", show=False),
        Binding("r", "choose('depth')", "The rest", show=False),
        Binding("question_mark,f1", "choose('help')", "Help", show=False),
        Binding("L,upper_l", "choose('cover')", "Cover", show=False),
        Binding("s", "choose('stop')", "Stop here", show=False),
    ]
    WORDS = later("Paused. There is no hurry.")
    SURE = later("Stop here? What you wrote is kept, and you can read it in your journal.")
    SURE_WITHOUT_TRACE = later("Stop here? You can come back to this at any time.")

    def __init__(
        self, *, kept: bool, asks: bool = False, writes: bool = False, depth: Depth | None = None
    ) -> None:
        """Ask about a session that a journal keeps, or about grounding, which none does.

        `asks` tells whether how manageable it is can be said, `writes` whether there is a page for
        raw words, `depth` which way is gone; None where there is one way only.
        """
        super().__init__()
        self._kept = kept
        self._depth = depth
        self._offered = {
            "ground": kept,
            "manageable": asks,
            "capture": writes,
            "depth": depth is not None,
        }
        self._asked = False

    def compose(self) -> ComposeResult:
        """Show the ways on."""
        with Vertical():
            yield Static(_(self.WORDS), markup=False)
            yield OptionList(*self._ways(), markup=False)

    def _ways(self) -> list[Option]:
        ways = {
            "go on": f"↵  {_('Carry on')}",
            "ground": f"g  {_('Ground me')}",
            "capture": f"c  {_('Write something down')}",
            "manageable": f"h  {_('How is it?')}",
            "depth": f"r  {the_rest(self._depth)}",
            "help": f"?  {_('Help')}",
            "cover": f"L  {_('Cover the screen')}",
            "stop": f"s  {_('Stop here')}",
        }
        return [Option(words, way) for way, words in ways.items() if self._offered.get(way, True)]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the way chosen."""
        self.action_choose(str(event.option_id))

    def action_choose(self, way: str) -> None:
        """Take a way; stopping is asked about once."""
        if not self._offered.get(way, True):
            return
        if way == "stop" and not self._asked:
            self._ask_once()
            return
        self.dismiss(way)

    def _ask_once(self) -> None:
        self._asked = True
        self.query_one(Static).update(_(self.SURE if self._kept else self.SURE_WITHOUT_TRACE))
        ways = self.query_one(OptionList)
        ways.clear_options()
        ways.add_options(
            [Option(f"s  {_('Stop here')}", "stop"), Option(f"↵  {_('Carry on')}", "go on")]
        )
        ways.highlighted = 1


class NotSavedPanel(Panel[bool]):
    """Says that words could not be saved and shows them; True tries again, False leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "app.help", "Help", show=False),
        Binding("g", "app.ground", "Ground me", show=False),
    ]

    def __init__(self, sentence: str, unsaved: tuple[str, ...]) -> None:
        """Show the sentence and the words."""
        super().__init__()
        self._sentence = sentence
        self._unsaved = unsaved

    def compose(self) -> ComposeResult:
        """Show what is wrong, what is not saved, and the two ways on."""
        with Vertical():
            yield Static(self._sentence, markup=False)
            if self._unsaved:
                yield Static(_("Not saved yet:") + "\n" + "\n".join(self._unsaved), markup=False)
            yield OptionList(
                Option(_("Try again"), "again"),
                Option(_("Leave without saving this"), "leave"),
                markup=False,
            )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the way chosen."""
        self.dismiss(event.option_id == "again")
