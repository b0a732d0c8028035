"""The two breathing cues, made to be told apart with closed eyes.

Breathing in swells, brightens and steps up a fifth; breathing out is there early, then falls,
darkens and steps down the same fifth. Both are heard from their first third of a second, so a
breath can follow them, and both end in silence.
"""

from typing import Final

import numpy as np

from tools.sounds.envelopes import fall, rise
from tools.sounds.noise import bump, wide
from tools.sounds.samples import Hertz, Mono, Seconds, Stereo, gain, times

LOW: Final[Hertz] = 349.23  # F4
HIGH: Final[Hertz] = 523.25  # C5
IN_SECONDS: Final[Seconds] = 4.0
OUT_SECONDS: Final[Seconds] = 6.0
DARK: Final[Hertz] = 260.0
BRIGHT: Final[Hertz] = 1500.0
BANDS: Final = 14


def breath_in(rng: np.random.Generator) -> Stereo:
    """Swell for three of four seconds, from dark to bright; the low sine gives way to the high."""
    t = times(IN_SECONDS)
    swell = (0.25 * rise(t, 0.4) + 0.75 * rise(t, 3.0)) * fall(t, 1.2, end=IN_SECONDS)
    crossing = rise(t, 1.6, start=1.0)
    air = _air(rng, np.geomspace(DARK, BRIGHT, len(t)))
    return (air + _sines(t, crossing)) * swell[:, None]


def breath_out(rng: np.random.Generator) -> Stereo:
    """Come within 0.7 s, then fall to the end of six seconds, from bright to dark, high to low."""
    t = times(OUT_SECONDS)
    sigh = rise(t, 0.7) * fall(t, 5.4, end=OUT_SECONDS)
    crossing = 1.0 - rise(t, 1.8, start=1.0)
    air = _air(rng, np.geomspace(BRIGHT, DARK, len(t)))
    return (air + _sines(t, crossing)) * sigh[:, None]


def _sines(t: Mono, crossing: Mono) -> Stereo:
    """Make the two sines under the air: the low one at a crossing of 0, the high one at 1."""
    low = np.cos(crossing * np.pi / 2.0) * np.sin(2.0 * np.pi * LOW * t)
    high = np.sin(crossing * np.pi / 2.0) * np.sin(2.0 * np.pi * HIGH * t)
    sound = gain(2.0) * low + gain(-1.0) * high
    return np.stack((sound, sound), axis=1)


def _air(rng: np.random.Generator, centre: Mono) -> Stereo:
    """Make noise whose middle follows `centre` (hertz, one for each frame)."""
    sound = np.zeros((len(centre), 2))
    for frequency in np.geomspace(DARK / 2.0, BRIGHT * 2.0, BANDS):
        near = np.exp(-0.5 * (np.log2(centre / frequency) / 0.45) ** 2)
        # The higher bands are a little weaker, as in a real breath.
        strength = near * (DARK / frequency) ** 0.25
        sound += wide(rng, len(centre), bump(frequency, 0.16), width=0.8) * strength[:, None]
    return sound
