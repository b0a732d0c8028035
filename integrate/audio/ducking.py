"""How far beds fall under a voice: known from when voices begin and end, not followed by ear.

The beds begin to fall before the first word, so that none is covered, and come back after the last.
Like everything in the mixer this is a function of frames: told of the same voices it gives the same
gains, whatever the portions asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from integrate.audio.ramp import Ramp
from integrate.audio.samples import KEPT, factor, frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.audio.api import Decibels, Seconds
    from integrate.audio.samples import Frames, Gain

DEPTH: Final[Decibels] = -12.0
"""How far beds fall unless told."""
FALL: Final[Seconds] = 0.3
"""How long they take to fall; so long before a word that is known ahead they begin."""
RETURN: Final[Seconds] = 1.2
"""How long they take to come back; if the next word is known to come sooner, they stay down."""


class Speech(NamedTuple):
    """When a voice speaks."""

    start: Frames
    end: Frames | None
    """The first frame after it; None while that is not known, so not near."""


class Ducking:
    """The gain of the beds over time."""

    def __init__(self) -> None:
        self._under = factor(DEPTH)
        self._talking = False
        self._ramps = [Ramp(-1, 1, 1.0, 1.0)]

    def set_depth(self, gain: Decibels) -> None:
        """Set how far beds fall."""
        self._under = factor(min(gain, 0.0))

    def talk_over(self, *, on: bool) -> None:
        """Let beds fall for somebody in the room, or come back."""
        self._talking = on

    def rewind(self, frame: Frames) -> None:
        """Forget what was decided at this frame and after it."""
        while len(self._ramps) > 1 and self._ramps[-1].start >= frame:
            self._ramps.pop()

    def over(self, first: Frames, count: Frames, speeches: Sequence[Speech]) -> Gain:
        """Return the gains of the beds; every end up to the last of these frames must be known."""
        for frame in _changes(first, count, speeches):
            self._turn(frame, speeches)
        self._forget(first)
        if self._ramps[-1].start <= first:
            return self._ramps[-1].over(first, count)
        return self._joined(first, count)

    def _turn(self, frame: Frames, speeches: Sequence[Speech]) -> None:
        ramp = self._ramps[-1]
        target = self._under if self._is_down(frame, speeches) else 1.0
        if target != ramp.after:
            takes = FALL if target < ramp.after else RETURN
            self._ramps.append(ramp.turned(frame, frames(takes), target))

    def _is_down(self, frame: Frames, speeches: Sequence[Speech]) -> bool:
        if self._talking:
            return True
        is_down = self._ramps[-1].after != 1.0
        # Once down they wait for a word that would come before they were back.
        soon = frame + frames(FALL) + (frames(RETURN) if is_down else 0)
        return any(
            speech.start <= soon and (speech.end is None or frame < speech.end)
            for speech in speeches
        )

    def _joined(self, first: Frames, count: Frames) -> Gain:
        gains = np.empty(count, dtype=np.float32)
        for ramp in self._ramps:
            # None begins after these frames: it would not be decided yet, or is forgotten again.
            begin = max(0, ramp.start - first)
            gains[begin:] = ramp.over(first + begin, count - begin)
        return gains

    def _forget(self, first: Frames) -> None:
        while len(self._ramps) > 1 and self._ramps[1].start < first - 2 * KEPT:
            del self._ramps[0]


def _changes(first: Frames, count: Frames, speeches: Sequence[Speech]) -> list[Frames]:
    """Return the frames among these at which a voice comes near, or is over; and the first."""
    moments = {first}
    for start, end in speeches:
        moments.add(start - frames(FALL))
        if end is not None:
            moments.add(end)
    return sorted(moment for moment in moments if first <= moment < first + count)
