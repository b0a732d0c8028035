"""A private sound server with an ear at it, files to play, and what was heard of one ending."""

from __future__ import annotations

import os
import tempfile
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from integrate.audio.api import SOUNDING, Bus
from integrate.audio.messages import Setup
from integrate.audio.process import ChildOutput
from tests.audio.judging import PITCH, Listener, clip, rising_tone
from tests.audio.listening import RATE, Ear, Server, hearing, serving, wait_for

if TYPE_CHECKING:
    from contextlib import ExitStack

    from numpy.typing import NDArray

    from integrate.audio.api import Clip

ROW: Final = "{:<30} {:>6} {:>9} {:>9} {:>9}"
HEAD: Final = ROW.format("way", "step", "begins", "back", "off place")
AUDIBLE: Final = 0.01
"""A peak from which on a tone counts as heard."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard of one ending."""

    way: str
    step: float
    """The largest step, against the tone's own."""
    late: float | None = None
    """Seconds until it began to be heard."""
    back: float | None = None
    """Seconds until sound was back, where it comes back by itself."""
    off: float | None = None
    """Seconds from the place where it should have been by then."""

    @property
    def row(self) -> str:
        """A line of the table."""
        times = (self.late, self.back, self.off)
        return ROW.format(
            self.way,
            f"{self.step:.3f}",
            *("-" if one is None else f"{one * 1000:.0f} ms" for one in times),
        )


class Room:
    """A server, an ear at it, and files to play; it lasts as long as the stack."""

    def __init__(self, stack: ExitStack) -> None:
        self._folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        self.server: Server = stack.enter_context(serving())
        os.environ.update(self.server.environment)
        self.ear: Ear = stack.enter_context(hearing(self.server))
        moments = np.arange(2 * RATE) / RATE
        self.tone = self._write("tone.wav", 0.5 * np.sin(2 * np.pi * PITCH * moments))
        self.rising = self._write("rising.wav", rising_tone())
        self.short = self._folder / "short.wav"
        self.short.write_bytes(self.tone.read_bytes()[: RATE * 2])
        self.output = self.start()
        stack.callback(self._close)

    def start(self) -> ChildOutput:
        """Start a sound process and wait until it plays."""
        output = ChildOutput(Setup(cache=self._folder))
        wait_for(lambda: output.condition == SOUNDING)
        return output

    def _close(self) -> None:
        """Close the process that was started last."""
        self.output.close()

    def listener(self) -> Listener:
        """Begin to listen anew, in silence."""
        self.output.silence(0.0)
        wait_for(self.ear.is_silent)
        self.ear.forget()
        return Listener(self.output, self.ear, wait_for)

    @property
    def bed(self) -> Clip:
        """A tone that goes on."""
        return clip("tone", self.tone, bus=Bus.BED)

    def _write(self, name: str, samples: NDArray[np.floating]) -> Path:
        file = self._folder / name
        with wave.open(str(file), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes((samples * 32767).astype("<i2").tobytes())
        return file
