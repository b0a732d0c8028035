"""How a bed is, in two figures: how bright, and how uneven in loudness."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tools.sounds.samples import RATE, Decibels, Hertz, frames

PIECE: Final = RATE // 10
"""Frames that are transformed at once."""
SHORT: Final = frames(3.0)


@dataclass(frozen=True, slots=True)
class Character:
    """What tells one bed from another."""

    centroid: Hertz
    """The middle of its spectrum, by strength."""
    spread: Decibels
    """Between the soft (10 %) and the loud (95 %) of all stretches of 3 s."""


def character(sound: NDArray[np.floating]) -> Character:
    """Measure the bed; edges of silence are to be left out before."""
    return Character(round(_centroid(sound)), round(_spread(sound), 1))


def _centroid(sound: NDArray[np.floating]) -> Hertz:
    window = np.hanning(PIECE)
    frequency = np.fft.rfftfreq(PIECE, 1.0 / RATE)
    power = np.zeros(len(frequency))
    for first in range(0, len(sound) - PIECE + 1, PIECE // 2):
        spectrum = np.fft.rfft(sound[first : first + PIECE].mean(axis=1) * window)
        power += np.square(np.abs(spectrum))
    strength = np.sqrt(power)
    return float(np.sum(strength * frequency) / np.sum(strength))


def _spread(sound: NDArray[np.floating]) -> Decibels:
    whole = sound[: len(sound) // SHORT * SHORT].reshape(-1, 2 * SHORT)
    levels = 10.0 * np.log10(np.mean(np.square(whole, dtype=np.float64), axis=1) + 1e-20)
    low, high = np.quantile(levels, (0.10, 0.95))
    return float(high - low)
