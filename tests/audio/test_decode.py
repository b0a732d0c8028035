"""Files in, samples out; and what is said of a file that holds none."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from integrate.audio.decode import open_source
from integrate.audio.problem import UnplayableError
from integrate.audio.samples import RATE, Block

Tone = Callable[..., NDArray[np.float32]]
Write = Callable[..., Path]


def heard(file: Path) -> Block:
    """Return the whole sound of a file."""
    return open_source(file, loop=False, ahead=RATE).read(60 * RATE)


def refusal(file: Path) -> str:
    """Return what is said of a file that cannot be played."""
    with pytest.raises(UnplayableError) as raised:
        open_source(file, loop=False, ahead=RATE)
    return str(raised.value)


def test_a_wav_is_read_to_the_sample(tone: Tone, write: Write) -> None:
    """A file of the mixer's own rate comes out as it was, one channel on both sides."""
    sound = tone(1.0)
    block = heard(write(sound))
    assert block.shape == (RATE, 2)
    assert np.allclose(block, sound[:, None], atol=1e-4)


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3"])
def test_other_rates_and_formats_become_one(ending: str, tone: Tone, tmp_path: Path) -> None:
    """Every format that needs no other program comes out at 48 kHz with its length and level."""
    file = tmp_path / f"sound.{ending}"
    soundfile.write(file, tone(2.0, pitch=300.0), 44_100)
    block = heard(file)
    assert len(block) == pytest.approx(2.0 * RATE * RATE / 44_100, abs=0.03 * RATE)
    assert float(np.abs(block[RATE : RATE + 4800]).max()) == pytest.approx(0.5, abs=0.02)


def test_a_name_in_any_script_is_found(tone: Tone, write: Write) -> None:
    """A file name beyond ASCII, and with blanks, is opened like any other."""
    assert len(heard(write(tone(0.1), "Glöckchen 鈴.wav"))) == 4800


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    """A file without a byte is said to be empty."""
    file = tmp_path / "bell.wav"
    file.touch()
    assert refusal(file) == f"The sound file {file} is empty; put a sound in its place."


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
    assert said.endswith("put a wav, flac, mp3 or ogg file in its place.") or "ffmpeg" in said


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3"])
def test_a_file_cut_short_is_heard_as_far_as_it_goes(
    ending: str, tone: Tone, tmp_path: Path
) -> None:
    """Half a file gives about half its sound, undisturbed, and then its end."""
    file = tmp_path / f"sound.{ending}"
    soundfile.write(file, tone(4.0), RATE)
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])
    block = heard(file)
    assert 0.7 * RATE < len(block) < 3.3 * RATE
    assert np.abs(block).max() < 0.55


def test_a_file_with_its_head_alone_is_refused(tone: Tone, write: Write) -> None:
    """A file cut before its first sample is refused with its name."""
    file = write(tone(1.0))
    file.write_bytes(file.read_bytes()[:44])
    assert str(file) in refusal(file)


def test_what_is_no_number_is_silence(tmp_path: Path) -> None:
    """A float file with broken values is heard as silence there, not as a bang."""
    file = tmp_path / "sound.wav"
    samples = np.full(1000, 0.25, dtype=np.float32)
    samples[[10, 20, 30]] = np.nan, np.inf, -np.inf
    soundfile.write(file, samples, RATE, subtype="FLOAT")
    block = heard(file)[:, 0]
    assert block[[10, 20, 30]].tolist() == [0.0, 0.0, 0.0]
    assert (np.delete(block, [10, 20, 30]) == 0.25).all()


def test_a_loop_of_a_file_goes_on(tone: Tone, write: Write) -> None:
    """A looped file is read again from its first sample."""
    file = write(tone(0.01))
    block = open_source(file, loop=True, ahead=RATE).read(RATE)
    assert len(block) == RATE
    assert np.array_equal(block[480:960], block[:480])


@pytest.fixture
def opus(tone: Tone, tmp_path: Path) -> Path:
    """Give a file that only ffmpeg can read."""
    file = tmp_path / "voice.opus"
    soundfile.write(file, tone(1.0), RATE, format="OGG", subtype="OPUS")
    return file


def has_ffmpeg() -> bool:
    """Return whether ffmpeg and ffprobe can be run."""
    try:
        for program in ("ffmpeg", "ffprobe"):
            subprocess.run([program, "-version"], check=True, capture_output=True)
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_ffmpeg(), reason="ffmpeg is not installed")
def test_other_formats_are_read_by_ffmpeg(opus: Path) -> None:
    """A format beyond the mixer's own decoder is read where ffmpeg is there."""
    assert not np.diff(heard(opus)).any()
    block = heard(opus)
    assert len(block) == pytest.approx(RATE, abs=0.03 * RATE)
    assert np.abs(block[RATE // 4 : RATE // 2]).max() == pytest.approx(0.5, abs=0.05)


def test_without_ffmpeg_the_remedy_is_named(opus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where ffmpeg is missing, the sentence names the file, the program and the other way."""
    monkeypatch.setenv("PATH", "")
    said = refusal(opus)
    assert str(opus) in said
    assert "install ffmpeg" in said


def test_the_missing_ffmpeg_is_not_warned_about(opus: Path) -> None:
    """The warning pydub gives at its import reaches nobody's screen."""
    code = (
        "import os, sys; os.environ['PATH'] = '';"
        "from pathlib import Path; from integrate.audio.conversion import converted;"
        "from integrate.audio.problem import UnplayableError\n"
        "try: converted(Path(sys.argv[1]))\n"
        "except UnplayableError: print('refused')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(opus)], capture_output=True, text=True, check=True
    )
    assert (ran.stdout, ran.stderr) == ("refused\n", "")
