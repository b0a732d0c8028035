"""Whatever a session is given to play: it is heard or named, and the sound process lives.

Each goes through a real sound process, without a device; what becomes of the samples is tested
where files are decoded, measured and mixed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from integrate.audio.api import Bus, Clip, Condition, Files, Line
from integrate.audio.messages import Setup
from integrate.audio.process import FAILED, ChildOutput

if TYPE_CHECKING:
    from pathlib import Path

Until = Callable[..., None]
RATE = 48_000
LINES = 300
SPOKEN = 60
"""So many of them are waited for where each takes its time."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux can be told to find no device"
)


class Sound:
    """A sound process, and all that was said of it."""

    def __init__(self, folder: Path, voice: str) -> None:
        """Start it."""
        self.problems: list[str] = []
        self.prepared: list[tuple[int, int]] = []
        self._conditions: list[Condition] = []
        setup = Setup(voice=voice, cache=folder / "cache", models=(folder / "voices",))
        self.output = ChildOutput(setup, self._conditions.append, self.problems.append)
        self.output.on_prepared(lambda done, total: self.prepared.append((done, total)))

    @property
    def has_lived(self) -> bool:
        """Whether its process has not ended in between."""
        return FAILED not in [condition.reason for condition in self._conditions]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Sound]]:
    """Give what starts a sound process without a device, and close it after the test."""
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/dev/null")
    started: list[Sound] = []

    def sound(voice: str = "none") -> Sound:
        started.append(Sound(tmp_path, voice))
        return started[-1]

    yield sound
    for one in started:
        one.output.close()


def soft(seconds: float, rate: int = RATE, channels: int = 1) -> np.ndarray:
    """Return a soft tone that rises."""
    moments = np.arange(round(seconds * rate)) / rate
    tone = 0.2 * np.sin(2 * np.pi * 440 * moments) * np.minimum(1.0, moments)
    return np.repeat(tone[:, np.newaxis], channels, axis=1)


def cut_mp3(file: Path) -> Path:
    """Write the first half of an mp3 file."""
    soundfile.write(file.with_suffix(".mp3"), soft(8.0), RATE)
    data = file.with_suffix(".mp3").read_bytes()
    file.with_suffix(".mp3").write_bytes(data[: len(data) // 2])
    return file.with_suffix(".mp3")


def empty_wav(file: Path) -> Path:
    """Make a file without a byte."""
    file.with_suffix(".wav").touch()
    return file.with_suffix(".wav")


def text_as_flac(file: Path) -> Path:
    """Write words into a file with the ending of a sound."""
    file.with_suffix(".flac").write_text("This is a text, not a sound.\n" * 40)
    return file.with_suffix(".flac")


def not_there(file: Path) -> Path:
    """Name a file that nobody made."""
    return file.with_suffix(".ogg")


def surround(file: Path) -> Path:
    """Write eight channels at 192 kHz."""
    soundfile.write(file.with_suffix(".wav"), soft(2.0, 192_000, 8), 192_000)
    return file.with_suffix(".wav")


def telephone(file: Path) -> Path:
    """Write one channel at 8 kHz."""
    soundfile.write(file.with_suffix(".wav"), soft(2.0, 8_000), 8_000)
    return file.with_suffix(".wav")


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (cut_mp3, "breaks off after 0:0"),
        (empty_wav, "is empty"),
        (text_as_flac, "is damaged or of a format that cannot be read"),
        (not_there, "could not be read: no such file"),
        (surround, ""),
        (telephone, ""),
    ],
)
def test_a_file_is_heard_or_named(
    make: Callable[[Path], Path],
    named: str,
    start: Callable[..., Sound],
    tmp_path: Path,
    until: Until,
) -> None:
    """A file is prepared and played; what is wrong with it is one sentence with its name."""
    file = make(tmp_path / "sound")
    sound = start()
    sound.output.prepare([Files((file,))])
    sound.output.play(Clip("one", Files((file,)), Bus.BED))
    sound.output.play(Clip("last", Files((tmp_path / "last.ogg",))))
    until(lambda: any("last.ogg" in one for one in sound.problems))
    until(lambda: sound.prepared == [(1, 1)])
    if named:
        until(lambda: any(named in one and str(file) in one for one in sound.problems))
    assert len([one for one in sound.problems if str(file) in one]) == bool(named)
    assert sound.has_lived


def test_a_file_that_disappears_is_named_when_it_is_missed(
    start: Callable[..., Sound], tmp_path: Path, until: Until
) -> None:
    """Music that is gone when its turn comes again is named, and everything else goes on."""
    first, second = tmp_path / "1.wav", tmp_path / "2.wav"
    for file in (first, second):
        soundfile.write(file, soft(0.5), RATE)
    sound = start()
    sound.output.prepare([Files((first, second))])
    until(lambda: sound.prepared)
    second.unlink()
    sound.output.play(Clip("music", Files((first, second)), Bus.BED, loop=True))
    until(lambda: any(str(second) in one for one in sound.problems))
    assert sound.has_lived


PIPER = """#!/bin/sh
case "$*" in *--help*) echo "usage: piper --model FILE.onnx"; exit 0;; esac
cat > /dev/null
{body}
"""
ENGINES = {
    "speaks": "head -c 32000 {noise}",
    "ends with 1": "exit 1",
    "says nothing": "true",
}


@pytest.mark.parametrize("engine", ENGINES)
def test_three_hundred_lines_at_once(
    engine: str,
    start: Callable[..., Sound],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    until: Until,
) -> None:
    """They are worked off, a failing voice is told of in few words, and a bell need not wait."""
    noise = tmp_path / "noise"
    noise.write_bytes(np.random.default_rng(1).integers(-5000, 5000, 16_000, np.int16).tobytes())
    body = ENGINES[engine].format(noise=noise)
    install(tmp_path, PIPER.format(body=body), monkeypatch)
    sound = start("piper")
    sound.output.prepare([Line(f"Line {number}.") for number in range(LINES)])
    until(lambda: sound.prepared, 30.0)
    sound.output.play(Clip("bell", Files((tmp_path / "bell.ogg",))))
    until(lambda: any("bell.ogg" in one for one in sound.problems))
    assert engine != "speaks" or sound.prepared[-1][0] < LINES
    enough = SPOKEN if engine == "speaks" else LINES
    until(lambda: sound.prepared[-1][0] >= enough, 60.0)
    assert sound.prepared[-1][1] == LINES
    assert len(sound.problems) <= 1 + 2
    assert sound.has_lived


def install(folder: Path, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program called piper into the path, and a voice model into its folder."""
    program = folder / "bin" / "piper"
    program.parent.mkdir()
    program.write_text(engine)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    model = folder / "voices" / "en_GB-somebody-low.onnx"
    model.parent.mkdir()
    model.write_bytes(b"model")
    facts = {"audio": {"sample_rate": 16_000}, "language": {"code": "en_GB"}}
    model.with_name(f"{model.name}.json").write_text(json.dumps(facts))
