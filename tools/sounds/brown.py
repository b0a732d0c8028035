"""Brown noise as a loop: even, dark, without any event in it."""

from typing import Final

import numpy as np

from tools.sounds.noise import band, wide
from tools.sounds.samples import Seconds, Stereo, frames

LOOP: Final[Seconds] = 40.0


def brown(rng: np.random.Generator) -> Stereo:
    """Make forty seconds of noise that loses 6 dB an octave, from 45 Hz up."""
    return wide(rng, frames(LOOP), band(45.0, 6000.0, tilt=-1.0), width=0.7)
