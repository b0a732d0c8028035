"""The true peak of a sound: how far its curve goes between the samples too.

Four times oversampled, as ITU-R BS.1770-4 Annex 2 asks, by a windowed sinc of our own. Only places
that might exceed what was found before are looked at closely, which for most of a sound are few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from integrate.audio.samples import CHANNELS, still

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from integrate.audio.api import Decibels
    from integrate.audio.samples import Block

REACH: Final = 12
"""Samples on each side from which a value between two is worked out."""
PART: Final = 1200
"""Frames that are looked at, or passed over, together."""
EXCESS: Final = 1.5
"""How far a curve may go above its largest sample nearby and still be found; programme material
stays under 3 dB, which is 1.41."""
BEYOND: Final = float("-inf")


def _between() -> NDArray[np.float32]:
    """Return the weights of the samples around for the three places between two of them."""
    around = np.arange(1 - REACH, 1 + REACH)
    places = np.array([0.25, 0.5, 0.75])
    distance = places[np.newaxis, :] - around[:, np.newaxis]
    window = 0.5 + 0.5 * np.cos(np.pi * distance / (REACH + 0.5))
    weights = np.sinc(distance) * window
    return np.asarray(weights / weights.sum(axis=0), dtype=np.float32)


WEIGHTS: Final = _between()


class TruePeak:
    """Follows the true peak of a sound that is given block by block."""

    def __init__(self) -> None:
        self._before = still(2 * REACH - 1)
        self._largest = 0.0

    @property
    def decibels(self) -> Decibels:
        """The true peak in dBTP up to now; -inf for silence."""
        return float(20.0 * np.log10(self._largest)) if self._largest else BEYOND

    def feed(self, block: Block) -> None:
        """Take the next part of the sound."""
        if not len(block):
            return
        self._largest = max(self._largest, float(np.abs(block).max()))
        sound = np.concatenate((self._before, block))
        for start in range(0, len(block), PART):
            self._look(sound[start : start + PART + 2 * REACH - 1])
        self._before = sound[1 - 2 * REACH :]

    def _look(self, part: Block) -> None:
        if float(np.abs(part).max()) * EXCESS <= self._largest:
            return
        for channel in range(CHANNELS):
            around = np.lib.stride_tricks.sliding_window_view(part[:, channel], 2 * REACH)
            self._largest = max(self._largest, float(np.abs(around @ WEIGHTS).max()))
