"""Coloured noise that loops without a seam.

A spectrum of random numbers is coloured and turned into time by an inverse Fourier transform, so
the noise is periodic over its own length by construction: its last sample leads into its first.
"""

from collections.abc import Callable

import numpy as np

from tools.sounds.samples import RATE, Hertz, Mono, Stereo

Colour = Callable[[Mono], Mono]
"""Strength of the noise at each frequency in hertz."""


def wide(rng: np.random.Generator, count: int, colour: Colour, *, width: float) -> Stereo:
    """Make `count` frames of noise for two ears, with an RMS of 1 and no DC.

    At a `width` of 0 both ears hear the same, at 1 they have nothing in common.
    """
    frequency = np.arange(count // 2 + 1, dtype=np.float64) * (RATE / count)
    strength = np.zeros_like(frequency)
    strength[1:] = colour(frequency[1:])
    angle = width * np.pi / 4.0
    shared = np.cos(angle) * _even(rng, count, strength)
    own = np.sin(angle) * _even(rng, count, strength)
    return np.stack((shared + own, shared - own), axis=1)


def _even(rng: np.random.Generator, count: int, strength: Mono) -> Mono:
    """Make noise with an RMS of 1 for one ear."""
    spectrum = rng.standard_normal(2 * len(strength)).view(np.complex128)
    spectrum *= strength
    sound = np.fft.irfft(spectrum, count)
    sound /= np.sqrt(np.mean(np.square(sound)))
    return np.asarray(sound, dtype=np.float64)


def band(low: Hertz, high: Hertz, *, tilt: float = 0.0) -> Colour:
    """Colour between `low` and `high` with soft shoulders (12 dB per octave below, 24 above).

    `tilt` bends it by that power of frequency: -0.5 is pink, -1 is brown.
    """

    def colour(frequency: Mono) -> Mono:
        below = 1.0 / (1.0 + (low / frequency) ** 2)
        above = 1.0 / (1.0 + np.square(np.square(frequency / high)))
        return np.asarray(below * above * frequency**tilt, dtype=np.float64)

    return colour


def bump(centre: Hertz, octaves: float) -> Colour:
    """Colour around `centre`, a bell curve whose standard deviation is `octaves`."""

    def colour(frequency: Mono) -> Mono:
        distance = np.log2(frequency / centre) / octaves
        return np.asarray(np.exp(-0.5 * distance**2), dtype=np.float64)

    return colour
