"""What the keys of the preview do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from integrate.ui.calm import CalmScreen
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult

ABOUT = later(
    "Write in your own editor, in another window. Whenever you save, the script is read again and"
    " shown here at the step you were at. While it has a problem, the last good view stays."
    "\n\nNothing you answer here is kept."
)
KEYS = (
    ("n", later("Go on from any step; a question gets an answer in its middle")),
    ("p", later("Go back a step")),
    ("enter", later("Go to the step under the cursor in the outline")),
    ("tab", later("Answer in the player itself; esc comes back to the outline")),
    ("f", later("Let the clock run ten times as fast, or as it is")),
    ("s", later("Look at it in a window of another size")),
    ("t", later("Look at it in other colours")),
    ("l", later("Read the whole script as line mode says it")),
    ("q", later("Quit")),
)


class BenchHelp(CalmScreen[None]):
    """Says how the preview works."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark,f1", "close", "Back", key_display="esc"),
    ]
    DEFAULT_CSS = """
    BenchHelp VerticalScroll { padding: 1 2; scrollbar-size-vertical: 1; }
    BenchHelp #about { max-width: 72; width: 100%; height: auto; margin-bottom: 1; }
    BenchHelp Horizontal { max-width: 72; height: auto; }
    BenchHelp .key { width: 7; color: $accent; text-style: bold; }
    BenchHelp .does { width: 1fr; height: auto; }
    """

    def compose_room(self) -> ComposeResult:
        """Show the words and the keys."""
        with VerticalScroll():
            yield Static(_(ABOUT), id="about", markup=False)
            for key, words in KEYS:
                with Horizontal():
                    yield Static(key, classes="key", markup=False)
                    yield Static(_(words), classes="does", markup=False)

    def action_close(self) -> None:
        """Go back to the bench."""
        self.dismiss(None)
