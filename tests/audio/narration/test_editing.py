from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrate.audio.loudness import measure
from integrate.audio.narration.editing import TARGET, NothingHeard, edited, silent
from integrate.audio.narration.wav import Wav, unpacked
from tests.audio.narration.engines import humming


def loudness(take: bytes) -> float:
    """Return how loud a take is in both ears, in LUFS."""
    samples = np.frombuffer(unpacked(take).samples, dtype=np.int16).astype(np.float32) / 2**15
    return measure([np.repeat(samples[:, None], 2, axis=1)]).integrated


@pytest.mark.parametrize("level", [0.006, 0.02, 0.2, 0.9])
@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000])
def test_every_take_is_as_loud_as_any_other(level: float, rate: int) -> None:
    """Whatever an engine or a microphone gives is brought to the level of speech."""
    take = edited([humming(1.0, level, rate)], 0.0)
    assert loudness(take) == pytest.approx(TARGET, abs=0.6)


def test_a_take_has_one_form() -> None:
    """Stereo of 24 bits at 44.1 kHz comes out as one channel of 16 bits at 48 kHz."""
    sound = humming(1.0, rate=44_100)
    numbers = np.frombuffer(sound.samples, dtype="<i2").astype("<i4") << 8
    both = np.repeat(numbers, 2).view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
    take = unpacked(edited([Wav(both, 44_100, channels=2, width=3)], 0.0))
    assert (take.rate, take.channels, take.width) == (48_000, 1, 2)
    assert take.length == pytest.approx(1.0, abs=0.02)


def test_silence_around_the_speech_is_taken_away() -> None:
    """A take begins and ends with the speech, but for a breath before and after it."""
    take = unpacked(edited([humming(1.0, still=3.0)], 0.0))
    assert 1.1 < take.length < 1.4


def test_the_noise_of_a_room_is_no_speech() -> None:
    """Trimming is not misled by a microphone that is never quite silent."""
    noise = np.random.default_rng(1).normal(0, 60, 48_000 * 5)
    spoken = np.zeros(48_000 * 5)
    spoken[96_000:144_000] = 9_000 * np.sin(np.arange(48_000) / 20)
    take = unpacked(edited([Wav((noise + spoken).astype("<i2").tobytes(), 48_000)], 0.0))
    assert 1.1 < take.length < 1.4


def test_paragraphs_stand_apart() -> None:
    """Between two parts there is the pause that was asked for."""
    one = unpacked(edited([humming(0.5)], 0.0)).length
    two = unpacked(edited([humming(0.5), humming(0.5)], 0.9)).length
    assert two == pytest.approx(2 * one + 0.9, abs=0.03)


def test_a_take_begins_and_ends_without_a_click() -> None:
    """A sound that stands at its full height from the first sample on is faded in and out."""
    take = unpacked(edited([humming(0.5, 0.5, 48_000)], 0.0))
    samples = np.frombuffer(take.samples, dtype=np.int16)
    assert abs(int(samples[0])) < 50
    assert abs(int(samples[-1])) < 50


@pytest.mark.parametrize("sound", [Wav(bytes(9_600), 48_000), Wav(b"", 48_000)])
def test_where_nothing_is_heard(sound: Wav) -> None:
    """Silence is not raised to the level of speech."""
    with pytest.raises(NothingHeard):
        edited([sound], 0.0)


def test_words_without_a_sound() -> None:
    """A take in which nothing is said has the form of every other."""
    take = unpacked(silent(0.25))
    assert (take.rate, take.length) == (48_000, 0.25)
    assert not any(take.samples)


@settings(max_examples=30)
@given(st.binary(min_size=2, max_size=4_000), st.sampled_from([8_000, 22_050, 48_000]))
def test_no_sound_breaks_it(samples: bytes, rate: int) -> None:
    """Any numbers at all become a take below full scale, or nothing is heard in them."""
    sound = Wav(samples[: len(samples) // 2 * 2], rate)
    try:
        take = unpacked(edited([sound], 0.0))
    except NothingHeard:
        return
    peak = np.abs(np.frombuffer(take.samples, dtype=np.int16).astype(int)).max()
    assert peak <= 2**15 * 10 ** (-0.9 / 20)
