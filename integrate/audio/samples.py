"""The one form sound has inside the mixer: float32, two channels, 48,000 frames a second.

Times inside the sound process are whole frames, so that nothing drifts; seconds and decibels are
turned into frames and factors here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from integrate.audio.api import Decibels, Seconds

RATE: Final = 48_000
"""Frames a second."""
CHANNELS: Final = 2

Frames: TypeAlias = int
Block: TypeAlias = NDArray[np.float32]
"""Sound, shape (frames, 2); full scale is 1.0."""
Gain: TypeAlias = np.float32 | NDArray[np.float32]
"""What frames are multiplied by: one factor for all of them, or one for each."""

UNCHANGED: Final = np.float32(1.0)
KEPT: Final = RATE
"""Frames that can be taken back after they were mixed: more than any device holds ahead."""


def frames(seconds: Seconds) -> Frames:
    """Return the number of frames nearest to the time."""
    return round(seconds * RATE)


def factor(gain: Decibels) -> float:
    """Return what a sample is multiplied by for this change of level."""
    return float(10.0 ** (gain / 20.0))


def still(count: Frames) -> Block:
    """Return that much silence."""
    return np.zeros((count, CHANNELS), dtype=np.float32)
