"""What a sound file says of its own length, and whether all of it is there.

libsndfile takes a wav or ogg file that was cut short as a shorter one, and an mp3 file without an
index as as long as its first frame makes it seem; here the file itself is asked.
"""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from pathlib import Path

HEAD: Final = 4096
"""Bytes in which an mp3 file's index begins, once its tag is behind."""
TAIL: Final = 65_536
"""An ogg page is no longer than this, so its last one begins within."""
TAG_HEAD: Final = 10
SYNC: Final = 0x7FF
"""The eleven bits every frame of an mp3 file begins with."""
UNKNOWN: Final = 2**32 - 1
"""The length in a wav file that was written to a pipe."""
LAST_PAGE: Final = 4
"""The flag of the page that ends an ogg stream."""
STRETCH: Final = 64
"""How many times longer an `Endless` file seems: no mp3 file varies more in its bit rate."""


def has_its_end(file: Path, data: bytes | None) -> bool:
    """Return whether a wav or ogg file goes as far as it says; true for any other file."""
    with _bytes_of(file, data) as stream:
        head = stream.read(12)
        size = stream.seek(0, os.SEEK_END)
        if head[:4] == b"RIFF":
            declared = int.from_bytes(head[4:8], "little")
            return declared in {0, UNKNOWN} or declared + 8 <= size + 1  # 1: a pad left out
        if head[:4] == b"OggS":
            stream.seek(max(0, size - TAIL))
            tail = stream.read()
            page = tail.rfind(b"OggS")
            return page >= 0 and page + 5 < len(tail) and bool(tail[page + 5] & LAST_PAGE)
    return True


def knows_its_length(file: Path, data: bytes | None) -> bool:
    """Return whether libsndfile will know how long the file is: false for mp3 without an index."""
    with _bytes_of(file, data) as stream:
        head = stream.read(TAG_HEAD)
        if head[:3] == b"ID3":
            stream.seek(TAG_HEAD + _tag_size(head))
            head = stream.read(TAG_HEAD)
        if int.from_bytes(head[:2], "big") >> 5 != SYNC:
            return True
        frame = stream.read(HEAD)
    return any(index in frame for index in (b"Xing", b"Info", b"VBRI"))


def _tag_size(head: bytes) -> int:
    """Return the length of an ID3v2 tag, which has seven bits in each byte."""
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    return size


def _bytes_of(file: Path, data: bytes | None) -> BinaryIO:
    return file.open("rb") if data is None else io.BytesIO(data)


class Endless:
    """A file that pretends to be far longer, so that its reader goes on until there is no more."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at_end = False

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place in the file."""
        self._at_end = whence == os.SEEK_END
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return the place in the file; its end seems far away."""
        return self._stream.tell() * (STRETCH if self._at_end else 1)

    def read(self, count: int = -1) -> bytes:
        """Return the next bytes."""
        return self._stream.read(count)

    def write(self, _data: bytes) -> int:
        """Refuse: libsndfile asks for this method, and never calls it."""
        raise io.UnsupportedOperation("the file is only read")

    def close(self) -> None:
        """Close the file."""
        self._stream.close()
