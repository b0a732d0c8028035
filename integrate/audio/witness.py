"""What a decoder was at when the process ended, so that one damaged file does not end the next too.

A native decoder that crashes takes the whole process with it and can say nothing. So before each
step into one, the process writes the digest of the file into memory it shares with its parent, and
wipes it out afterwards. What is still there when the process has ended is what it ended at. Writing
it costs a microsecond and never waits for anybody.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
import threading
from typing import TYPE_CHECKING, Final, TypeAlias

from integrate.audio.problem import UnplayableError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import IO

DIGEST: Final = 16
"""Bytes of a digest."""
PLACES: Final = 32
"""How many decoders can be told of at once; more than ever run."""
SIZE: Final = DIGEST * PLACES
NOTHING: Final = bytes(DIGEST)


Watch: TypeAlias = "Callable[[Path], AbstractContextManager[None]]"
"""What stands beside a decoder while it works on a file; raises `UnplayableError` to forbid it."""


@contextlib.contextmanager
def unwatched(_file: Path) -> Iterator[None]:
    """Let a decoder work with nobody beside it."""
    yield


class Witness:
    """Notes which files decoders are at; may be asked from several threads."""

    def __init__(self, left_out: Collection[str] = (), shared: IO[bytes] | None = None) -> None:
        """Refuse the files of these digests; note the others in a file of `SIZE` zeros."""
        self._left_out = frozenset(left_out)
        self._shared = None if shared is None else mmap.mmap(shared.fileno(), SIZE)
        self._lock = threading.Lock()
        self._free = list(range(PLACES))

    @contextlib.contextmanager
    def __call__(self, file: Path) -> Iterator[None]:
        """Note the file while a decoder is at it.

        Raises `UnplayableError` when it is one of those that are left out.
        """
        digest = digest_of(file)
        if digest.hex() in self._left_out:
            raise UnplayableError(
                f"The sound file {file} made the sound break down twice and is left out: "
                f"put another in its place."
            )
        place = self._take_place()
        try:
            self._write(place, digest)
            yield
        finally:
            self._write(place, NOTHING)
            self._give_back(place)

    def _take_place(self) -> int | None:
        with self._lock:
            return self._free.pop() if self._free else None

    def _give_back(self, place: int | None) -> None:
        with self._lock:
            if place is not None:
                self._free.append(place)

    def _write(self, place: int | None, digest: bytes) -> None:
        if self._shared is not None and place is not None:
            self._shared[place * DIGEST : (place + 1) * DIGEST] = digest


def digest_of(file: Path) -> bytes:
    """Return what stands for a file: its path takes up more room than there is."""
    return hashlib.blake2b(os.fsencode(file.absolute()), digest_size=DIGEST).digest()


def last_words(shared: IO[bytes]) -> set[str]:
    """Return the digests of the files that a process was at when it ended."""
    shared.seek(0)
    data = shared.read(SIZE)
    digests = {data[at : at + DIGEST] for at in range(0, len(data), DIGEST)}
    return {digest.hex() for digest in digests - {NOTHING}}
