"""What a console does by itself each second: try the disk again, look around, mind the sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.player.sound_lost import SoundLost

if TYPE_CHECKING:
    from integrate.player.opened import Opened
    from integrate.ui.console.screen import ConsoleScreen
    from integrate.ui.console.taking import Taking
    from integrate.ui.console.told import Told
    from integrate.ui.player.session_view import SessionView

RETRY = 5
"""Seconds until it is tried again to keep what could not be kept."""


class EachSecond:
    """Does it for one console; what waits for a disk runs apart from the keys."""

    def __init__(self, console: ConsoleScreen, opened: Opened, taking: Taking, told: Told) -> None:
        """Begin at 0."""
        self._console = console
        self._taking = taking
        self._told = told
        self._lost = SoundLost(opened.driver)
        self._gone_by = 0

    def tick(self, session: SessionView) -> None:
        """Let a second have gone by."""
        self._gone_by += 1
        if self._taking.unsaved and self._gone_by % RETRY == 0:
            self._console.run_worker(session.try_again())
        if said := self._console.showing.look_around():
            self._told.tell(said)
        if (lost := self._lost.look()) is not None:
            self._console.run_worker(self._console.offer(lost))
        session.keep_time()
