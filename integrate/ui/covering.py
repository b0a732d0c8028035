"""When the screen is covered: by a key, or after a while without one. Nothing ends by it.

What comes up below the cover waits until it is lifted, since it would lie on top of it.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from integrate.journal.errors import JournalError
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen
    from textual.timer import Timer

    from integrate.session.record import Seconds
    from integrate.ui.app import IntegrateApp
    from integrate.ui.secret import CoverScreen

LOOK: Seconds = 5.0
"""How often it is looked how long ago the last key was: a computer that wakes covers soon."""
NO_JOURNAL = later("The journal is not open, so there is nothing to cover.")
NO_WORDS = later(
    "Nothing could lift the cover: `integrate journal passphrase` sets a passphrase first."
)


class Covering:
    """The cover of one program."""

    def __init__(self, app: IntegrateApp, minutes: int) -> None:
        """Cover after so many minutes without a key; 0 is never."""
        self._app = app
        self._idle: Seconds = minutes * 60.0
        self._last = _now()
        self._cover: CoverScreen | None = None
        self._waiting: list[Callable[[], object]] = []
        self._looking: Timer | None = None

    @property
    def is_on(self) -> bool:
        """Whether the screen is covered."""
        return self._cover is not None

    def start(self) -> None:
        """Look from now on whether it is time to cover."""
        if self._idle and self._looking is None:
            self._looking = self._app.set_interval(LOOK, self.look)

    def change(self, minutes: int) -> None:
        """Cover from now on after so many minutes without a key; 0 is never."""
        self._idle = minutes * 60.0
        self.start()

    def hear_key(self) -> None:
        """Take note that somebody is there."""
        self._last = _now()

    def is_due(self) -> bool:
        """Tell whether the last key was too long ago, by whichever clock went on further.

        A clock may stand still while the computer sleeps, and the other may be set back.
        """
        passed = max(now - last for now, last in zip(_now(), self._last, strict=True))
        return bool(self._idle) and passed >= self._idle and not self.is_on

    async def look(self) -> None:
        """Cover if it is time to."""
        if self.is_due() and await self.cover():
            self.hear_key()  # it cannot be covered, and is not tried again at once

    async def cover_by_key(self) -> None:
        """Cover now, or say why not."""
        trouble = await self.cover()
        if trouble:
            self._app.tell(trouble)

    async def cover(self) -> str:
        """Cover the screen; return why it cannot be, or nothing."""
        from integrate.player.ways_in import can_be_asked  # noqa: PLC0415 -- after first paint
        from integrate.ui.secret import CoverScreen  # noqa: PLC0415 -- after first paint

        journal = self._app.door.journal
        if self.is_on:
            return ""
        if journal is None:
            return _(NO_JOURNAL)
        try:
            if not await asyncio.to_thread(can_be_asked, journal):
                return _(NO_WORDS)
        except JournalError as error:
            return str(error)
        if not self.is_on:
            self._cover = CoverScreen(journal)
            self._app.push_screen(self._cover, self._lift)
        return ""

    def when_off(self, screen: Screen[Any], do: Callable[[], object]) -> None:
        """Do something now, or when no cover lies over a screen; the cover says that it waits."""
        stack = self._app.screen_stack
        if self._cover is None or screen in stack[stack.index(self._cover) :]:
            do()
            return
        self._waiting.append(do)
        self._cover.say_that_something_waits()

    def _lift(self, _fits: bool | None) -> None:  # noqa: FBT001 -- a screen's result
        self._cover = None
        self.hear_key()
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            self._app.call_after_refresh(do)


def _now() -> tuple[Seconds, Seconds]:
    return time.monotonic(), time.time()
