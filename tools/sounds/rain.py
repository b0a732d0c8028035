"""Steady rain on leaves as a loop: a soft wash, a low roof, and thousands of small round drops.

The noises are periodic over the loop, and a drop that rings past the end goes on at the beginning,
so there is no seam. No two drops have the same pitch: else they would make a chord.
"""

from typing import Final

import numpy as np

from tools.sounds.around import add_around
from tools.sounds.envelopes import decay, rise
from tools.sounds.noise import band, wide
from tools.sounds.samples import Decibels, Hertz, Mono, Seconds, Stereo, frames, gain, times

LOOP: Final[Seconds] = 60.0

DROPS: Final = 95.0
"""Drops a second at each ear."""
LOWEST: Final[Hertz] = 450.0
HIGHEST: Final[Hertz] = 3200.0
RINGS: Final[Seconds] = 0.09
"""How long the lowest drop takes to lose 60 dB; the others ring less, as they are higher."""
LEVEL: Final[Decibels] = 2.0

RISE: Final[Seconds] = 0.005
"""No drop swells faster, so that none pricks."""


def rain(rng: np.random.Generator) -> Stereo:
    """Make sixty seconds of rain that neither comes nearer nor goes away."""
    count = frames(LOOP)
    turn = 2.0 * np.pi * times(LOOP) / LOOP
    breath = 1.0 + 0.10 * np.sin(2.0 * turn) + 0.07 * np.sin(5.0 * turn + 1.0)
    sound = gain(-8.0) * wide(rng, count, band(500.0, 3200.0, tilt=-0.6), width=0.9)
    sound += gain(-10.0) * wide(rng, count, band(90.0, 420.0, tilt=-0.5), width=0.6)
    for ear in range(2):
        sound[:, ear] += _drops(rng, count)
    return np.asarray(sound * breath[:, None], dtype=np.float64)


def _drops(rng: np.random.Generator, count: int) -> Mono:
    """Make all drops of one ear; the small and high ones are the most."""
    sound = np.zeros(count)
    for _ in range(round(DROPS * LOOP)):
        way, size = rng.beta(2.2, 1.3), min(rng.lognormal(-0.3, 0.6), 2.0)
        frequency = LOWEST * (HIGHEST / LOWEST) ** way
        t60 = RINGS * (LOWEST / frequency) ** 0.55
        t = times(1.6 * t60)
        drop = np.sin(2.0 * np.pi * frequency * t) * decay(t, t60) * rise(t, RISE)
        strength = gain(LEVEL) * size * (LOWEST / frequency) ** 0.6
        add_around(sound, strength * drop, int(rng.integers(0, count)))
    return np.asarray(sound - sound.mean(), dtype=np.float64)
