"""Decoded sounds that are heard again and again, such as a bell, kept so that each is decoded once.

Only short files are kept, and no more of them than have room: the one that was asked for longest
ago goes first. So memory has a limit, however many sounds a session has. Kept blocks are not to be
changed. May be asked from several threads.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.audio.samples import Block

ROOM: Final = 32 * 2**20
"""Bytes of decoded sound that are kept: almost a minute and a half."""
MOST: Final = ROOM // 4
"""Bytes of one sound that is kept: about twenty seconds."""


class Shelf:
    """The sounds by their files."""

    def __init__(self) -> None:
        self._sounds: dict[Path, list[Block]] = {}
        """The one that was asked for last stands last."""
        self._lock = threading.Lock()

    def find(self, file: Path) -> list[Block] | None:
        """Return the portions of a file that is kept."""
        with self._lock:
            if (portions := self._sounds.pop(file, None)) is not None:
                self._sounds[file] = portions
            return portions

    def keeping(self, file: Path, portions: Iterator[Block]) -> Iterator[Block]:
        """Yield the portions, and keep them when they come to their end and are short."""
        kept: list[Block] | None = []
        for portion in portions:
            if kept is not None:
                kept.append(portion)
                kept = kept if _size(kept) <= MOST else None
            yield portion
        if kept is not None:
            self._keep(file, kept)

    def _keep(self, file: Path, portions: list[Block]) -> None:
        with self._lock:
            self._sounds[file] = portions
            while sum(map(_size, self._sounds.values())) > ROOM:
                del self._sounds[next(iter(self._sounds))]


def _size(portions: list[Block]) -> int:
    return sum(portion.nbytes for portion in portions)
