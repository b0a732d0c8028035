"""A sound file that grows while it is recorded: Ogg Opus, which is only ever added to at its end.

What has grown is given away at once, so that memory does not grow with the length.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from integrate.audio.decode import Forwards
from integrate.audio.narration.microphone import RATE

if TYPE_CHECKING:
    from integrate.audio.api import Seconds

COMPRESSION: Final = 0.9
"""libsndfile makes this 31 kbit/s for one channel: (1 - 0.9) x 250,000 + 6,000."""
WIDTH: Final = 2
"""Bytes of a sample."""


class OpusStream:
    """Encodes one channel of whole numbers of 16 bits at `RATE`."""

    def __init__(self) -> None:
        """Begin the file."""
        self._grown = _Grown()
        self._count = 0
        self._sound = Forwards(
            self._grown,
            "w",
            RATE,
            1,
            format="OGG",
            subtype="OPUS",
            compression_level=COMPRESSION,
        )

    @property
    def length(self) -> Seconds:
        """How long what was added is."""
        return self._count / RATE

    @property
    def written(self) -> Seconds:
        """How long what the file has grown to sounds: the encoder keeps up to a second back."""
        return self._grown.sounds / RATE

    def add(self, samples: bytes) -> None:
        """Add sound at the end; half a sample is left out."""
        whole = samples[: len(samples) // WIDTH * WIDTH]
        self._count += len(whole) // WIDTH
        if whole:
            self._sound.buffer_write(whole, dtype="int16")

    def take(self) -> bytes:
        """Return what the file has grown by, and let go of it."""
        return self._grown.take()

    def close(self) -> bytes:
        """End the file; return what it has grown by."""
        self._sound.close()
        return self._grown.take()


class _Grown:
    """What the encoder writes to: it never goes back."""

    def __init__(self) -> None:
        self._new = bytearray()
        self._gone = 0
        self._skipped = 0
        self.sounds = 0
        """How many samples are heard of it."""

    def take(self) -> bytes:
        """Return what is new."""
        new, self._new = bytes(self._new), bytearray()
        self._gone += len(new)
        return new

    def write(self, data: bytes) -> int:
        """Add to the end: the head of a page, or what is in it (RFC 3533, 6; RFC 7845, 4 and 5)."""
        if data[:4] == b"OggS":
            self.sounds = max(0, int.from_bytes(data[6:14], "little") - self._skipped)
        elif data[:8] == b"OpusHead":
            self._skipped = int.from_bytes(data[10:12], "little")
        self._new += data
        return len(data)

    def tell(self) -> int:
        """Return the place of the end."""
        return self._gone + len(self._new)

    def seek(self, _offset: int, _whence: int = os.SEEK_SET) -> int:
        """Stay at the end: that is where the encoder is already when it asks."""
        return self.tell()

    def read(self, _count: int = -1) -> bytes:
        """Return nothing: the file is only written."""
        return b""
