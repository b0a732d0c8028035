"""Formats that need ffmpeg, and what is said where it is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from integrate.audio import conversion, decode
from integrate.audio.problem import UnplayableError
from integrate.audio.samples import RATE

Tone = Callable[..., NDArray[np.float32]]
Write = Callable[..., Path]

needs_ffmpeg = pytest.mark.skipif(
    not (shutil.which("ffmpeg") and shutil.which("ffprobe")), reason="ffmpeg is not installed"
)


@pytest.fixture
def m4a(tone: Tone, write: Write) -> Path:
    """Give a file that only ffmpeg can read."""
    source = write(tone(4.0), rate=44_100)
    file = source.with_name("-music: 1.m4a")
    command = ["ffmpeg", "-v", "error", "-i", str(source), f"file:{file}"]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return file


@needs_ffmpeg
def test_other_formats_are_read_by_ffmpeg(m4a: Path) -> None:
    """A format beyond libsndfile is read where ffmpeg is there, in portions, at 48 kHz."""
    recording = decode.find(m4a)
    portions = list(recording.portions(pytest.fail))
    assert len(portions) > 1
    block = np.concatenate(portions)
    assert len(block) == pytest.approx(4.0 * RATE * RATE / 44_100, abs=0.05 * RATE)
    assert float(np.abs(block[RATE : 2 * RATE]).max()) == pytest.approx(0.5, abs=0.05)


@needs_ffmpeg
def test_a_reader_that_leaves_is_not_waited_for(m4a: Path) -> None:
    """When the rest is not wanted any more, the program behind it is ended without a word."""
    portions = conversion.portions(m4a, 1, 100, pytest.fail)
    assert len(next(portions)) == 100
    portions.close()
    assert next(portions, None) is None


@needs_ffmpeg
def test_a_damaged_file_of_another_format_is_named(m4a: Path) -> None:
    """A file cut before its table of contents is refused with its name and the remedy."""
    m4a.write_bytes(m4a.read_bytes()[:2000])
    with pytest.raises(UnplayableError) as raised:
        decode.find(m4a)
    assert str(m4a) in str(raised.value)
    assert "put a wav" in str(raised.value)


@needs_ffmpeg
def test_pictures_hold_no_sound(tmp_path: Path) -> None:
    """A picture with the ending of a sound is refused, though ffmpeg can read it."""
    file = tmp_path / "bell.m4a"
    make = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=s=16x16:d=0.1", "-f", "mp4"]
    subprocess.run([*make, str(file)], check=True, stdin=subprocess.DEVNULL)
    with pytest.raises(UnplayableError, match="cannot be read"):
        decode.find(file)


def test_without_ffmpeg_the_remedy_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where ffmpeg is missing, the sentence names the file, the program and the other way."""
    file = tmp_path / "music.m4a"
    file.write_bytes(b"\x00\x00\x00\x1cftypM4A ")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnplayableError) as raised:
        decode.find(file)
    assert str(file) in str(raised.value)
    assert "install ffmpeg" in str(raised.value)


def test_the_missing_ffmpeg_is_not_warned_about() -> None:
    """The warning pydub gives at its import reaches nobody's screen."""
    code = (
        "import os; os.environ['PATH'] = '';"
        "from integrate.audio import conversion; print(conversion.program())"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("ffmpeg\n", "")
