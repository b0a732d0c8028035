"""The buses and what comes after them: levels, mute, talk-over, and beds that fall under a voice.

Every change glides from where the level is, so none is heard as a step.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from integrate.audio.api import Bus
from integrate.audio.ducking import Ducking
from integrate.audio.ramp import FAINT, FASTEST, SHORTEST_ENDING, Ramp
from integrate.audio.samples import factor, frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.audio.api import Decibels, Seconds
    from integrate.audio.ducking import Speech
    from integrate.audio.samples import Frames, Gain

GLIDE: Final[Seconds] = 0.1
"""The shortest change of level."""


class Buses:
    """How loud the parts of the sound are, and all of it."""

    def __init__(self) -> None:
        open_ = Ramp(-1, 1, 1.0, 1.0)
        self._levels: dict[Bus | None, Ramp] = dict.fromkeys((*Bus, None), open_)
        self._mute = open_
        self.ducking = Ducking()

    def set_level(self, position: Frames, bus: Bus | None, gain: Decibels) -> None:
        """Let the level of a bus, or with None of everything, glide to this one."""
        ramp, after = self._levels[bus], factor(gain)
        self._levels[bus] = ramp.turned(position, _glide(ramp.at(position), after), after)

    def mute(self, position: Frames, *, on: bool) -> None:
        """Fade everything out, or in again."""
        self._mute = self._mute.turned(position, frames(SHORTEST_ENDING), 0.0 if on else 1.0)

    def rewind(self, position: Frames) -> None:
        """Forget what was decided at this frame and after it."""
        self.ducking.rewind(position)

    def over(self, first: Frames, count: Frames, speeches: Sequence[Speech]) -> dict[Bus, Gain]:
        """Return the gains of each bus."""
        gains = {bus: self._levels[bus].over(first, count) for bus in Bus}
        gains[Bus.BED] = gains[Bus.BED] * self.ducking.over(first, count, speeches)
        return gains

    def over_all(self, first: Frames, count: Frames) -> Gain:
        """Return the gains of the sum of the buses."""
        return self._levels[None].over(first, count) * self._mute.over(first, count)


def _glide(before: float, after: float) -> Frames:
    """Return how long a change of level takes, so that its fastest part is slow enough."""
    if min(before, after) < FAINT:
        return frames(SHORTEST_ENDING)
    change = abs(20.0 * math.log10(after / before))
    return frames(max(GLIDE, change * 0.5 * math.pi / FASTEST))
