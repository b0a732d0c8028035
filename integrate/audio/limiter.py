"""Keeps the true peak of the mix under a ceiling, and leaves everything below it untouched.

The gain is decided in cells of a millisecond, counted from the last command, and looks five cells
ahead, so that it is down before the peak comes; between the cells it goes in straight lines. What a
peak is between two samples is estimated by oversampling where the sound is loud, and only there.
All of it is a function of the frames: the blocks it is asked in are not heard. It adds no delay.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from integrate.audio.samples import CHANNELS, KEPT, RATE, factor

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from integrate.audio.api import Seconds
    from integrate.audio.samples import Block, Frames

CEILING: Final = factor(-4.0)
"""What the estimate is kept to: -3 dB true peak, less what the points can miss."""
QUIET: Final = factor(-12.0)
"""Where no sample is above this, no peak between samples comes near the ceiling."""
CELL: Final[Frames] = RATE // 1000
PHASES: Final = 4
"""Points looked at from one sample to the next."""
LOOK: Final = 5
"""Cells looked ahead."""
RELEASE: Final[Seconds] = 0.15
"""The time constant of coming back: slow enough not to follow the waves of a low tone."""
CONTEXT: Final[Frames] = 32
"""Samples on either side that a point between two samples is estimated from."""
AHEAD: Final[Frames] = (LOOK + 1) * CELL + CONTEXT
"""Frames that must be known after those that are limited."""

_LEFT: Final = math.exp(-CELL / RATE / RELEASE)
"""What of a reduction is left after one cell."""
_NONE: Final = 1e-5
"""A reduction so small is none."""
_SHAPE: Final = np.arange(LOOK, 0, -1) / LOOK
"""How much of a reduction is reached at a boundary, the further ahead its cell the less."""
_WAY: Final = (np.arange(CELL) / CELL).astype(np.float32)


def _points() -> NDArray[np.float32]:
    """Return the weights of the samples around a cell for each of its points: a windowed sinc."""
    places = np.arange(PHASES)[:, np.newaxis] / PHASES + np.arange(CELL)
    distance = np.arange(-CONTEXT, CELL + CONTEXT)[:, np.newaxis] - places.reshape(1, -1)
    window = np.i0(3.0 * np.sqrt(np.maximum(0.0, 1.0 - (distance / CONTEXT) ** 2)))
    weights = np.sinc(distance) * np.where(np.abs(distance) < CONTEXT, window, 0.0)
    scaled: NDArray[np.float64] = weights / weights.sum(axis=0)
    return scaled.astype(np.float32)


_POINTS: Final = _points()


class Limiter:
    """The gains at the boundaries of the cells, as far as they are known."""

    def __init__(self) -> None:
        self._origin: Frames = 0
        self._first = 0
        """The cell that the two lists begin with."""
        self._needs: list[float] = []
        """What each cell may be multiplied by at most."""
        self._gains = [1.0]
        """The gain at the beginning of each cell."""
        self._sharp: NDArray[np.float32] | None = None
        """Gains of the first cell, where a command made it too loud to be foreseen."""

    def restart(self, frame: Frames) -> None:
        """Forget what was seen ahead: from `frame` on the mix is another."""
        gain = self._at(frame)
        self._origin = frame
        self._first = 0
        self._needs = []
        self._gains = [gain]
        self._sharp = None

    def limit(self, mix: Block, position: Frames, count: Frames) -> None:
        """Limit the first `count` frames of the mix in place; `AHEAD` more must follow them."""
        if count == 0:
            return
        last = (position + count - 1 - self._origin) // CELL
        self._see(mix, position, last + LOOK)
        self._decide(last + 1)
        first = (position - self._origin) // CELL
        gains = self._gains[first - self._first : last + 2 - self._first]
        if min(gains) < 1.0:
            begin = position - self._origin - first * CELL
            curve = self._curve(first, gains)[begin : begin + count]
            mix[:count, 0] *= curve
            mix[:count, 1] *= curve
        self._forget(first)

    def _at(self, frame: Frames) -> float:
        """Return the gain at a frame whose cell is known."""
        cell, rest = divmod(frame - self._origin, CELL)
        index = cell - self._first
        if rest == 0:
            return self._gains[index]
        return float(self._curve(cell, self._gains[index : index + 2])[rest])

    def _curve(self, first: int, gains: list[float]) -> NDArray[np.float32]:
        """Return the gain of every frame between these boundaries."""
        edges = np.array(gains, dtype=np.float32)
        curve = edges[:-1, np.newaxis] + np.diff(edges)[:, np.newaxis] * _WAY
        if first == 0 and self._sharp is not None:
            np.minimum(curve[0], self._sharp, out=curve[0])
        return curve.reshape(-1)

    def _see(self, mix: Block, position: Frames, last: int) -> None:
        """Work out what the cells up to the last may be multiplied by."""
        first = self._first + len(self._needs)
        if first > last:
            return
        begin = self._origin + first * CELL - position
        seen = mix[begin : begin + (last + 1 - first) * CELL]
        if max(seen.max(), -seen.min()) < QUIET:
            self._needs += [1.0] * (last + 1 - first)
            return
        # At a command the samples before are another mix's; the first stands in for them.
        before = mix[begin - CONTEXT : begin] if begin >= CONTEXT else seen[:1].repeat(CONTEXT, 0)
        after = mix[begin + len(seen) : begin + len(seen) + CONTEXT]
        self._weigh(first, np.concatenate([before, seen, after]))

    def _weigh(self, first: int, seen: Block) -> None:
        """Work out the needs of whole cells, given with their context."""
        cells = np.abs(seen[CONTEXT:-CONTEXT].reshape(-1, CELL * CHANNELS)).max(axis=1)
        loud = np.flatnonzero(cells >= QUIET)
        windows = np.lib.stride_tricks.sliding_window_view(seen, CELL + 2 * CONTEXT, axis=0)
        peaks = _peaks(windows[::CELL][loud])
        needs = np.ones(len(cells))
        needs[loud] = CEILING / np.maximum(peaks.max(axis=1), CEILING)
        if first == 0 and needs[0] < self._gains[0]:
            rising = np.maximum.accumulate(np.maximum(peaks[0], np.float32(CEILING)))
            self._sharp = np.divide(CEILING, rising, dtype=np.float32)
        self._needs += needs.tolist()

    def _decide(self, last: int) -> None:
        """Work out the gains of the boundaries up to the last."""
        begin = len(self._gains)
        count = last + 1 - self._first - begin
        if count <= 0:
            return
        gain = self._gains[-1]
        needs = self._needs[begin - 1 : begin + count + LOOK - 1]
        if gain == 1.0 and min(needs) == 1.0:
            self._gains += [1.0] * count
            return
        for target in _foreseen(np.array(needs)):
            left = (1.0 - gain) * _LEFT
            gain = min(target, 1.0 - left if left > _NONE else 1.0)
            self._gains.append(gain)

    def _forget(self, first: int) -> None:
        unneeded = first - self._first - 2 * KEPT // CELL
        if unneeded > KEPT // CELL:
            del self._needs[:unneeded]
            del self._gains[:unneeded]
            self._first += unneeded


def _foreseen(needs: NDArray[np.float64]) -> list[float]:
    """Return what each boundary may be at most; it lies after the first cell of its window."""
    ahead = np.lib.stride_tricks.sliding_window_view(needs[1:], LOOK)
    foreseen = (1.0 - (1.0 - ahead) * _SHAPE).min(axis=1)
    most: list[float] = np.minimum(foreseen, needs[: len(foreseen)]).tolist()
    return most


def _peaks(windows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how far the sound goes at each frame of the cells and after it, on either side."""
    # Stacked: one small product of the same shape for every cell. A single large one might add in
    # another order where it has more rows, and the same frames would not always have one gain.
    points = np.ascontiguousarray(windows) @ _POINTS
    by_frame = np.abs(points.reshape(len(windows), CHANNELS, PHASES, CELL))
    most: NDArray[np.float32] = by_frame.max(axis=(1, 2))
    return most
