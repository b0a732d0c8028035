"""The session whose rendering is measured: music in rotation, bells, narration.

Made anew by arithmetic in a folder: three pieces of music of ten minutes that go over into each
other for 8 s, two bells a minute, a spoken line of 5 to 10 s a minute (noise with the rhythm of
speech). Everything is FLAC at 48 kHz with 16 bits. The same call makes the same files:
`python -m benchmarks.reference_session FOLDER`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from integrate import bundled

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE = 48_000
PIECE = 600
"""Seconds of one piece of music."""
PATTERN = 20
"""Seconds of music that are made; a piece is many of them, each with a strength of its own."""
CROSSFADE = 8.0
TAKES = 12
"""Different lines; a session goes round them."""
DUCK = -12.0
BELLS = ("bowl-low", "bowl-high", "chime")


@dataclass(frozen=True, slots=True)
class Session:
    """Where the files are, and when they are to be heard."""

    minutes: int
    music: tuple[Path, ...]
    bells: tuple[Path, ...]
    takes: tuple[Path, ...]

    @property
    def seconds(self) -> int:
        """How long it is."""
        return self.minutes * 60

    @property
    def cues(self) -> list[tuple[float, Path]]:
        """Two bells a minute."""
        moments = [15.0 + 30.0 * number for number in range(2 * self.minutes)]
        return [(at, self.bells[turn % len(self.bells)]) for turn, at in enumerate(moments)]

    @property
    def lines(self) -> list[tuple[float, Path]]:
        """A line a minute."""
        moments = [2.0 + 60.0 * number for number in range(self.minutes)]
        return [(at, self.takes[turn % len(self.takes)]) for turn, at in enumerate(moments)]


def session(folder: Path, minutes: int) -> Session:
    """Return the session of so many minutes; its files are those that `make` made."""
    return Session(
        minutes,
        music=tuple(folder / f"music-{number}.flac" for number in range(3)),
        bells=tuple(bundled.sounds() / "bells" / f"{name}.flac" for name in BELLS),
        takes=tuple(folder / f"take-{number:02}.flac" for number in range(TAKES)),
    )


def make(folder: Path) -> None:
    """Make the files."""
    for number, path in enumerate(session(folder, 1).music):
        _write_music(path, np.random.default_rng(number))
    for number, path in enumerate(session(folder, 1).takes):
        soundfile.write(path, _take(np.random.default_rng(100 + number)), RATE)


def _write_music(path: Path, draw: np.random.Generator) -> None:
    moments = np.arange(PATTERN * RATE) / RATE
    pattern = 0.02 * _noise(draw, len(moments), 2_000.0)
    for pitch in (110.0, 164.8, 220.0, 277.2, 329.6):
        wave = np.sin(2 * np.pi * pitch * moments) * (0.6 + 0.4 * np.sin(0.7 * moments + pitch))
        pattern += 0.03 * wave[:, np.newaxis] * draw.uniform(0.5, 1.0, 2)
    with soundfile.SoundFile(path, "w", RATE, 2) as out:
        for _ in range(PIECE // PATTERN):
            out.write(pattern * draw.uniform(0.6, 1.0))


def _take(draw: np.random.Generator) -> NDArray[np.float64]:
    moments = np.arange(int(draw.uniform(5.0, 10.0) * RATE)) / RATE
    syllables = np.clip(np.sin(2 * np.pi * 3.5 * moments + draw.uniform(0, 6)), 0, 1)
    edges = np.minimum(1.0, np.minimum(moments, moments[::-1]) / 0.05)
    sound = 0.1 * _noise(draw, len(moments), 1_500.0)[:, 0]
    return np.asarray(sound * syllables * edges)


def _noise(draw: np.random.Generator, count: int, edge: float) -> NDArray[np.float64]:
    """Return noise that falls off above `edge` hertz and closes over its length."""
    spectrum = np.fft.rfft(draw.standard_normal((count, 2)), axis=0)
    pitch = np.fft.rfftfreq(count, 1 / RATE)[:, np.newaxis]
    sound = np.fft.irfft(spectrum / (1 + (pitch / edge) ** 2), count, axis=0)
    return np.asarray(sound / sound.std(), dtype=np.float64)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
