"""The loudness measure against the test signals of EBU Tech 3341 and ITU-R BS.1770-4."""

import numpy as np
import pytest

from tools.sounds.loudness import integrated, loudest_moment, loudest_short_term
from tools.sounds.samples import Stereo, gain, times


def tone(level: float, seconds: float, frequency: float = 1000.0) -> Stereo:
    """Make a sine in both ears, its peak at `level` dBFS."""
    sine = gain(level) * np.sin(2.0 * np.pi * frequency * times(seconds))
    return np.stack((sine, sine), axis=1)


def test_a_tone_in_both_ears_has_its_level_as_loudness() -> None:
    """EBU Tech 3341 case 1: 1 kHz at -23 dBFS is -23 LUFS, whichever window measures it."""
    sound = tone(-23.0, 10.0)
    for measure in (integrated, loudest_short_term, loudest_moment):
        assert measure(sound) == pytest.approx(-23.0, abs=0.1)


def test_a_full_scale_tone_in_one_ear() -> None:
    """BS.1770-4: 997 Hz at 0 dBFS in one channel reads -3.01."""
    sound = tone(0.0, 5.0, 997.0) * [1.0, 0.0]
    assert integrated(sound) == pytest.approx(-3.01, abs=0.02)


def test_quiet_parts_are_gated_out() -> None:
    """EBU Tech 3341 case 3: -36, then -23, then -36 dBFS are -23 LUFS (here shorter)."""
    sound = np.concatenate((tone(-36.0, 3.0), tone(-23.0, 18.0), tone(-36.0, 3.0)))
    assert integrated(sound) == pytest.approx(-23.0, abs=0.1)


def test_low_tones_count_less() -> None:
    """K-weighting takes more than 10 dB off a tone at 20 Hz."""
    assert integrated(tone(-20.0, 5.0, 20.0)) < -30.0


def test_silence_has_no_loudness() -> None:
    """Silence is under every gate."""
    assert integrated(np.zeros((48_000, 2))) == float("-inf")


def test_a_short_sound_is_averaged_with_the_silence_after_it() -> None:
    """A tone of 0.3 s fills a tenth of 3 s: 10 dB less."""
    assert loudest_short_term(tone(-20.0, 0.3)) == pytest.approx(-30.0, abs=0.2)
