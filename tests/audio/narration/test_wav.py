from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrate.audio.narration.wav import NoWav, Wav, unpacked
from tests.audio.narration.engines import humming


def test_what_is_packed_is_unpacked() -> None:
    """A sound comes back as it was."""
    sound = humming(0.3)
    assert unpacked(sound.packed()) == sound
    assert sound.length == pytest.approx(0.3, abs=1e-4)


def test_a_length_that_was_never_filled_in() -> None:
    """A WAV that came through a pipe names too great a length, and is whole nevertheless."""
    sound = humming(0.3)
    packed = bytearray(sound.packed())
    packed[4:8] = packed[40:44] = (0x7FFFF000).to_bytes(4, "little")
    assert unpacked(bytes(packed)) == sound


def test_half_a_sample_at_the_end_is_dropped() -> None:
    """A sound that breaks off in the middle of a number ends before it."""
    sound = humming(0.1)
    assert unpacked(sound.packed()[:-1]) == Wav(sound.samples[:-2], sound.rate)


@pytest.mark.parametrize("rubbish", [b"", b"RIFF", b"no sound", Wav(b"", 8000).packed()])
def test_what_is_no_sound(rubbish: bytes) -> None:
    """Anything else than sound is refused, and so is a WAV without any."""
    with pytest.raises(NoWav):
        unpacked(rubbish)


@settings(max_examples=500)
@given(st.integers(0, 60), st.binary(max_size=8))
def test_a_damaged_header_is_sound_or_no_wav(place: int, damage: bytes) -> None:
    """However an engine breaks its header, nothing else than `NoWav` comes of it."""
    packed = humming(0.01).packed()
    broken = packed[:place] + damage + packed[place + len(damage) :]
    with contextlib.suppress(NoWav):
        assert unpacked(broken).samples
