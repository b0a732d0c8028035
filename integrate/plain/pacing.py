"""What is said while a timed step goes by: breathing at its changes, a rest at a few moments.

The moments hang from the beginning of the step on the session's own clock, so a pause moves them
along with the step. Each is said once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain.telling import PHASES
from integrate.session.accompaniment import INSTANT
from integrate.session.view import Breathing, Resting
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.script.quantity import Seconds
    from integrate.session.view import Scene

LONG: Seconds = 60.0
"""From here on a rest is counted; only its beginning and end are said of a shorter one."""
NEAR_THE_END: Seconds = 10.0
HALF = later("Half of it.")
LAST = later("Ten seconds.")


class Pacing:
    """What is still to be said in one visit to a step."""

    def __init__(self, scene: Scene | None) -> None:
        """Begin where nothing was said yet."""
        self._marks: list[tuple[Seconds, str]] = []
        self._phase: tuple[int, str] | None = None
        if isinstance(scene, Resting) and scene.length >= LONG:
            self._marks = [(scene.length / 2, HALF), (scene.length - NEAR_THE_END, LAST)]

    def due(self, scene: Scene | None, now: Seconds) -> str:
        """Return what is to be said now; empty when it is nothing. Marks missed are left out."""
        if isinstance(scene, Resting):
            words = ""
            while self._marks and scene.began + self._marks[0][0] <= now + INSTANT:
                words = _(self._marks.pop(0)[1])
            return words
        if isinstance(scene, Breathing) and self._phase != (scene.breath, scene.phase):
            self._phase = (scene.breath, scene.phase)
            return _(PHASES[scene.phase])
        return ""

    def next_mark(self, scene: Scene | None) -> Seconds | None:
        """Return the moment at which something is to be said, apart from the session's own."""
        if isinstance(scene, Resting) and self._marks:
            return scene.began + self._marks[0][0]
        return None

    def say_phase_again(self) -> None:
        """Let the present phase of a breath be said once more, as after a pause."""
        self._phase = None


def over(scene: Scene | None) -> str:
    """Return what is said when a timed step came to its end by itself."""
    breathed = isinstance(scene, Breathing)
    return _("That was the breathing.") if breathed else _("The rest is over.")
