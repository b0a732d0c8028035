"""Writing a sound as Ogg Vorbis, so that the same samples give the same file.

libsndfile numbers each stream by chance. Here the stream gets a number of ours, in every page, and
each page its checksum again (RFC 3533, section 6: polynomial 04c11db7, no reflection).
"""

import io
from typing import Final

import numpy as np
import soundfile
from numpy.typing import NDArray

from tools.sounds.samples import RATE

SOFTER: Final = 0.5
"""Of 0 to 1, where 1 is the smallest file; soft music without treble is clear at this."""
HEAD: Final = 27
"""Bytes of a page before the lengths of its segments."""
SERIAL: Final = slice(14, 18)
CHECKSUM: Final = slice(22, 26)


def vorbis(sound: NDArray[np.float32], serial: int) -> bytes:
    """Return the file that holds `sound`, its stream numbered `serial`."""
    out = io.BytesIO()
    with soundfile.SoundFile(
        out, "w", RATE, 2, format="OGG", subtype="VORBIS", compression_level=SOFTER
    ) as file:
        # The encoder overflows its stack when it is given minutes at once.
        for first in range(0, len(sound), RATE):
            file.write(sound[first : first + RATE])
    return renumbered(out.getvalue(), serial)


def renumbered(stream: bytes, serial: int) -> bytes:
    """Return the same pages with this serial number and the checksums that go with it."""
    pages = bytearray(stream)
    first = 0
    while first < len(pages):
        segments = pages[first + HEAD - 1]
        end = first + HEAD + segments + sum(pages[first + HEAD : first + HEAD + segments])
        page = pages[first:end]
        page[SERIAL] = serial.to_bytes(4, "little")
        page[CHECKSUM] = bytes(4)
        page[CHECKSUM] = _checksum(page).to_bytes(4, "little")
        pages[first:end] = page
        first = end
    return bytes(pages)


def _row(value: int) -> int:
    value <<= 24
    for _ in range(8):
        value = (value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)
    return value & 0xFFFFFFFF


_TABLE: Final = tuple(_row(value) for value in range(256))


def _checksum(page: bytes | bytearray) -> int:
    found = 0
    for byte in page:
        found = (found << 8 & 0xFFFFFFFF) ^ _TABLE[found >> 24 ^ byte]
    return found
