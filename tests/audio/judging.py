"""What a recording of the monitor is judged by: its steps, its place, and how soon it changed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import numpy as np

from integrate.audio.api import Bus, Clip, Files
from tests.audio.listening import RATE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from integrate.audio.process import ChildOutput
    from tests.audio.listening import Ear

CLEAN: Final = 1.03
"""The largest step allowed, against the largest of the tone itself."""
PITCH: Final = 440.0
"""Hertz of the tone."""
WINDOW: Final = 240
"""Frames, 5 ms, of which a change is seen in the peak."""
LOWEST, RISE, RISES_FOR = 300.0, 50.0, 30.0
"""Hertz, Hertz a second, and seconds, of a tone that tells its place by its pitch."""


def rising_tone() -> NDArray[np.float32]:
    """Return a tone whose pitch tells its place."""
    moments = np.arange(round(RISES_FOR * RATE)) / RATE
    phase = 2 * np.pi * (LOWEST * moments + RISE * moments**2 / 2)
    return (0.3 * np.sin(phase)).astype(np.float32)


def clip(name: str, file: Path, *, bus: Bus = Bus.CUE, loop: bool = True) -> Clip:
    """Return a clip of a file."""
    return Clip(name, Files((file,)), bus=bus, loop=loop, fade_out=0.3)


def place(ear: Ear) -> float:
    """Return how far the rising tone has come in what was heard last, in seconds."""
    heard = ear.heard(max(0, ear.frames - RATE // 5))
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard)), 1 << 17))
    pitch = float(np.argmax(spectrum)) * RATE / (1 << 17)
    return (pitch - LOWEST) / RISE + len(heard) / RATE / 2


def steps(heard: NDArray[np.float32]) -> float:
    """Return the largest step from one sample to the next."""
    return float(np.abs(np.diff(heard)).max())


def own_step(level: float) -> float:
    """Return the largest step of the tone at this level."""
    return level * 2 * np.pi * PITCH / RATE


def rises(heard: NDArray[np.float32], loud: float) -> bool:
    """Return whether the sound came softly after the silence."""
    begin = int(np.argmax(np.abs(heard) > 0.0))
    return bool(np.abs(heard[begin : begin + RATE // 50]).max() < 0.1 * loud)


def best(attempt: Callable[[], float], enough: float) -> float:
    """Return the best of up to three attempts.

    On a machine that is too busy for the sound server there are gaps that the program cannot help.
    """
    found = attempt()
    for _ in range(2):
        if found > enough:
            found = min(found, attempt())
    return found


class Listener:
    """Does something while a tone sounds, and looks when and how it was heard."""

    def __init__(self, output: ChildOutput, ear: Ear, until: Callable[..., None]) -> None:
        """Listen to this output."""
        self.output = output
        self.ear = ear
        self.until = until
        self.level = 0.0
        self.late: dict[str, float] = {}

    def let_sound(self, clip: Clip) -> None:
        """Let a clip sound, and learn how loud it is."""
        self.output.play(clip)
        self.settle()
        # The least peak of 5 ms: a change is what goes below.
        heard = np.abs(self.ear.heard(self.ear.frames - 10 * WINDOW))
        self.level = float(heard.reshape(10, WINDOW).max(axis=1).min())

    def settle(self) -> None:
        """Wait until what sounds is steady, for a fifth of a second."""
        before = self.ear.frames
        self.until(lambda: self.ear.frames > before + RATE // 4)
        self.until(self._is_steady)

    def _is_steady(self) -> bool:
        heard = np.abs(self.ear.heard(max(0, self.ear.frames - RATE // 5)))
        peaks = [heard[i : i + RATE // 20].max() for i in range(0, len(heard), RATE // 20)]
        return bool(min(peaks) > 0.01 and max(peaks) - min(peaks) < 1e-4)

    def reaction(self, name: str, act: Callable[[], None], done: Callable[[], object]) -> None:
        """Act, wait until it is done, and note how late its first change was heard."""
        before = self.ear.frames
        begun = time.monotonic()
        act()
        self.until(lambda: self.ear.frames > before + RATE // 10 and done())
        heard = np.abs(self.ear.heard(before))
        count = len(heard) // WINDOW
        peaks = heard[: count * WINDOW].reshape(count, WINDOW).max(axis=1)
        first = int(np.argmax(peaks < 0.998 * self.level))
        late = self.ear.moment(before + first * WINDOW) - begun
        self.late[name] = min(late, self.late.get(name, late))

    def step(self) -> float:
        """Return the largest step that was heard, against the largest of the tone itself."""
        return steps(self.ear.heard()) / own_step(self.level)
