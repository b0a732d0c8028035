"""A calm shore as a loop: a dark rumble that never stops, and washes that follow slow waves.

The noises are periodic over a third of the loop, and what shapes them over the whole: whole
numbers of waves and of slower swings. So the loop has no seam by construction.
"""

from typing import Final

import numpy as np

from tools.sounds.noise import Colour, band, wide
from tools.sounds.samples import Seconds, Stereo, frames, gain, times

LOOP: Final[Seconds] = 90.0
WAVES: Final = 10
ROUNDS: Final = 3
"""How often the noise under the waves goes around: short transforms are quick."""

FOAM_BEHIND: Final[Seconds] = 1.3
"""How long the foam follows the water."""

BETWEEN_EARS: Final[Seconds] = 0.36
"""How much later the right ear meets each wave."""


def ocean(rng: np.random.Generator) -> Stereo:
    """Make ninety seconds of ten unequal waves."""
    swell = _swell()
    sound = _water(rng, band(55.0, 260.0, tilt=-0.6), width=0.6)
    sound *= gain(-4.0) * (0.75 + 0.25 * swell)
    wash = _water(rng, band(220.0, 1500.0, tilt=-0.5), width=0.8)
    wash *= gain(-6.0) * (0.25 + 0.75 * swell * np.sqrt(swell))
    sound += wash
    foam = _water(rng, band(1400.0, 5200.0, tilt=-0.5), width=1.0)
    foam *= gain(-19.0) * (0.12 + np.square(np.roll(swell, frames(FOAM_BEHIND), axis=0)))
    sound += foam
    return sound


def _water(rng: np.random.Generator, colour: Colour, *, width: float) -> Stereo:
    """Make noise that goes around `ROUNDS` times in the loop; the waves over it never repeat."""
    return np.tile(wide(rng, frames(LOOP / ROUNDS), colour, width=width), (ROUNDS, 1))


def _swell() -> Stereo:
    """Raise and lower the water (0 to 1) at both ears, wave by wave, once around the loop."""
    turn = 2.0 * np.pi * times(LOOP) / LOOP
    # Two slow swings make the waves come unevenly, a third makes them unequally high.
    phase = WAVES * turn + 0.7 * np.sin(2.0 * turn + 0.4) + 0.5 * np.sin(3.0 * turn + 2.1)
    height = 0.85 + 0.15 * np.sin(3.0 * turn + 1.0)
    # Leaning forward, a wave rises faster than it runs back.
    water = height * (0.5 - 0.5 * np.cos(phase + 0.45 * np.sin(phase)))
    return np.stack((water, np.roll(water, frames(BETWEEN_EARS))), axis=1)
