"""The person's screen: the stage, and on a key where help is. Nothing private comes here."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from integrate.player.second_screen.guest import NO_SESSION, Nobody
from integrate.session.person_view import Breath, Quiet
from integrate.session.sitter_card import SitterCard
from integrate.ui.person.stage import Stage
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from integrate.player.second_screen.guest import Heard
    from integrate.script.quantity import Seconds

BEAT = 1 / 12
"""Seconds between two pictures of a breath."""
QUIET_FIRST: Seconds = 12.0
"""How long it is only quiet after a session has gone, before words say that there is none."""


class PersonScreen(Screen[None]):
    """Shows what a session has for the person."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "Help", show=False),
        Binding("escape,enter,space", "no_help", "Back", show=False),
        Binding("up,pageup", "scroll(-1)", "Up", show=False),
        Binding("down,pagedown", "scroll(1)", "Down", show=False),
    ]
    DEFAULT_CSS = """
    PersonScreen { background: $background; color: $foreground; }
    PersonScreen #help { display: none; dock: bottom; height: auto; max-height: 100%;
        padding: 1 4; background: $background; border-top: solid $panel; }
    """

    def __init__(
        self, help_lines: Callable[[], Sequence[str]], now: Callable[[], Seconds] = time.monotonic
    ) -> None:
        """Show nothing until something is heard; its times are those of `now`."""
        super().__init__()
        self._help_lines = help_lines
        self._now = now
        self._stage = Stage()
        self._beat: Timer | None = None
        self._has_seen_one = False
        self._nobody_since: Seconds | None = None
        self._why = ""

    def compose(self) -> ComposeResult:
        """Give the stage all of the room."""
        yield self._stage
        yield Static("", markup=False, id="help")

    def on_mount(self) -> None:
        """Look at the clock now and then, and often while a breath goes on."""
        self._beat = self.set_interval(BEAT, self._keep_time, pause=True)
        self.set_interval(1.0, self._keep_time)

    def hear(self, heard: Heard) -> None:
        """Show what was heard."""
        match heard:
            case SitterCard():
                return
            case Nobody(why):
                self._why = why
                self._nobody_since = self._now()
                self._stage.show(Quiet(), "" if self._has_seen_one and not why else self._waiting)
            case _:
                self._has_seen_one = True
                self._nobody_since = None
                self._stage.show(heard)
        if self._beat is not None:
            if isinstance(heard, Breath):
                self._beat.resume()
            else:
                self._beat.pause()
        self._keep_time()

    @property
    def _waiting(self) -> str:
        return self._why or _(NO_SESSION)

    def _keep_time(self) -> None:
        now = self._now()
        if self._nobody_since is not None and now > self._nobody_since + QUIET_FIRST:
            self._stage.show(Quiet(), self._waiting)
        self._stage.keep_time(now)

    def action_help(self) -> None:
        """Show where help is, or hide it again."""
        place = self.query_one("#help", Static)
        place.update("\n".join([*self._help_lines(), _("? hides this again.")]))
        place.display = not place.display

    def action_no_help(self) -> None:
        """Hide where help is."""
        self.query_one("#help").display = False

    def action_scroll(self, by: int) -> None:
        """Move half a page through words that are longer than the window."""
        rows = by * max(1, self._stage.size.height // 2)
        self._stage.scroll_relative(y=rows, animate=False)
