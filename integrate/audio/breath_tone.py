"""A tone for one phase of a breath, from which ear alone tells in from out.

In swells and brightens, and of two soft tones a fifth apart the lower comes first; out is the same
backwards. It begins and ends in silence, lasts exactly as long as the phase, and is always the
same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from integrate.audio.api import Direction
from integrate.audio.samples import CHANNELS, RATE, frames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from integrate.audio.api import Breath
    from integrate.audio.samples import Block, Frames

PORTION: Final[Frames] = RATE // 10
LOWER: Final = 174.6
"""Hertz: the F that the shipped bowl is tuned to."""
UPPER: Final = 1.5 * LOWER
TONE: Final = 0.057
"""How far each of the two tones goes where it is loudest."""
BREEZE: Final = 0.036
"""How loud the noise is as a whole, as its root mean square."""
LEAN: Final = 1.4
"""How late an in-breath is at its loudest: after about three fifths of its length."""
PERIOD: Final[Frames] = 2**18
"""After so many frames the noise repeats; it is periodic, so that nothing is heard of it."""


def breath_tone(breath: Breath) -> Iterator[Block]:
    """Yield the tone in portions; together they are as long as the phase, to the frame."""
    length = frames(breath.length)
    for first in range(0, length, PORTION):
        moments = np.arange(first, min(first + PORTION, length))
        way = ((moments + 0.5) / length).astype(np.float32)
        yield _sounding(moments, way if breath.direction is Direction.IN else 1 - way)


def _sounding(moments: NDArray[np.int64], way: NDArray[np.float32]) -> Block:
    """Return the sound at these moments, being so far on the way of a breath in."""
    way **= np.float32(LEAN)
    loud = np.sin(np.float32(np.pi) * way)
    late = np.sin(np.float32(0.5 * np.pi) * way)
    early = np.cos(np.float32(0.5 * np.pi) * way)
    tones = early**2 * _sine(LOWER, moments) + late**2 * _sine(UPPER, moments)
    dark, bright = _noises()
    place = moments % PERIOD
    sound: Block = early[:, np.newaxis] * dark[place] + late[:, np.newaxis] * bright[place]
    sound += tones[:, np.newaxis]
    sound *= loud[:, np.newaxis]
    return sound


def _sine(pitch: float, moments: NDArray[np.int64]) -> NDArray[np.float32]:
    turns = moments * (pitch / RATE) % 1.0
    sine: NDArray[np.float32] = np.float32(TONE) * np.sin((2.0 * np.pi * turns).astype(np.float32))
    return sine


@lru_cache(maxsize=1)
def _noises() -> tuple[Block, Block]:
    """Return one period of a dark noise and of a brighter one."""
    pitch = np.fft.rfftfreq(PERIOD, 1.0 / RATE)
    low_cut = (pitch / 80.0) ** 2 / (1.0 + (pitch / 80.0) ** 2)
    dark = low_cut / (1.0 + (pitch / 280.0) ** 2)
    bright = (pitch / 600.0) ** 2 / (1.0 + (pitch / 600.0) ** 2) / (1.0 + (pitch / 1800.0) ** 2)
    return _noise(dark, 1), _noise(bright, 2)


def _noise(strength: NDArray[np.float64], seed: int) -> Block:
    """Return noise of this spectrum, different left and right: random phases, turned into sound."""
    turns = np.random.default_rng(seed).random((CHANNELS, len(strength)))
    sound = np.fft.irfft(strength * np.exp(2j * np.pi * turns), axis=1).T
    scale = BREEZE / float(np.sqrt(np.mean(sound**2)))
    return np.ascontiguousarray(sound * scale, dtype=np.float32)
