"""Loudness as ITU-R BS.1770-4 defines it, for stereo at 48 kHz.

The K-weighting filters are the two of Annex 1, tables 1 and 2. They are applied as the frequency
response of these filters, so no loop over samples is needed; each piece is given a lead long
enough for the filters to settle. Integrated loudness has the two gates of Annex 1; short-term is
EBU Tech 3341's 3 s.
"""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tools.sounds.samples import Decibels, Mono, Seconds, Stereo, frames

SHELF: Final = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
HIGH_PASS: Final = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))

OFFSET: Final = -0.691
HOP: Final[Seconds] = 0.1
BLOCK: Final[Seconds] = 0.4
SHORT_TERM: Final[Seconds] = 3.0
PIECE: Final[Seconds] = 4.5
LEAD: Final[Seconds] = 0.5
ABSOLUTE_GATE: Final = -70.0
RELATIVE_GATE: Final = -10.0


def integrated(sound: Stereo) -> Decibels:
    """Measure the gated loudness of `sound` in LUFS; -inf when all of it is under the gate."""
    power = _powers(sound, BLOCK)
    power = power[_lufs(power) > ABSOLUTE_GATE]
    if not len(power):
        return float("-inf")
    gate = float(_lufs(power.mean())) + RELATIVE_GATE
    return float(_lufs(power[_lufs(power) > gate].mean()))


def loudest_short_term(sound: Stereo) -> Decibels:
    """Find the loudest 3 s of `sound` in LUFS; a shorter one is taken with silence after it."""
    return float(_lufs(_powers(sound, SHORT_TERM)).max())


def loudest_moment(sound: Stereo) -> Decibels:
    """Find the loudest 400 ms of `sound` in LUFS (EBU: momentary)."""
    return float(_lufs(_powers(sound, BLOCK)).max())


def _powers(sound: Stereo, window: Seconds) -> Mono:
    """K-weighted power in each `window`, a tenth of a second apart, both ears added."""
    size = frames(window)
    padded = np.pad(sound, ((0, max(0, size - len(sound))), (0, 0)))
    total = np.concatenate(([0.0], np.cumsum(np.sum(_k_weighted(padded) ** 2, axis=1))))
    starts = np.arange(0, len(total) - size, frames(HOP))
    return np.asarray((total[starts + size] - total[starts]) / size, dtype=np.float64)


def _k_weighted(sound: Stereo) -> Stereo:
    """Send `sound` through both filters, a few seconds at a time to keep the transforms small."""
    lead, piece = frames(LEAD), frames(PIECE)
    response = _response(lead + piece)
    weighted = np.zeros_like(sound)
    padded = np.pad(sound, ((lead, piece), (0, 0)))
    for start in range(0, len(sound), piece):
        spectrum = np.fft.rfft(padded[start : start + lead + piece], axis=0)
        heard = np.fft.irfft(spectrum * response[:, None], lead + piece, axis=0)[lead:]
        weighted[start : start + piece] = heard[: len(sound) - start]
    return weighted


@cache
def _response(size: int) -> NDArray[np.complex128]:
    """Both filters at each frequency of a transform of `size` frames."""
    turn = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.ones_like(turn)
    for above, below in (SHELF, HIGH_PASS):
        response *= np.polyval(above[::-1], turn) / np.polyval(below[::-1], turn)
    return np.asarray(response, dtype=np.complex128)


def _lufs(power: Mono | np.float64) -> Mono:
    with np.errstate(divide="ignore"):
        return np.asarray(OFFSET + 10.0 * np.log10(power), dtype=np.float64)
