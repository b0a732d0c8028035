"""Arrays of sound: their rate, their shape and the units used on them.

Every sound in this folder is a float array of shape (frames, 2) at `RATE`; full scale is 1.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 48_000
"""Frames a second."""

Mono = NDArray[np.float64]
"""Shape (frames,)."""

Stereo = NDArray[np.float64]
"""Shape (frames, 2): left, right."""

Seconds = float
Hertz = float
Decibels = float


def frames(seconds: Seconds) -> int:
    """Return how many frames `seconds` last, rounded to the nearest frame."""
    return round(seconds * RATE)


def times(seconds: Seconds) -> Mono:
    """Return the moment of each frame in `seconds`, starting at 0."""
    return np.arange(frames(seconds), dtype=np.float64) / RATE


def gain(level: Decibels) -> float:
    """Return the factor that changes a sound by `level` decibels."""
    return float(10.0 ** (level / 20.0))


def peak(sound: Stereo) -> Decibels:
    """Return the largest sample in dBFS; silence is -inf."""
    with np.errstate(divide="ignore"):
        return float(20.0 * np.log10(np.abs(sound).max()))
