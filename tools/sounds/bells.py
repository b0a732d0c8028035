"""The struck sounds: three bowls, two bells, a chime, a wood block.

All are tuned to F with its fifth C, like the drone, so that any of them may sound over it. A felt
mallet is soft: nothing swells in under 6 ms, and the noise of the stroke is dark and faint.
"""

from typing import Final

import numpy as np

from tools.sounds.envelopes import decay, rise
from tools.sounds.modal import Partial, ring
from tools.sounds.noise import Colour, band, wide
from tools.sounds.samples import Decibels, Hertz, Seconds, Stereo, frames, gain, times

F3: Final[Hertz] = 174.61
C4: Final[Hertz] = 261.63
F4: Final[Hertz] = 349.23
C5: Final[Hertz] = 523.25
F5: Final[Hertz] = 698.46
C6: Final[Hertz] = 1046.50
WOOD: Final[Hertz] = 392.0

LOW_BOWL: Final = (
    Partial(1.0, 0.0, 24.0, 0.55, 0.030),
    Partial(2.77, -7.0, 15.0, 0.9, 0.024),
    Partial(5.18, -15.0, 8.5, 1.4, 0.020),
    Partial(8.16, -24.0, 4.5, 2.1, 0.020),
    Partial(11.66, -31.0, 2.6, 3.0, 0.020),
    Partial(15.6, -40.0, 1.4, 4.0, 0.020),
)

MIDDLE_BOWL: Final = (
    Partial(1.0, 0.0, 19.0, 0.65, 0.025),
    Partial(2.74, -10.0, 11.0, 1.1, 0.020),
    Partial(5.1, -19.0, 5.5, 1.7, 0.018),
    Partial(8.0, -29.0, 2.8, 2.6, 0.018),
    Partial(11.3, -38.0, 1.6, 3.4, 0.018),
)

HIGH_BOWL: Final = (
    Partial(1.0, 0.0, 15.0, 0.8, 0.020),
    Partial(2.71, -13.0, 8.0, 1.3, 0.016),
    Partial(5.03, -24.0, 3.6, 2.1, 0.015),
    Partial(7.9, -35.0, 1.8, 3.2, 0.015),
)

# A cast bell with a major third: hum, prime, tierce, quint, nominal, and what lies above.
CAST_BELL: Final = (
    Partial(0.5, -5.0, 15.0, 0.35, 0.022),
    Partial(1.0, -4.0, 10.0, 0.5, 0.016),
    Partial(1.25, -9.0, 7.5, 0.7, 0.016),
    Partial(1.5, -18.0, 5.0, 0.8, 0.015),
    Partial(2.0, -8.0, 5.5, 1.0, 0.014),
    Partial(3.0, -22.0, 2.6, 1.6, 0.014),
    Partial(4.0, -31.0, 1.5, 2.4, 0.014),
)

# A bell rung by hand is made to have little but its root and the twelfth above.
HAND_BELL: Final = (
    Partial(1.0, 0.0, 8.0, 0.8, 0.014),
    Partial(2.0, -30.0, 3.0, 1.2, 0.012),
    Partial(3.0, -19.0, 2.8, 1.3, 0.012),
    Partial(4.1, -37.0, 1.0, 2.6, 0.012),
)

# The modes of a bar that is free at both ends; the highest are nearly left out.
BAR: Final = (
    Partial(1.0, 0.0, 6.5, 0.5, 0.014),
    Partial(2.756, -17.0, 2.6, 1.1, 0.012),
    Partial(5.404, -31.0, 0.9, 2.4, 0.012),
    Partial(8.933, -44.0, 0.5, 4.0, 0.012),
)

BLOCK: Final = (
    Partial(1.0, 0.0, 0.26, 1.5, 0.007),
    Partial(1.52, -9.0, 0.18, 2.5, 0.007),
    Partial(2.42, -15.0, 0.12, 4.0, 0.006),
    Partial(3.9, -26.0, 0.08, 6.0, 0.006),
)


def low_bowl(rng: np.random.Generator) -> Stereo:
    """Strike a large bowl on F3, ringing for over twenty seconds."""
    return ring(F3, LOW_BOWL, 26.0) + _stroke(rng, band(90.0, 500.0), -20.0, 0.10, 26.0)


def middle_bowl(rng: np.random.Generator) -> Stereo:
    """Strike a bowl on C4, between the two others."""
    return ring(C4, MIDDLE_BOWL, 21.0) + _stroke(rng, band(120.0, 700.0), -24.0, 0.09, 21.0)


def high_bowl(rng: np.random.Generator) -> Stereo:
    """Strike a small bowl on C5."""
    return ring(C5, HIGH_BOWL, 17.0) + _stroke(rng, band(150.0, 900.0), -28.0, 0.08, 17.0)


def low_bell(rng: np.random.Generator) -> Stereo:
    """Strike a cast bell on F4 with a soft hammer; its hum is an octave lower."""
    return ring(F4, CAST_BELL, 17.0) + _stroke(rng, band(200.0, 1000.0), -32.0, 0.06, 17.0)


def high_bell(rng: np.random.Generator) -> Stereo:
    """Ring a small bell on C6, softly."""
    return ring(C6, HAND_BELL, 9.5) + _stroke(rng, band(300.0, 1500.0), -36.0, 0.05, 9.5)


def chime(rng: np.random.Generator) -> Stereo:
    """Strike two bars, F5 and a quarter of a second later C6, a fifth higher and softer."""
    sound = ring(F5, BAR, 8.0) + _stroke(rng, band(300.0, 1500.0), -34.0, 0.05, 8.0)
    late = frames(0.26)
    # Left and right change places, so that the two bars stand to both sides of the middle.
    sound[late:] += gain(-5.0) * ring(C6, BAR, 8.0)[: len(sound) - late, ::-1]
    return sound


def wood_block(rng: np.random.Generator) -> Stereo:
    """Strike a wood block with a felt mallet, with a breath of room behind it."""
    dry = ring(WOOD, BLOCK, 1.2) + _stroke(rng, band(200.0, 1400.0), -20.0, 0.05, 1.2)
    return dry + _stroke(rng, band(250.0, 1600.0), -34.0, 0.7, 1.2)


def _stroke(
    rng: np.random.Generator, colour: Colour, level: Decibels, t60: Seconds, seconds: Seconds
) -> Stereo:
    """Give the dark noise of felt meeting a body: it swells in 12 ms and dies in `t60`."""
    t = times(seconds)
    short = t[: frames(min(seconds, 2.0 * t60))]
    burst = wide(rng, len(short), colour, width=0.5)
    envelope = gain(level) * decay(short, t60) * rise(short, 0.012)
    sound = np.zeros((len(t), 2))
    sound[: len(short)] = burst * envelope[:, None]
    return sound
