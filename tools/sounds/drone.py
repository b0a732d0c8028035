"""A warm drone as a loop: four strings plucked very softly in a slow round, over a still pad.

Strings and pad are tuned to F and its fifth C, as the bells are. The pad's sines have a whole
number of turns in the loop, and what rings past the end is added at the beginning, so the loop has
no seam by construction.
"""

from typing import Final

import numpy as np

from tools.sounds.around import add_around
from tools.sounds.modal import Partial, ring
from tools.sounds.phasor import phasor
from tools.sounds.samples import Decibels, Hertz, Seconds, Stereo, frames, gain

LOOP: Final[Seconds] = 60.0
ROUND: Final[Seconds] = 12.0
RING: Final[Seconds] = 13.0
OVERTONES: Final = 14

# (when in the round, frequency, level): the fifth, the root twice, the octave below.
STRINGS: Final[tuple[tuple[Seconds, Hertz, Decibels], ...]] = (
    (0.0, 130.81, -7.0),
    (2.9, 174.61, -8.0),
    (5.6, 174.70, -8.0),
    (8.3, 87.31, -6.5),
)

# (frequency, level, slow swings in the loop) of the pad.
PAD: Final[tuple[tuple[Hertz, Decibels, int], ...]] = (
    (87.31, -8.0, 2),
    (130.81, -12.0, 3),
    (174.61, -10.0, 4),
    (261.63, -18.0, 5),
    (349.23, -20.0, 3),
)


def drone(rng: np.random.Generator) -> Stereo:
    """Make sixty seconds: five rounds of the four strings, no two plucks quite as strong."""
    sound = _pad(rng)
    for number, (when, root, level) in enumerate(STRINGS):
        pluck = ring(root, _string(root), RING)
        for turn in range(round(LOOP / ROUND)):
            strength = gain(level + rng.uniform(-1.5, 0.5))
            # Left and right change places from pluck to pluck.
            heard = pluck if (turn + number) % 2 else pluck[:, ::-1]
            add_around(sound, strength * heard, frames(when + turn * ROUND))
    return np.asarray(sound - sound.mean(axis=0), dtype=np.float64)


def _string(root: Hertz) -> tuple[Partial, ...]:
    """Overtones that bloom one after another, as on a string over a curved bridge."""
    return tuple(
        Partial(
            ratio=n,
            level=-5.5 * np.log2(n) - 10.0 * np.log10(1.0 + (n * root / 1300.0) ** 4),
            t60=12.0 / (1.0 + 0.09 * n),
            split=0.11 + 0.03 * n,
            attack=0.4 + 0.08 * n,
        )
        for n in range(1, OVERTONES + 1)
    )


def _pad(rng: np.random.Generator) -> Stereo:
    count = frames(LOOP)
    sound = np.zeros((count, 2))
    for frequency, level, swings in PAD:
        turns = round(frequency * LOOP)
        for ear in range(2):
            start, drift = np.exp(1j * rng.uniform(0.0, 2.0 * np.pi, 2))
            swell = 1.0 + 0.35 * (drift * phasor(swings / LOOP, count)).imag
            # One turn in the loop more or less between the ears: a very slow circling.
            sound[:, ear] += (
                gain(level) * swell * (start * phasor((turns + ear) / LOOP, count)).imag
            )
    return sound
