"""Wind in the trees as a loop: bands of noise, and slow gusts that move from band to band.

The noises are periodic over a third of the loop and the gusts over the whole, so there is no seam.
"""

from typing import Final

import numpy as np

from tools.sounds.noise import Colour, band, bump, wide
from tools.sounds.samples import Hertz, Mono, Seconds, Stereo, frames, gain, times

LOOP: Final[Seconds] = 75.0
ROUNDS: Final = 3
BANDS: Final = 9
LOWEST: Final[Hertz] = 110.0
HIGHEST: Final[Hertz] = 1500.0

# (gusts in the loop, how strong) of the swings that make the wind come unevenly.
SWINGS: Final[tuple[tuple[int, float], ...]] = ((4, 0.30), (7, 0.20), (11, 0.10))


def wind(rng: np.random.Generator) -> Stereo:
    """Make seventy-five seconds of wind that rises and sinks, and never whistles."""
    gust = _gusts(rng)
    lagging = np.stack((gust, np.roll(gust, frames(0.8))), axis=1)
    sound = gain(-9.0) * _air(rng, band(60.0, 220.0, tilt=-0.5), 0.5) * (0.7 + 0.3 * lagging)
    # Stronger wind is brighter: the middle of the bands goes up by an octave and a half.
    centre = np.log2(220.0) + 1.5 * lagging
    for frequency in np.geomspace(LOWEST, HIGHEST, BANDS):
        near = np.exp(-0.5 * ((centre - np.log2(frequency)) / 0.7) ** 2)
        strength = near * (LOWEST / frequency) ** 0.45 * (0.35 + 0.65 * lagging)
        sound += _air(rng, bump(frequency, 0.22), 0.8) * strength
    leaves = _air(rng, band(1800.0, 4200.0, tilt=-0.7), 1.0)
    return np.asarray(sound + gain(-24.0) * leaves * lagging**2, dtype=np.float64)


def _air(rng: np.random.Generator, colour: Colour, width: float) -> Stereo:
    return np.tile(wide(rng, frames(LOOP / ROUNDS), colour, width=width), (ROUNDS, 1))


def _gusts(rng: np.random.Generator) -> Mono:
    """Raise and lower the wind between 0 and 1, once around the loop."""
    turn = 2.0 * np.pi * times(LOOP) / LOOP
    swing = sum(
        (strong * np.sin(often * turn + rng.uniform(0.0, 2.0 * np.pi)) for often, strong in SWINGS),
        np.zeros_like(turn),
    )
    return np.asarray(0.5 + 0.5 * np.sin(2.2 * swing), dtype=np.float64)
