"""A voice memo as a wav file, for any program that plays sound; written portion by portion."""

from __future__ import annotations

import wave
from typing import IO, TYPE_CHECKING

import numpy as np

from integrate.audio import decode
from integrate.audio.samples import RATE

if TYPE_CHECKING:
    from integrate.audio.samples import Block

FULL_SCALE = 2**15 - 1


def write(sound: bytes, file: IO[bytes]) -> None:
    """Write the memo: one channel, 16 bits, 48 kHz.

    Raises `UnplayableError` when it is damaged, `OSError` when it cannot be written.
    """
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        for block in decode.held(sound).portions(lambda _sentence: None):
            out.writeframes(_sixteen_bits(block))


def _sixteen_bits(block: Block) -> bytes:
    """Return one channel of a memo, whose two are the same."""
    whole = np.rint(block[:, 0].clip(-1.0, 1.0) * FULL_SCALE).astype("<i2")
    return bytes(whole.tobytes())
