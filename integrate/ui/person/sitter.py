"""The sitter's card: when to look in next, signs to call at, whom to call, and how to sit.

Signs, ways and numbers are the same in every session and need none; only the look-ins come over
the wire. Sources: clinical guides for sitters and product labels, in the authors' own words.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from integrate.player.second_screen.guest import Nobody
from integrate.player.second_screen.sitting import (
    CALL_AT,
    HOW_TO_SIT,
    coming_lines,
    due_lines,
    whom_to_call,
)
from integrate.session.sitter_card import SitterCard
from integrate.ui.console.pane import hung, stacked
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from integrate.player.second_screen.guest import Heard
    from integrate.script.quantity import Seconds


class SitterScreen(Screen[None]):
    """Shows the card, with a countdown to the next look-in."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 -- as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall")]  # noqa: RUF012 -- the same
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,pageup", "scroll(-1)", "Up", show=False),
        Binding("down,pagedown", "scroll(1)", "Down", show=False),
    ]
    DEFAULT_CSS = """
    SitterScreen { background: $background; color: $foreground; }
    SitterScreen Static { height: auto; }
    SitterScreen #card { height: auto; padding: 1 2; background: $surface; text-style: bold; }
    SitterScreen #due { color: $warning; }
    SitterScreen VerticalScroll { padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    SitterScreen .column, SitterScreen #columns { height: auto; }
    SitterScreen.-wide #columns { layout: horizontal; }
    SitterScreen.-wide .column { width: 1fr; padding-right: 4; }
    SitterScreen .heading { color: $primary; text-style: bold; }
    SitterScreen .lines { padding-bottom: 1; }
    SitterScreen.-low #card { padding: 0 2; }
    SitterScreen.-low VerticalScroll { padding: 0 2; }
    SitterScreen.-low .lines { padding-bottom: 0; }
    """

    def __init__(
        self, help_lines: Callable[[], Sequence[str]], now: Callable[[], Seconds] = time.monotonic
    ) -> None:
        """Show the card; the times that are heard are those of `now`."""
        super().__init__()
        self._help_lines = help_lines
        self._now = now
        self._heard: SitterCard | None = None
        self._why = ""

    def compose(self) -> ComposeResult:
        """Put the next look-in above what is always so."""
        with Vertical(id="card"):
            yield Static("", markup=False, id="due")
            yield Static("", markup=False, id="next")
        with VerticalScroll(can_focus=False), Container(id="columns"):
            with Vertical(classes="column"):
                yield from _part(_(CALL_AT.heading), _Listed(CALL_AT.lines))
                whom = "\n".join(whom_to_call(self._help_lines()))
                yield from _part(_("Whom to call"), Static(whom, markup=False, classes="lines"))
            with Vertical(classes="column"):
                yield from _part(_(HOW_TO_SIT.heading), _Listed(HOW_TO_SIT.lines))

    def on_mount(self) -> None:
        """Count down."""
        self.set_interval(1.0, self._keep_time)
        self._keep_time()

    def hear(self, heard: Heard) -> None:
        """Show what was heard."""
        self._heard = heard if isinstance(heard, SitterCard) else None
        self._why = heard.why if isinstance(heard, Nobody) else ""
        self._keep_time()

    def _keep_time(self) -> None:
        now = self._now()
        self._say("#due", due_lines(self._heard, now))
        self._say("#next", coming_lines(self._heard, now, self._why))

    def _say(self, place: str, lines: Sequence[str]) -> None:
        words, found = "\n".join(lines), self.query_one(place, Static)
        found.display = bool(lines)
        if found.content != words:
            found.update(words)

    def action_scroll(self, by: int) -> None:
        """Move half a page."""
        room = self.query_one(VerticalScroll)
        room.scroll_relative(y=by * max(1, room.size.height // 2), animate=False)


class _Listed(Static):
    """Lines with a stroke before each; what is longer than a row goes on in line with the first."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("", markup=False, classes="lines")
        self._lines = lines

    def on_resize(self) -> None:
        """Fit the lines to the room."""
        width = self.content_size.width
        self.update(stacked([hung(Content("- "), Content(_(one)), width) for one in self._lines]))


def _part(heading: str, lines: Static) -> ComposeResult:
    yield Static(heading, markup=False, classes="heading")
    yield lines
