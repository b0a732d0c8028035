"""The ceiling over everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.api import Bus
from integrate.audio.limiter import AHEAD, Limiter
from integrate.audio.mixer import Mixer
from integrate.audio.samples import RATE, still
from integrate.audio.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from integrate.audio.samples import Block

MOMENTS = np.arange(RATE) / RATE
NOISE = np.random.default_rng(7)
LOUD: dict[str, NDArray[np.float64]] = {
    "noise": NOISE.uniform(-1.0, 1.0, RATE),
    "square": np.sign(np.sin(2 * np.pi * 441.3 * MOMENTS)),
    "high square": np.sign(np.sin(2 * np.pi * 5441.3 * MOMENTS)),
    "low sine": 4.0 * np.sin(2 * np.pi * 60.0 * MOMENTS),
    "clicks": 6.0 * (np.arange(RATE) % 4001 == 4000),
    **{
        f"sine at {pitch} Hz": 1.4 * np.sin(2 * np.pi * pitch * MOMENTS + np.pi / 4)
        for pitch in (440, 7999, 11_999, 12_000, 12_001, 15_999, 16_001, 19_999, 22_001)
    },
}


def source(samples: NDArray[np.float64]) -> Source:
    """Return a source of one channel's samples on both sides."""
    both = np.repeat(samples[:, None], 2, axis=1).astype(np.float32)
    return Source(lambda: iter([both]))


def true_peak(block: Block) -> float:
    """Return the peak in dBTP at eight times the rate, by way of the whole spectrum."""
    spectrum = np.fft.rfft(block.astype(np.float64), axis=0)
    spectrum[-1] *= 0.5
    fine = np.fft.irfft(8.0 * spectrum, n=8 * len(block), axis=0)
    return float(20.0 * np.log10(np.abs(fine).max()))


@pytest.mark.parametrize("sound", LOUD.values(), ids=LOUD)
def test_nothing_is_heard_above_the_ceiling(sound: NDArray[np.float64]) -> None:
    """However loud a sound, and however it lies between the samples, it stays under -3 dBTP."""
    mixer = Mixer()
    mixer.play("a", source(sound), bus=Bus.CUE, gain=6.0)
    heard = mixer.mix(RATE + 1000)
    assert true_peak(heard) <= -3.0
    assert np.abs(heard).max() > 0.2


def test_three_hundred_loud_clips_stay_under_the_ceiling() -> None:
    """Also when they all begin on one frame, with no time to see them come."""
    mixer = Mixer()
    for number in range(300):
        mixer.play(str(number), source(NOISE.uniform(-1.0, 1.0, 30_000)), bus=Bus.CUE)
    assert true_peak(mixer.mix(32_000)) <= -3.0


def test_a_loud_clip_over_a_loud_clip_has_no_step(
    tone: Callable[..., NDArray[np.float32]],
) -> None:
    """Commands in the middle of loud sound turn it down without a step beyond the sounds' own."""
    sound = tone(2.0, level=1.0)
    mixer = Mixer()
    blocks = []
    for number in range(12):
        mixer.play(str(number), source(sound.astype(np.float64)), bus=Bus.CUE)
        blocks.append(mixer.mix(1711))
        mixer.set_level(None, 9.0 * (number % 2))
    heard = np.concatenate([*blocks, mixer.mix(3 * RATE)])
    assert true_peak(heard) <= -3.0
    assert np.abs(np.diff(heard, axis=0)).max() <= np.abs(np.diff(sound)).max()


def test_what_is_quiet_is_untouched() -> None:
    """Under the ceiling not a bit is changed, and after loud sound it is soon so again."""
    quiet = (0.5 * np.sin(2 * np.pi * 300.0 * np.arange(4 * RATE) / RATE)).astype(np.float32)
    mix = np.repeat(quiet[:, None], 2, axis=1)
    mix[RATE : RATE + 4800] *= 8.0
    limited = mix.copy()
    Limiter().limit(limited, 0, len(mix) - AHEAD)
    assert np.array_equal(limited[: RATE - 300], mix[: RATE - 300])
    assert np.abs(limited[RATE : RATE + 4800]).max() < 0.7
    after = slice(RATE + 4800 + 2 * RATE, None)
    assert np.array_equal(limited[after], mix[after])


def test_the_gain_goes_gently() -> None:
    """Before a peak the gain falls within 5 ms and not at once; after it, it comes back slowly."""
    mix = still(RATE) + np.float32(0.3)
    mix[20_000] = 3.0
    limited = mix.copy()
    Limiter().limit(limited, 0, RATE - AHEAD)
    gain = limited[: RATE - AHEAD, 0] / mix[: RATE - AHEAD, 0]
    assert gain[20_000] < 0.22
    assert (gain[:19_700] == 1.0).all()
    assert np.diff(gain).min() > -0.8 / 240 * 1.1
    assert np.diff(gain).max() < 1.0 / 4000
    assert gain[20_000 + RATE // 5] > 0.75


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=9), st.integers(0, 5))
def test_portions_are_not_heard(sizes: list[int], restarted: int) -> None:
    """Limited in portions, with a command between two of them or none, sound is the same."""
    count = sum(sizes)
    mix = np.random.default_rng(count).uniform(-2.0, 2.0, (count + AHEAD, 2)).astype(np.float32)
    mix[: count // 3] *= 0.05
    position = sum(sizes[:restarted])
    whole, first = mix.copy(), Limiter()
    first.limit(whole, 0, position)
    first.restart(position)
    first.limit(whole[position:], position, count - position)
    parts, second, at = [], Limiter(), 0
    for number, size in enumerate(sizes):
        if number == restarted:
            second.restart(at)
        part = mix[at : at + size + AHEAD].copy()
        second.limit(part, at, size)
        parts.append(part[:size])
        at += size
    assert np.array_equal(np.concatenate(parts), whole[:count])
