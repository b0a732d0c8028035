"""What the words about a programme do at home: begin one, tell a session, let a part go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from integrate.plain.programmes import see_programmes, tell_session
from integrate.plain.replies import whole
from integrate.player.following import awaits_session, go_on
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.plain.days import Days
    from integrate.plain.menu import Menu
    from integrate.player.courses import Today
    from integrate.player.door import Door
    from integrate.player.opening import Settings

LETS_GO = "let go"
NO_PART = later("Type “let go” with a number from 1 to {count}, as in: let go 1.")


class DayDesk:
    """Does what a person says about their programme."""

    def __init__(self, menu: Menu, settings: Settings, door: Door, days: Days) -> None:
        """Act on this day."""
        self._menu = menu
        self._settings = settings
        self._door = door
        self._days = days

    def meant(self, words: str) -> Callable[[], None] | None:
        """Return what such words do, None for other words.

        What is returned raises `JournalError`, and `Closed`.
        """
        today = self._days.today
        if words in ("programme", "programmes"):
            return partial(see_programmes, self._menu, self._settings, self._door)
        if today is None:
            return None
        if words == "session" and awaits_session(today):
            return partial(self._tell_session, today)
        if words == "go on" and today.course.is_paused and not today.trouble:
            return partial(self._go_on, today)
        if words.startswith(LETS_GO) and self._days.parts:
            return partial(self._let_go, words.removeprefix(LETS_GO))
        return None

    def _tell_session(self, today: Today) -> None:
        self._menu.say(tell_session(self._menu, self._door, today))

    def _go_on(self, today: Today) -> None:
        go_on(self._door.open(), today)

    def _let_go(self, words: str) -> None:
        parts, number = self._days.parts, whole(words)
        if number is None or not 1 <= number <= len(parts):
            self._menu.say(_(NO_PART, count=len(parts)))
        else:
            self._menu.say(self._days.let_go(parts[number - 1], self._door.open()))
