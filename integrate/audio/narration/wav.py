"""WAV in memory, as engines give it and as takes are kept."""

from __future__ import annotations

import io
import struct
import wave
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from integrate.audio.api import Seconds

RATES: Final = range(4_000, 400_000)
"""Moments a second that sound can have."""
FAULTS: Final = (wave.Error, EOFError, RuntimeError, ValueError, ArithmeticError, struct.error)
"""What the standard library's reader raises for a file whose lengths make no sense."""


class NoWav(ValueError):
    """These bytes hold no sound of the kind that voice engines write."""


@dataclass(frozen=True, slots=True)
class Wav:
    """Whole numbers in time order, channel by channel within each moment."""

    samples: bytes
    rate: int
    """Moments a second."""
    channels: int = 1
    width: int = 2
    """Bytes a sample takes."""

    @property
    def length(self) -> Seconds:
        """How long it sounds."""
        return len(self.samples) / (self.rate * self.channels * self.width)

    def packed(self) -> bytes:
        """Return it as a file in memory."""
        file = io.BytesIO()
        with wave.open(file, "wb") as out:
            out.setnchannels(self.channels)
            out.setsampwidth(self.width)
            out.setframerate(self.rate)
            out.writeframes(self.samples)
        return file.getvalue()


def unpacked(data: bytes) -> Wav:
    """Return the sound of a file in memory; one that a pipe left without its length is whole.

    Raises `NoWav` for anything else than plain whole numbers, and when there is no sound.
    """
    try:
        with wave.open(io.BytesIO(data)) as file:
            samples = file.readframes(file.getnframes())
            rate, channels, width = file.getframerate(), file.getnchannels(), file.getsampwidth()
    except FAULTS as error:
        raise NoWav("no wav file") from error
    if rate not in RATES or channels not in (1, 2) or width not in (1, 2, 3, 4):
        raise NoWav("a wav file of a strange form")
    whole = samples[: len(samples) // (channels * width) * channels * width]
    if not whole:
        raise NoWav("a wav file without sound")
    return Wav(whole, rate, channels, width)
