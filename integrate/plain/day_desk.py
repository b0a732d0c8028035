"""What the words about a programme do at home: begin one, tell a session, let a part go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from integrate.plain.programmes import see_programmes, tell_session
from integrate.plain.replies import whole
from integrate.player.courses import bring_back
from integrate.player.following import awaits_session, go_on
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.plain.days import Days
    from integrate.plain.menu import Menu
    from integrate.player.courses import Today
    from integrate.player.door import Door
    from integrate.player.settings import Settings

LETS_GO, BRINGS_BACK = "let go", "bring back"
NO_PART = later("Type “let go” with a number from 1 to {count}, as in: let go 1.")
WHICH_BACK = later("Which is to be here again?")
IS_BACK = later("“{title}” is here again.")
NOTHING_LET_GO = later("Nothing that was let go has its place today.")


class DayDesk:
    """Does what a person says about their programme."""

    def __init__(self, menu: Menu, settings: Settings, door: Door, days: Days) -> None:
        """Act on this day."""
        self._menu = menu
        self._settings = settings
        self._door = door
        self._days = days

    def meant(self, words: str) -> Callable[[], bool] | None:
        """Return what such words do, None for other words.

        What is returned tells whether anything changed, and raises `JournalError` and `Closed`.
        """
        today = self._days.today
        if words in ("programme", "programmes"):
            return partial(see_programmes, self._menu, self._settings, self._door)
        if today is None:
            return None
        if words.startswith(LETS_GO) and self._days.parts:
            return partial(self._let_go, words.removeprefix(LETS_GO))
        own: dict[str, Callable[[Today], bool]] = {BRINGS_BACK: self._bring_back}
        if awaits_session(today):
            own["session"] = self._tell_session
        if today.course.is_paused and not today.trouble:
            own["go on"] = self._go_on
        return partial(own[words], today) if words in own else None

    def _tell_session(self, today: Today) -> bool:
        self._menu.say(tell_session(self._menu, self._door, today))
        return True

    def _go_on(self, today: Today) -> bool:
        go_on(self._door.open(), today)
        return True

    def _let_go(self, words: str) -> bool:
        parts, number = self._days.parts, whole(words)
        if number is None or not 1 <= number <= len(parts):
            self._menu.say(_(NO_PART, count=len(parts)))
            return False
        self._menu.say(self._days.let_go(parts[number - 1], self._door.open()))
        return True

    def _bring_back(self, today: Today) -> bool:
        """Have a part here again; where there are several, ask which."""
        titles = self._days.let_go_titles
        if not titles:
            self._menu.say(_(NOTHING_LET_GO))
            return False
        only = next(iter(titles)) if len(titles) == 1 else None
        key = only or self._menu.choose(titles, _(WHICH_BACK))
        if key is None:
            return False
        bring_back(self._door.open(), today, key)
        self._menu.say(_(IS_BACK, title=titles[key]))
        return True
