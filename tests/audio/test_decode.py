"""Files in, samples out; and what is said of a file that holds none, or breaks off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from integrate.audio import decode
from integrate.audio.problem import UnplayableError
from integrate.audio.samples import RATE, Block, still

Tone = Callable[..., NDArray[np.float32]]
Write = Callable[..., Path]
FORMATS = {
    "wav": {},
    "flac": {},
    "ogg": {},
    "mp3": {},
    "opus": {"format": "OGG", "subtype": "OPUS"},
    "aiff": {},
}
endings = pytest.mark.parametrize("ending", FORMATS)
held = pytest.mark.parametrize("hold", [True, False], ids=["held", "on the disk"])


def saved(folder: Path, ending: str, samples: NDArray[np.float32], rate: int = RATE) -> Path:
    """Write the samples in a format."""
    file = folder / f"sound.{ending}"
    soundfile.write(file, samples, rate, **FORMATS[ending])
    return file


def heard(file: Path, *, hold: bool = True, said: list[str] | None = None) -> Block:
    """Return the whole sound of a file, and what is said of it."""
    tell = (said if said is not None else []).append
    return np.concatenate([still(0), *decode.find(file, hold=hold).portions(tell)])


def refusal(file: Path) -> str:
    """Return what is said of a file that cannot be played."""
    with pytest.raises(UnplayableError) as raised:
        decode.find(file)
    return str(raised.value)


@held
def test_a_wav_is_read_to_the_sample(tone: Tone, write: Write, *, hold: bool) -> None:
    """A file of the mixer's own rate comes out as it was, one channel on both sides."""
    sound = tone(1.0)
    block = heard(write(sound), hold=hold)
    assert block.shape == (RATE, 2)
    assert block.dtype == np.float32
    assert np.allclose(block, sound[:, None], atol=1e-4)


@held
@endings
def test_other_rates_and_formats_become_one(
    ending: str, tone: Tone, tmp_path: Path, *, hold: bool
) -> None:
    """Every format that needs no other program comes out at 48 kHz with its length and level."""
    rate = 24_000 if ending == "opus" else 44_100
    said: list[str] = []
    block = heard(saved(tmp_path, ending, tone(2.0, pitch=300.0), rate), hold=hold, said=said)
    assert len(block) == pytest.approx(2.0 * RATE * RATE / rate, abs=0.01 * RATE)
    middle = block[len(block) // 2 : len(block) // 2 + 4800]
    assert float(np.abs(middle).max()) == pytest.approx(0.5, abs=0.02)
    assert not said


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 44_100, 96_000, 192_000])
def test_a_tone_keeps_its_pitch_at_any_rate(rate: int, tmp_path: Path) -> None:
    """After resampling, a tone of 1 kHz in a file of one channel is one of 1 kHz."""
    sound = np.sin(2 * np.pi * 1000.0 * np.arange(rate) / rate).astype(np.float32)
    block = heard(saved(tmp_path, "wav", 0.5 * sound, rate))
    assert len(block) == RATE
    expected = 0.5 * np.sin(2 * np.pi * 1000.0 * np.arange(RATE) / RATE)
    assert np.abs(block[RATE // 4 : -RATE // 4, 0] - expected[RATE // 4 : -RATE // 4]).max() < 2e-3


def test_a_name_in_any_script_is_found(tone: Tone, write: Write) -> None:
    """A file name beyond ASCII, and with blanks, is opened like any other."""
    assert len(heard(write(tone(0.1), "Glöckchen 鈴.wav"))) == 4800


def test_eight_channels_at_192_khz_become_two(tmp_path: Path) -> None:
    """The low-frequency channel is left out, left stays left, and full scale is not exceeded."""
    sound = np.ones((192_000, 8), dtype=np.float32)
    sound[:, 3] = -1.0
    block = heard(saved(tmp_path, "wav", sound, 192_000))
    assert block.shape == (RATE, 2)
    assert np.allclose(block[RATE // 4 : RATE // 2], 1.0, atol=0.01)
    only_left = np.zeros((RATE, 8), dtype=np.float32)
    only_left[:, [0, 4, 6]] = 0.5
    left, right = heard(saved(tmp_path, "wav", only_left)).T
    assert not right.any()
    assert (left > 0.3).all()


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    """A file without a byte is said to be empty."""
    file = tmp_path / "bell.wav"
    file.touch()
    assert refusal(file) == f"The sound file {file} is empty: put a sound in its place."


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there, or a folder in its place, is said to be unreadable, and why."""
    assert "could not be read: no such file" in refusal(tmp_path / "bell.wav")
    assert "could not be read" in refusal(tmp_path)


def test_words_in_place_of_a_sound_are_named(tmp_path: Path) -> None:
    """Text with the ending of a sound is refused in one sentence, with the file and the remedy."""
    file = tmp_path / "bell.flac"
    file.write_text("no sound in here\n" * 50)
    said = refusal(file)
    assert str(file) in said
    assert "\n" not in said
    assert said.endswith("put a wav, flac, mp3, ogg or opus file in its place.")


@held
@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3", "opus"])
def test_a_file_cut_short_is_heard_as_far_as_it_goes(
    ending: str, tone: Tone, tmp_path: Path, *, hold: bool
) -> None:
    """Half a file gives about half its sound, undisturbed, and one sentence says where it ends."""
    file = saved(tmp_path, ending, tone(8.0))
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])
    said: list[str] = []
    block = heard(file, hold=hold, said=said)
    assert 1.4 * RATE < len(block) < 6.6 * RATE
    assert np.abs(block).max() < 0.55
    assert said == [f"The sound file {file} breaks off after 0:0{len(block) // RATE}."]


def test_a_file_with_its_head_alone_holds_nothing(tone: Tone, write: Write) -> None:
    """A file cut before its first sample gives not one."""
    file = write(tone(1.0))
    file.write_bytes(file.read_bytes()[:44])
    assert len(heard(file)) == 0


def test_a_wav_from_a_pipe_is_whole(tone: Tone, write: Write) -> None:
    """A wav file whose writer could not know its length does not break off."""
    file = write(tone(1.0))
    data = bytearray(file.read_bytes())
    data[4:8] = data[40:44] = b"\xff\xff\xff\xff"
    file.write_bytes(data)
    said: list[str] = []
    assert len(heard(file, said=said)) == RATE
    assert not said


@held
def test_an_mp3_without_an_index_is_heard_to_its_end(tmp_path: Path, *, hold: bool) -> None:
    """A file whose rate of bits rises and falls, and that does not say how long it is, is whole."""
    noise = np.random.default_rng(1).standard_normal(10 * RATE).astype(np.float32)
    noise[: 5 * RATE] *= 0.2
    noise[5 * RATE :] = 0.0
    file = tmp_path / "sound.mp3"
    soundfile.write(file, noise, RATE, bitrate_mode="VARIABLE", compression_level=0.2)
    file.write_bytes(without_index(file.read_bytes()))
    said: list[str] = []
    assert len(heard(file, hold=hold, said=said)) == pytest.approx(10 * RATE, abs=0.1 * RATE)
    assert not said


@held
def test_an_mp3_behind_a_picture_is_whole_too(tmp_path: Path, *, hold: bool) -> None:
    """A tag before the sound, as players write it, is gone over."""
    noise = 0.1 * np.random.default_rng(1).standard_normal(3 * RATE).astype(np.float32)
    file = saved(tmp_path, "mp3", noise)
    picture = bytes(1000)
    tag = b"ID3\x03\x00\x00" + bytes([0, 0, len(picture) >> 7, len(picture) & 0x7F]) + picture
    file.write_bytes(tag + without_index(file.read_bytes()))
    said: list[str] = []
    assert len(heard(file, hold=hold, said=said)) == pytest.approx(3 * RATE, abs=0.1 * RATE)
    assert not said


def without_index(data: bytes) -> bytes:
    """Return an mp3 file without the first frame, which says how long it is."""
    mark = max(data.find(b"Xing"), data.find(b"Info"))
    assert mark > 0
    start = data.rfind(b"\xff\xfb", 0, mark)
    return data[data.index(b"\xff\xfb", mark) :] if start >= 0 else data


def test_what_is_no_number_is_silence(tmp_path: Path) -> None:
    """A float file with broken values is heard as silence there, not as a bang."""
    file = tmp_path / "sound.wav"
    samples = np.full(1000, 0.25, dtype=np.float32)
    samples[[10, 20, 30]] = np.nan, np.inf, -np.inf
    soundfile.write(file, samples, RATE, subtype="FLOAT")
    block = heard(file)[:, 0]
    assert block[[10, 20, 30]].tolist() == [0.0, 0.0, 0.0]
    assert (np.delete(block, [10, 20, 30]) == 0.25).all()


def test_a_held_file_outlives_its_place_on_the_disk(tone: Tone, write: Write) -> None:
    """What was read into memory is heard though the file is gone."""
    file = write(tone(1.0))
    recording = decode.find(file, hold=True)
    file.unlink()
    assert sum(map(len, recording.portions(pytest.fail))) == RATE


def test_a_file_that_disappears_is_said_to_be_gone(tone: Tone, write: Write) -> None:
    """What lies on the disk ends without an error when it is gone the next time round."""
    file = write(tone(1.0))
    recording = decode.find(file)
    file.unlink()
    said: list[str] = []
    assert list(recording.portions(said.append)) == []
    assert said == [f"The sound file {file} is not there any more; it is left out from now on."]


def test_a_long_file_is_not_read_into_memory(
    tone: Tone, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above the limit a file stays on the disk, whatever was asked for."""
    file = write(tone(1.0))
    assert decode.find(file, hold=True).data == file.read_bytes()
    monkeypatch.setattr(decode, "HELD", 1000)
    assert decode.find(file, hold=True).data is None


def test_a_spoken_line_is_decoded_from_memory(tone: Tone, write: Write) -> None:
    """A take that never was on a disk comes out in both ears at 48 kHz."""
    block = decode.spoken(write(tone(1.0), rate=24_000).read_bytes())
    assert block.shape == (2 * RATE, 2)


def test_rubbish_from_a_voice_is_refused() -> None:
    """What a voice engine gave is refused in a sentence when it is no sound."""
    with pytest.raises(UnplayableError, match="no sound that can be read"):
        decode.spoken(b"RIFF and no more")
