"""What the beds of music are played on, each a sum of overtones.

Two kinds: those that swell (a pad, strings, voices, a breath of air), played by a few players who
are never quite in tune, and those that are touched (a mallet, a string, a felt hammer), which never
swell in under 10 ms.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from tools.sounds.envelopes import fall, rise
from tools.sounds.modal import Partial, ring
from tools.sounds.music.score import Sound
from tools.sounds.noise import wide
from tools.sounds.samples import Hertz, Mono, Seconds, frames, times


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Some players of one tone that swells, stands and goes."""

    attack: Seconds
    release: Seconds
    players: int
    overtones: int
    tilt: float
    """The strength of the overtone n is n to this power, before the cut."""
    cut: Hertz
    """Overtones above this lose 12 dB an octave."""
    shape: Callable[[Hertz], float] = lambda _frequency: 1.0
    """How a body strengthens each frequency."""
    cents: float = 5.0
    """How far the players are apart."""
    sway: float = 2.5
    """How far each of them wanders, in cents."""

    def __call__(self, pitch: Hertz, lasts: Seconds, rng: np.random.Generator) -> Sound:
        """Play one tone."""
        t = times(lasts)
        swell = rise(t, self.attack) * fall(t, self.release, end=lasts)
        sound = np.zeros((len(t), 2), dtype=np.float32)
        places = (np.arange(self.players) + 0.5) / self.players
        for place in places:
            heard = self._player(t, pitch, swell, rng)
            sound[:, 0] += np.float32(np.cos(place * np.pi / 2.0)) * heard
            sound[:, 1] += np.float32(np.sin(place * np.pi / 2.0)) * heard
        return sound / np.float32(np.sqrt(self.players))

    def _player(self, t: Mono, pitch: Hertz, swell: Mono, rng: np.random.Generator) -> Sound:
        apart, sway = rng.uniform(-self.cents, self.cents), self.sway * rng.uniform(0.6, 1.0)
        pace, start, turned = rng.uniform((0.07, 0.0, 0.0), (0.19, 2.0 * np.pi, 2.0 * np.pi))
        # A cent is a 1200th of an octave: as a share of the frequency, log(2) / 1200.
        cent = np.log(2.0) / 1200.0
        wandering = sway * cent * np.cos(2.0 * np.pi * pace * t + start) / (2.0 * np.pi * pace)
        phase = 2.0 * np.pi * pitch * ((1.0 + apart * cent) * t - wandering)
        turning = np.exp(1j * np.mod(phase + turned, 2.0 * np.pi)).astype(np.complex64)
        # Overtones swell later and go earlier the higher they are.
        turning *= (swell**0.22).astype(np.float32)
        sound = np.zeros(len(t), dtype=np.float32)
        overtone = turning.copy()
        for number in range(1, self.overtones + 1):
            sound += np.float32(self._strength(number, pitch)) * overtone.imag
            overtone *= turning
        return sound * swell.astype(np.float32)

    def _strength(self, number: int, pitch: Hertz) -> float:
        frequency = number * pitch
        cut = 1.0 / (1.0 + (frequency / self.cut) ** 2)
        return float(number**self.tilt * cut * self.shape(frequency))


def _voice(frequency: Hertz) -> float:
    """Strengthen what a soft "oo" that opens a little strengthens."""
    return 0.35 + sum(
        strong * float(np.exp(-0.5 * (np.log2(frequency / middle) / 0.38) ** 2))
        for middle, strong in ((360.0, 1.0), (800.0, 0.95), (2400.0, 0.5))
    )


PAD = Ensemble(attack=7.0, release=9.0, players=3, overtones=10, tilt=-0.85, cut=2000.0)
CHOIR = Ensemble(
    attack=11.0,
    release=15.0,
    players=4,
    overtones=10,
    tilt=-0.55,
    cut=2200.0,
    shape=_voice,
    sway=4.0,
)
DEEP = Ensemble(attack=12.0, release=16.0, players=2, overtones=6, tilt=-1.1, cut=420.0, cents=2.0)
GLOW = Ensemble(attack=9.0, release=10.0, players=3, overtones=2, tilt=-2.0, cut=3000.0, cents=3.0)
STRINGS = Ensemble(
    attack=4.5, release=6.5, players=3, overtones=12, tilt=-0.8, cut=1000.0, sway=3.5
)


def air(pitch: Hertz, lasts: Seconds, rng: np.random.Generator) -> Sound:
    """Breathe over a tone: noise that lies closely around it and its first overtones."""
    t = times(lasts)

    def colour(frequency: Mono) -> Mono:
        near = sum(
            np.exp(-0.5 * (np.log2(frequency / (number * pitch)) / 0.035) ** 2) / number
            for number in range(1, 6)
        )
        return np.asarray(near / np.sqrt(frequency), dtype=np.float64)

    swell = rise(t, 0.45 * lasts) * fall(t, 0.45 * lasts, end=lasts)
    return (wide(rng, len(t), colour, width=1.0) * swell[:, None]).astype(np.float32)


def mallet(pitch: Hertz, lasts: Seconds, _rng: np.random.Generator) -> Sound:
    """Touch a wooden bar over a tube with a soft mallet."""
    return _touched("mallet", pitch, lasts)


def plucked(pitch: Hertz, lasts: Seconds, _rng: np.random.Generator) -> Sound:
    """Pluck a soft string with the flesh of a finger."""
    return _touched("plucked", pitch, lasts)


def felt(pitch: Hertz, lasts: Seconds, _rng: np.random.Generator) -> Sound:
    """Let a hammer in thick felt touch a piano string."""
    return _touched("felt", pitch, lasts)


@lru_cache(maxsize=64)
def _touched(name: str, pitch: Hertz, lasts: Seconds) -> Sound:
    """Return a tone that is touched, each once: such a tone has no chance in it."""
    t = times(lasts)
    end = fall(t, min(1.0, lasts / 2.0), end=lasts)
    return (ring(pitch, BODIES[name](pitch), lasts)[: frames(lasts)] * end[:, None]).astype(
        np.float32
    )


def _bar(_pitch: Hertz) -> tuple[Partial, ...]:
    return (
        Partial(1.0, 0.0, 4.2, 0.35, 0.024),
        Partial(2.0, -30.0, 2.4, 0.6, 0.022),
        Partial(4.0, -27.0, 1.1, 0.9, 0.016),
        Partial(9.2, -46.0, 0.4, 2.0, 0.014),
    )


def _nylon(pitch: Hertz) -> tuple[Partial, ...]:
    def level(number: int) -> float:
        # Plucked near the hole, at a quarter and a bit of its length.
        place = abs(np.sin(number * np.pi * 0.29)) + 0.08
        cut = 1.0 / (1.0 + (number * pitch / 2400.0) ** 2)
        return float(20.0 * np.log10(place * cut * number**-1.15))

    return tuple(
        Partial(float(n), level(n), 5.5 / (1.0 + 0.3 * n), 0.12 + 0.06 * n, 0.016)
        for n in range(1, 11)
    )


def _hammered(pitch: Hertz) -> tuple[Partial, ...]:
    return tuple(
        Partial(
            n * (1.0 + 0.00025 * n * n),
            float(-7.0 * np.log2(n) - 10.0 * np.log10(1.0 + (n * pitch / 700.0) ** 3)),
            8.0 / (1.0 + 0.35 * n),
            0.16 + 0.05 * n,
            0.020,
        )
        for n in range(1, 8)
    )


BODIES: dict[str, Callable[[Hertz], tuple[Partial, ...]]] = {
    "mallet": _bar,
    "plucked": _nylon,
    "felt": _hammered,
}
"""What rings when it is touched, by name: the modes of a body that is tuned to a pitch."""

TOUCHED = (mallet, plucked, felt)
"""The instruments that are struck or plucked; all others swell."""
