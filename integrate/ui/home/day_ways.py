"""What home does about a programme: a session's day is told, a pause ends, another is chosen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.journal.store import Journal
    from integrate.player.courses import Today
    from integrate.ui.home.screen import HomeScreen
    from integrate.ui.programme.day_panel import Told

WAY = "way:"
"""What the lines begin with that lead into no session."""


class DayWays:
    """The ways of one home. Everything it needs is loaded when it is wanted."""

    def __init__(self, home: HomeScreen) -> None:
        """Act for this home."""
        self._home = home

    @staticmethod
    def has(key: str) -> bool:
        """Tell whether a line of the list is a way of these."""
        return key.startswith(WAY)

    def take(self, key: str) -> None:
        """Do what a line says."""
        from integrate.player.following import go_on  # noqa: PLC0415 -- after the first paint
        from integrate.player.programme_shelf import WHEN  # noqa: PLC0415 -- the same
        from integrate.ui.home.days import GO_ON, SESSION  # noqa: PLC0415 -- the same
        from integrate.ui.programme.day_panel import ask_for_day  # noqa: PLC0415 -- the same
        from integrate.words import _  # noqa: PLC0415 -- the same

        if key == SESSION:
            ask_for_day(self._home.app, _(WHEN), self._tell_session)
        elif key == GO_ON:
            self._do(go_on)
        else:
            self.see_programmes()

    def see_programmes(self) -> None:
        """Open the programmes; what they say on leaving is shown at home."""
        from integrate.ui.programme.screen import ProgrammeScreen  # noqa: PLC0415 -- seldom

        def back(sentence: str | None) -> None:
            if sentence:
                self._home.app.tell(sentence)

        self._home.app.push_screen(ProgrammeScreen(), back)

    def _tell_session(self, told: Told) -> None:
        from integrate.player.following import tell_session  # noqa: PLC0415 -- seldom

        day = told.day
        if day is not None:
            self._do(lambda journal, today: tell_session(journal, today, day))

    def _do(self, change: Callable[[Journal, Today], None]) -> None:
        self._home.run_worker(self._change(change))

    async def _change(self, change: Callable[[Journal, Today], None]) -> None:
        """Keep how the person stands now, and show the day anew."""
        from integrate.journal.errors import JournalError  # noqa: PLC0415 -- after the first paint

        home = self._home
        today = home.today
        if today is None:
            return
        try:
            await asyncio.to_thread(lambda: change(home.app.door.open(), today))
        except JournalError as error:
            home.tell(str(error))
        else:
            home.tell("")
            await home.look_again()
