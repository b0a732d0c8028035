"""The last preparation of a cue."""

import numpy as np
import pytest

from tools.sounds.envelopes import decay, rise
from tools.sounds.prepare import CEILING, prepared
from tools.sounds.samples import RATE, Stereo, frames, gain, times


def ping(level: float, silence: float) -> Stereo:
    """Make a dying tone that starts at `level` dBFS, and `silence` seconds after it."""
    t = times(0.5)
    sine = gain(level) * np.sin(2.0 * np.pi * 500.0 * t) * rise(t, 0.01) * decay(t, 0.3)
    return np.pad(np.stack((sine, sine), axis=1), ((0, frames(silence)), (0, 0)))


def test_trailing_silence_is_cut_and_10_ms_of_zeros_are_left() -> None:
    """However much silence follows, the cue is the same and ends in exact zeros."""
    sound = prepared(ping(-12.0, 2.0))
    assert np.array_equal(sound, prepared(ping(-12.0, 0.5)))
    assert len(sound) < frames(0.5)
    assert not sound[-frames(0.01) :].any()
    assert sound[-frames(0.02) : -frames(0.01)].any()


def test_the_middle_of_a_cue_is_left_as_it_is() -> None:
    """Between its edges a cue changes by less than a hundredth of a 16-bit step."""
    sound = ping(-12.0, 1.0)
    middle = slice(frames(0.006), frames(0.15))
    assert np.abs(prepared(sound)[middle] - sound[middle]).max() < 2.0**-15 / 100.0


def test_the_last_fade_goes_down_to_nothing_without_a_step() -> None:
    """The fade at the end leaves no step larger than the cue's own."""
    sound = prepared(ping(-12.0, 1.0))
    steps = np.abs(np.diff(sound[-frames(0.12) :], axis=0)).max(axis=1)
    assert steps.max() <= 2.0 * np.pi * 500.0 / RATE * np.abs(sound[-frames(0.13) :]).max()


def test_a_cue_that_is_too_loud_is_refused() -> None:
    """A peak above the ceiling is an error that names the remedy."""
    with pytest.raises(ValueError, match=f"level it to {CEILING}"):
        prepared(ping(-1.0, 0.5))
