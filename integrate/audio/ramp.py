"""A gain that goes from one value to another, and stays there.

A ramp is a function of the frame alone: asked in any order and any portion, it gives the same
values to the bit. Its shape follows from where it goes:

* to silence: the cosine of equal power, until that would fall faster than 1 dB in 5 ms; from
  there at that pace down to -60 dB, and straight to nothing in the last 5 ms;
* from silence, in a second or more: what an ending of the same length leaves, so that one sound
  that goes and one that comes keep their power between them; faster: half a cosine, which has no
  corner at either end;
* between two levels: half a cosine in decibels, which is how loudness is heard.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from integrate.audio.samples import RATE, frames

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from integrate.audio.api import Seconds
    from integrate.audio.samples import Frames, Gain

FASTEST: Final = 200.0
"""How many decibels an ending falls in a second at most; a faster one is heard as a cut."""
FAINT: Final = 1e-3
"""-60 dB: below this an ending may go straight to nothing."""
REMAINDER: Final[Seconds] = 0.005
"""The way from -60 dB to nothing."""
SHORTEST_ENDING: Final[Seconds] = 60.0 / FASTEST + REMAINDER
"""The shortest ending that keeps to the fastest pace."""
EQUAL_POWER: Final[Seconds] = 1.0
"""From this length on a beginning is the other half of a crossfade."""

_DECAY: Final = FASTEST * math.log(10.0) / 20.0
"""The fastest pace as the exponent of a decay, per second."""


@dataclass(frozen=True, slots=True)
class Ramp:
    """The gain `before` until `start`, `after` from `start + length` on, and a curve between."""

    start: Frames
    length: Frames
    """At least one frame."""
    before: float
    after: float

    @property
    def end(self) -> Frames:
        """The first frame that has the final gain."""
        return self.start + self.length

    def at(self, frame: Frames) -> float:
        """Return the gain at one frame."""
        return float(np.max(self.over(frame, 1)))

    def over(self, first: Frames, count: Frames) -> Gain:
        """Return the gains of `count` frames; a single one where the gain stands still."""
        if first >= self.end or self.before == self.after:
            return np.float32(self.after)
        if first + count <= self.start:
            return np.float32(self.before)
        begin = min(max(self.start - first, 0), count)
        end = min(self.end - first, count)
        gains = np.empty(count, dtype=np.float32)
        gains[:begin] = self.before
        gains[begin:end] = self._curve(first + begin - self.start, end - begin)
        gains[end:] = self.after
        return gains

    def turned(self, frame: Frames, length: Frames, after: float) -> Ramp:
        """Return the ramp that leaves this one at `frame`, without a step, for another gain."""
        return Ramp(frame, max(1, length), self.at(frame), after)

    def _curve(self, first: Frames, count: Frames) -> NDArray[np.float32]:
        """Return the gains from so many frames after the start on."""
        if self.after == 0.0:
            return np.float32(self.before) * falling(self.length, first, count)
        if self.before == 0.0:
            return np.float32(self.after) * rising(self.length, first, count)
        weight = swelling(self.length, first, count)
        if min(self.before, self.after) < FAINT * max(self.before, self.after):
            return np.float32(self.before) * (1 - weight) + np.float32(self.after) * weight
        way = weight * np.float32(math.log(self.after / self.before))
        glide: NDArray[np.float32] = np.float32(self.before) * np.exp(way)
        return glide


def swelling(length: Frames, first: Frames, count: Frames) -> NDArray[np.float32]:
    """Return half a cosine from 0 to 1 over `length` frames, `count` of it from `first` on."""
    return np.float32(0.5) - np.float32(0.5) * np.cos(_counted(first, count, math.pi / length))


def falling(length: Frames, first: Frames, count: Frames) -> NDArray[np.float32]:
    """Return an ending over `length` frames, `count` of it from `first` on."""
    if length < frames(SHORTEST_ENDING):
        # Only the end of a sound that is short itself.
        return 1 - swelling(length, first, count)
    shape = _ending(length)
    gains = np.empty(count, dtype=np.float32)
    bend = min(max(shape.bend - first, 0), count)
    faint = min(max(shape.faint - first, bend), count)
    gains[:bend] = np.cos(_counted(first, bend, shape.turn))
    decay = _counted(first + bend - shape.bend, faint - bend, -_DECAY / RATE)
    gains[bend:faint] = np.float32(shape.level) * np.exp(decay)
    left = length - shape.faint
    rest = _counted(first + faint - shape.faint, count - faint, 1.0 / left)
    gains[faint:] = np.float32(shape.left) * (1 - rest)
    return gains


def rising(length: Frames, first: Frames, count: Frames) -> NDArray[np.float32]:
    """Return a beginning over `length` frames, `count` of it from `first` on."""
    if length < frames(EQUAL_POWER):
        return swelling(length, first, count)
    shape = _ending(length)
    bend = min(max(shape.bend - first, 0), count)
    gains = np.empty(count, dtype=np.float32)
    gains[:bend] = np.sin(_counted(first, bend, shape.turn))
    gains[bend:] = np.sqrt(1 - falling(length, first + bend, count - bend) ** 2)
    return gains


def _counted(first: Frames, count: Frames, step: float) -> NDArray[np.float32]:
    """Return `count` multiples of the step, from the `first` on."""
    # Counted as whole numbers, so that a frame has one value in whatever portion it is asked for.
    return np.arange(first, first + count).astype(np.float32) * np.float32(step)


@dataclass(frozen=True, slots=True)
class _Ending:
    """Where the parts of an ending meet."""

    turn: float
    """The angle of the cosine, a frame."""
    bend: Frames
    """The first frame that falls at the fastest pace."""
    level: float
    """The gain there."""
    faint: Frames
    """The first frame of the way from -60 dB to nothing."""
    left: float
    """The gain there."""


@lru_cache(maxsize=256)
def _ending(length: Frames) -> _Ending:
    """Return the parts of an ending that takes `length` frames as a whole."""
    body = _body(length / RATE - REMAINDER)
    turn = 0.5 * math.pi / (max(body, 1e-9) * RATE)
    bend = int(_angle(body) / turn)
    level = math.cos(bend * turn)
    faint = bend + max(0, math.ceil(math.log(level / FAINT) / _DECAY * RATE))
    faint = min(faint, length - 1)
    return _Ending(turn, bend, level, faint, level * math.exp(-_DECAY * (faint - bend) / RATE))


def _body(seconds: Seconds) -> Seconds:
    """Return the quarter period of a cosine whose ending comes to -60 dB in that time."""
    low, high = 0.0, seconds
    for _ in range(60):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if _until_faint(middle) < seconds else (low, middle)
    return low


def _until_faint(body: Seconds) -> Seconds:
    angle = _angle(body)
    falls = max(0.0, math.log(math.cos(angle) / FAINT) / _DECAY)
    return body * angle / (0.5 * math.pi) + falls


def _angle(body: Seconds) -> float:
    """Return where a cosine of this quarter period has come to the fastest pace."""
    return math.atan(_DECAY * body / (0.5 * math.pi))
