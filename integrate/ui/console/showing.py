"""What one console shows at a moment: the session, the clock on the wall, and who is around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.player.showing import NoScreen
from integrate.player.wall_times import Times, WallTimes
from integrate.session.desk import Desk
from integrate.ui.console.around import Around
from integrate.ui.console.pane import Present

if TYPE_CHECKING:
    from integrate.player.opened import Opened
    from integrate.player.settings import Settings
    from integrate.session.record import Seconds
    from integrate.ui.player.session_view import SessionView


class Showing:
    """Puts the present moment of one console together; it keeps no state of the session."""

    def __init__(self, opened: Opened, session: SessionView) -> None:
        """Show this session."""
        self._opened = opened
        self._session = session
        self._wall = WallTimes(opened.driver.clock)
        self._around = Around(opened, NoScreen())
        self._person = ""
        self._clock_from = ""

    def begin(self, settings: Settings) -> None:
        """Take what is known once there is a screen: whose session it is, and how fast it runs."""
        self._wall = WallTimes(self._opened.driver.clock, speed=settings.speed)
        self._around = Around(self._opened, settings.second_screen)
        self._person = settings.person

    @property
    def desk(self) -> Desk:
        """What is beside the session."""
        return self._session.view.desk or Desk()

    def times(self, begun: Seconds | None = None) -> Times:
        """Return the present moment; `begun` is when a line was begun, if not now."""
        times = self._wall.look()
        return times if begun is None else Times(times.now, times.here, begun)

    def clock(self, moment: Seconds) -> str:
        """Return what the clock on the wall showed at a moment."""
        return f"{self.times().at(moment):%H:%M:%S}"

    def stamp(self) -> tuple[Seconds, str]:
        """Return the present moment, and what the clock on the wall shows at it."""
        times = self.times()
        return times.now, f"{times.here:%H:%M:%S}"

    def count_from(self, mark: str) -> None:
        """Let the big clock run from a mark."""
        self._clock_from = mark

    def look_around(self) -> str:
        """Look at the second screens; return what is to be said of them."""
        return self._around.look()

    async def read_agreed(self) -> bool:
        """Read what was agreed where that may have changed; tell whether it has."""
        return await self._around.read(self._session.view)

    def present(self, unsaved: str) -> Present:
        """Return the present moment; `unsaved` is why the last event is not kept."""
        driver = self._opened.driver
        return Present(
            view=self._session.view,
            desk=self.desk,
            times=self.times(),
            sounding=driver.hearing.sounding,
            saved=driver.kept_at.astimezone() if driver.kept_at else None,
            person=self._around.whose or self._person,
            clock_from=self._clock_from,
            unsaved=unsaved,
            agreed=self._around.agreed,
            guests=self._around.guests,
            sitters=self._around.sitters,
        )
