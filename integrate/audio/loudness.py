"""How loud a sound is, as ITU-R BS.1770-4 and EBU R 128 define it, for stereo at 48 kHz.

The K-weighting is that of Annex 1, tables 1 and 2, applied as the frequency response of its two
filters, so no loop over samples is needed: each piece is transformed with a lead that is long
enough for the filters to settle. Integrated loudness has the two gates of Annex 1. A sound is
measured as it comes: what is kept of it is one number for each tenth of a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from integrate.audio.samples import RATE, frames, still
from integrate.audio.true_peak import TruePeak

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from integrate.audio.api import Decibels, Seconds
    from integrate.audio.samples import Block, Frames

SHELF: Final = (
    (1.53512485958697, -2.69169619938640, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
HIGH_PASS: Final = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
OFFSET: Final = -0.691
ABSOLUTE_GATE: Final[Decibels] = -70.0
RELATIVE_GATE: Final[Decibels] = -10.0

HOP: Final = RATE // 10
"""Frames from one measure to the next."""
MOMENT: Final = 4
"""Hops in a momentary measure: 400 ms."""
SHORT: Final = 30
"""Hops in a short-term measure: 3 s."""
LEAD: Final = HOP
"""Frames before a piece that are filtered with it: the high-pass has lost 120 dB by then."""
PIECE: Final = 9 * HOP
"""Frames filtered at once; with its lead a length that is quickly transformed."""
BEGINNING: Final = frames(0.005)
"""Frames in which no sound should have come to its loudest: a bang, not a stroke."""
SILENCE: Final[Decibels] = float("-inf")


@dataclass(frozen=True, slots=True)
class Loudness:
    """What was measured of one sound."""

    length: Seconds
    integrated: Decibels
    """LUFS over the whole, quiet parts gated out; -inf for silence."""
    typical: Decibels
    """LUFS of its middle moment, by loudness; -inf for silence. One bang does not change it."""
    short_term: Decibels
    """LUFS of the loudest 3 s; a shorter sound is taken with silence after it."""
    momentary: Decibels
    """LUFS of the loudest 400 ms."""
    peak: Decibels
    """The true peak in dBTP: how far the curve goes, between the samples too."""
    onset: Decibels
    """The largest sample of the first 5 ms, in dBFS."""


class Meter:
    """Measures a sound that is given block by block."""

    def __init__(self) -> None:
        self._lead = still(LEAD)
        self._waiting: list[Block] = []
        self._held = 0
        self._frames = 0
        self._powers: list[NDArray[np.float64]] = []
        self._peak = TruePeak()
        self._onset = 0.0

    def feed(self, block: Block) -> None:
        """Take the next part of the sound."""
        self._peak.feed(block)
        if self._frames < BEGINNING and len(block):
            beginning = block[: BEGINNING - self._frames]
            self._onset = max(self._onset, float(np.abs(beginning).max()))
        self._frames += len(block)
        self._waiting.append(block)
        self._held += len(block)
        if self._held >= PIECE:
            self._measure_pieces()

    def finish(self) -> Loudness:
        """Return what was measured; nothing more can be fed."""
        if self._held:
            last = np.concatenate(self._waiting)
            self._measure(np.pad(last, ((0, -len(last) % HOP), (0, 0))))
        hops = np.concatenate(self._powers) if self._powers else np.zeros(1)
        # A last hop that is not whole belongs to no block, as long as there is another.
        moments = _means(hops[: max(MOMENT, self._frames // HOP)], MOMENT)
        return Loudness(
            length=self._frames / RATE,
            integrated=_gated(moments),
            typical=_middle(moments),
            short_term=float(_lufs(_means(hops, SHORT).max())),
            momentary=float(_lufs(_means(hops, MOMENT).max())),
            peak=self._peak.decibels,
            onset=float(20.0 * np.log10(self._onset)) if self._onset else SILENCE,
        )

    def _measure_pieces(self) -> None:
        sound = np.concatenate(self._waiting)
        whole = self._held - self._held % PIECE
        for start in range(0, whole, PIECE):
            self._measure(sound[start : start + PIECE])
        self._waiting, self._held = [sound[whole:]], self._held - whole

    def _measure(self, piece: Block) -> None:
        """Filter whole hops, both channels each on its own, and note their mean powers."""
        sound = np.concatenate((self._lead, piece)).T
        self._lead = piece[-LEAD:]
        size = sound.shape[1]
        weighted = np.fft.irfft(np.fft.rfft(sound) * _response(size), size)[:, LEAD:]
        hops = weighted.reshape(len(weighted), -1, HOP)
        power = np.einsum("chn,chn->h", hops, hops, dtype=np.float64) / HOP
        self._powers.append(power)


def measure(blocks: Iterable[Block]) -> Loudness:
    """Return what is measured of a whole sound."""
    meter = Meter()
    for block in blocks:
        meter.feed(block)
    return meter.finish()


@cache
def _response(size: Frames) -> NDArray[np.complex64]:
    """Return what both filters do to each frequency of a transform of `size` frames."""
    turn = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.ones_like(turn)
    for above, below in (SHELF, HIGH_PASS):
        response *= np.polyval(above[::-1], turn) / np.polyval(below[::-1], turn)
    return np.asarray(response, dtype=np.complex64)


def _means(hops: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """Return the mean power of each stretch of `count` hops; silence fills up a shorter sound."""
    filled = np.pad(hops, (0, max(0, count - len(hops))))
    total = np.concatenate(([0.0], np.cumsum(filled)))
    return np.asarray(np.maximum(total[count:] - total[:-count], 0.0) / count)


def _middle(power: NDArray[np.float64]) -> Decibels:
    power = power[_lufs(power) > ABSOLUTE_GATE]
    return float(np.median(_lufs(power))) if len(power) else SILENCE


def _gated(power: NDArray[np.float64]) -> Decibels:
    power = power[_lufs(power) > ABSOLUTE_GATE]
    if not len(power):
        return SILENCE
    gate = float(_lufs(power.mean())) + RELATIVE_GATE
    return float(_lufs(power[_lufs(power) > gate].mean()))


def _lufs(power: NDArray[np.float64] | np.float64) -> NDArray[np.float64]:
    with np.errstate(divide="ignore"):
        return np.asarray(OFFSET + 10.0 * np.log10(power), dtype=np.float64)
