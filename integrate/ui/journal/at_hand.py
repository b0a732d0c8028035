"""What is at hand about a person, on one page, right before a session with them is begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from integrate.journal.at_hand_telling import at_hand_words
from integrate.ui.calm import CalmScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from integrate.journal.at_hand import AtHand

START, OTHER = "start", "other"


class AtHandScreen(CalmScreen[str]):
    """Shows a person; its result is `start`, `other` for somebody else, or None for not now."""

    DEFAULT_CSS = """
    AtHandScreen #head { height: 1; padding: 0 2; color: $primary; text-style: bold; }
    AtHandScreen.-tall #head { margin: 1 0 0 0; }
    AtHandScreen #at-hand { height: 1fr; padding: 1 2; scrollbar-size-vertical: 1;
        background: $background; background-tint: $foreground 0%; }
    AtHandScreen #at-hand Static { width: 100%; max-width: 88; height: auto; }
    AtHandScreen .heading { color: $primary; text-style: bold; margin-top: 1; }
    AtHandScreen .heading:first-child { margin-top: 0; }
    AtHandScreen .line { padding-left: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Start"),
        Binding("P,upper_p", "other", "Somebody else", key_display="P"),
        Binding("escape,q", "leave", "Back", key_display="esc"),
        Binding("question_mark,f1", "app.help", "Help"),
        Binding("g,f9", "app.ground", "Ground me"),
        Binding("L,upper_l", "app.cover", "Cover", key_display="L"),
    ]

    def __init__(self, found: AtHand, title: str) -> None:
        """Show this, before the script of this title."""
        super().__init__()
        self._found = found
        self._title = title

    def compose_room(self) -> ComposeResult:
        """Lay out the head and the page."""
        name = self._found.person.pseudonym
        yield Static(f"{name}   {self._title}", id="head", markup=False)
        with VerticalScroll(id="at-hand"):
            for heading, lines in at_hand_words(self._found):
                yield Static(heading, classes="heading", markup=False)
                for line in lines:
                    yield Static(line, classes="line", markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one("#at-hand").focus()

    def action_start(self) -> None:
        """Begin the session."""
        self.dismiss(START)

    def action_other(self) -> None:
        """Choose somebody else."""
        self.dismiss(OTHER)

    def action_leave(self) -> None:
        """Leave it for another time."""
        self.dismiss(None)
