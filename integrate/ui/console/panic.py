"""The panic key and URGENT: the sound goes first, and only then anything is written down.

Nothing here waits for a disk or for the sound: what is to be kept is kept apart from the key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from integrate.player.desk_sentences import FADING, MARKED_URGENT, SILENT
from integrate.session.charting import SoundHushed, UrgentMarked
from integrate.session.inputs import Chart, Pause
from integrate.session.table import State
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from integrate.player.hearing import Hearing
    from integrate.session.inputs import Input
    from integrate.session.record import Seconds
    from integrate.ui.console.screen import ConsoleScreen

STANDING: Final = (State.READY, State.PAUSED, State.ENDED)
"""Where there is nothing to hold."""


class Panic:
    """Takes the sound away at one console."""

    def __init__(
        self,
        console: ConsoleScreen,
        hearing: Hearing,
        put: Callable[[Input], Awaitable[bool]],
    ) -> None:
        """Act on this console; `put` gives an input to its session."""
        self._console = console
        self._hearing = hearing
        self._put = put

    def hush(self) -> None:
        """Let everything fade and hold the session, or the second time be silent at once."""
        at_once = self._hearing.hush()
        self._console.fade_others()
        self._console.say(_(SILENT if at_once else FADING))
        self._console.run_worker(self._write_down(at_once=at_once))

    async def _write_down(self, *, at_once: bool) -> None:
        await self._put(Chart(SoundHushed(self._console.times().now, at_once)))
        if self._console.view.state not in STANDING:
            await self._put(Pause())

    async def urgent(self, words: str = "", begun: Seconds | None = None) -> bool:
        """Let everything fade, mark the moment, and open the clinic's own plan.

        While the plan is open the key is the panic key alone, and words are marked alone.
        """
        room = self._console.room
        moment = self._console.times().now if begun is None else begun
        was_open = room.shows_plan
        if not (was_open and words):
            self.hush()
        if was_open and not words:
            return True
        room.open_plan(_(MARKED_URGENT, time=self._console.showing.clock(moment)))
        return await self._put(Chart(UrgentMarked(moment, words)))
