"""A gain that goes from one value to another along half a cosine, and stays there.

It has no corner at either end, which is what keeps a beginning or an ending from clicking. A ramp
is a function of the frame alone: asked in any order and any portion, it gives the same values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from integrate.audio.samples import Frames


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
        return float(self.over(frame, 1)[0])

    def over(self, first: Frames, count: Frames) -> NDArray[np.float64]:
        """Return the gains of `count` frames; a single one where the gain stands still."""
        if first >= self.end:
            return np.full(1, self.after)
        if first + count <= self.start:
            return np.full(1, self.before)
        way = np.clip((np.arange(first, first + count) - self.start) / self.length, 0.0, 1.0)
        weight = 0.5 - 0.5 * np.cos(np.pi * way)
        return self.before * (1.0 - weight) + self.after * weight

    def turned(self, frame: Frames, length: Frames, after: float) -> Ramp:
        """Return the ramp that leaves this one at `frame`, without a step, for another gain."""
        return Ramp(frame, length, self.at(frame), after)
