"""The second screen on a terminal: the person's view, or the sitter's card, and nothing else.

It is a program of its own: it reads no journal and no script, and keeps nothing.
"""

from __future__ import annotations

import gc
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType

from integrate.player.second_screen.wire import Wants
from integrate.ui.compat import CLOSED_BY, SteadyApp
from integrate.ui.person.screen import PersonScreen
from integrate.ui.person.sitter import SitterScreen
from integrate.ui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

    from integrate.player.second_screen.guest import Guest, Heard
    from integrate.script.quantity import Seconds


class SecondScreenApp(SteadyApp[int]):
    """Shows what a guest hears; its result is an exit code."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,ctrl+c,ctrl+q", "leave", "Quit", show=False, priority=True)
    ]

    def __init__(
        self,
        make_guest: Callable[[Wants, Callable[[Heard], object]], Guest],
        wants: Wants,
        theme: str,
        help_lines: Callable[[], Sequence[str]],
        now: Callable[[], Seconds] = time.monotonic,
        *,
        is_still: bool = False,
    ) -> None:
        """Show what the guest hears in a theme; `help_lines` says where help is.

        `now` is the clock that the guest's times are of; `is_still` lets nothing move.
        """
        super().__init__()
        if is_still:
            self.animation_level = "none"
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme
        self._wants = wants
        self._guest = make_guest(wants, self._heard)
        self._shown = (PersonScreen if wants is Wants.PERSON else SitterScreen)(help_lines, now)

    def get_default_screen(self) -> Screen[Any]:
        """Return the one screen there is."""
        return self._shown

    def on_mount(self) -> None:
        """Listen to the system."""
        self.close_in_order(self._told_to_leave)

    def on_ready(self) -> None:
        """Begin to listen to the session, once there is a screen to show it on."""
        self._guest.start()
        gc.freeze()
        gc.enable()

    def on_unmount(self) -> None:
        """Hang up."""
        self._guest.stop()

    def _heard(self, heard: Heard) -> None:
        """Show what the guest heard in its own thread."""
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # the loop has closed: this screen has just been left
                loop.call_soon_threadsafe(self.call_later, self._show, heard)

    def _show(self, heard: Heard) -> None:
        """Show it, unless the screen has been left meanwhile."""
        if self._shown.is_mounted:
            self._shown.hear(heard)

    def action_leave(self) -> None:
        """Leave; the session goes on."""
        self.exit(0)

    def hung_up(self) -> None:
        """End because the terminal has gone; callable from any thread."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._told_to_leave, CLOSED_BY["SIGHUP"])

    def _told_to_leave(self, code: int) -> None:
        self.exit(code, return_code=code)
