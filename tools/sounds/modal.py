"""Struck and plucked bodies as a sum of decaying partials (modal synthesis).

Each partial is a pair of sines a little apart: real bowls are never quite round, so their modes
come in pairs that beat slowly. The second of the pair is turned the other way in each ear, which
lets the beating wander between left and right. Neighbouring partials start out to opposite sides,
so the stroke itself stands near the middle.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from tools.sounds.envelopes import rise
from tools.sounds.phasor import phasor
from tools.sounds.samples import Decibels, Hertz, Seconds, Stereo, frames, gain, times

SECOND_OF_PAIR: Final = 0.4
"""Strength of the second sine of a pair: beating stays under about 7 dB."""

TURN: Final = 0.7
"""How far, in radians, the second sine is turned in each ear."""


@dataclass(frozen=True, slots=True)
class Partial:
    """One mode of a body."""

    ratio: float
    """Its frequency as a multiple of the root."""
    level: Decibels
    """Its strength when it is struck."""
    t60: Seconds
    """How long it takes to lose 60 dB."""
    split: Hertz
    """How far apart the two sines of its pair lie: the beats in a second."""
    attack: Seconds
    """How long it takes to swell, as half a raised cosine."""


def ring(root: Hertz, partials: Iterable[Partial], seconds: Seconds) -> Stereo:
    """Let `partials` of a body tuned to `root` sound together for `seconds`."""
    sound = np.zeros((frames(seconds), 2))
    for number, partial in enumerate(partials):
        # At one and a half times its T60 a partial is 90 dB down: below 16 bits.
        mode = _mode(root * partial.ratio, partial, min(seconds, 1.5 * partial.t60))
        sound[: len(mode)] += mode if number % 2 else mode[:, ::-1]
    return sound


def _mode(frequency: Hertz, partial: Partial, seconds: Seconds) -> Stereo:
    count = frames(seconds)
    first = phasor(frequency - partial.split / 2.0, count, t60=partial.t60)
    second = phasor(frequency + partial.split / 2.0, count, t60=partial.t60)
    turned = gain(partial.level) * SECOND_OF_PAIR * np.exp(1j * TURN)
    first *= gain(partial.level)
    left, right = (first + turned * second).imag, (first + turned.conjugate() * second).imag
    mode = np.stack((left, right), axis=1)
    swelling = rise(times(partial.attack), partial.attack)[:count]
    mode[: len(swelling)] *= swelling[:, None]
    return mode
