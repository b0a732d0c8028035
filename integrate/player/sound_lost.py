"""What is written down by itself of the sound of a session that is led: lost, and back again.

Nobody has the time to; and a record that says nothing of a silence says something wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.audio.api import State as Sound
from integrate.session.charting import Noted
from integrate.session.inputs import Chart
from integrate.session.table import State
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.audio.api import Condition
    from integrate.player.driver import Driver

LOST = later("Noted by the program: {why}")
BACK = later("Noted by the program: the sound is heard again.")


class SoundLost:
    """Looks at the sound of one session, and says each change once."""

    def __init__(self, driver: Driver) -> None:
        """Take it that the sound is there."""
        self._driver = driver
        self._lost = ""

    def look(self) -> Chart | None:
        """Return what is to be written down now; None where nothing is."""
        if self._driver.view.state in (State.READY, State.ENDED):
            return None
        lost, self._lost = self._lost, _why_silent(self._driver.condition, self._lost)
        if lost == self._lost:
            return None
        words = _(LOST, why=self._lost) if self._lost else _(BACK)
        return Chart(Noted(words, self._driver.clock.now()))


def _why_silent(condition: Condition, before: str) -> str:
    """Return why the sound is lost; while it is being started again it still is."""
    if condition.state is Sound.STARTING:
        return before
    return condition.reason if condition.state is Sound.SILENT else ""
