"""Noticing that files were saved: by looking at them a few times a second.

A look costs a few microseconds for each file. Editors write a file in place, or write another one
and give it the old one's name; both change its time, its size or its number on the disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

EVERY = 0.2
"""Seconds between two looks."""

Stamp: TypeAlias = tuple[int, int, int]


class Watch:
    """What the files looked like when they were read."""

    def __init__(self) -> None:
        """Watch nothing until told."""
        self._stamps: dict[Path, Stamp | None] = {}
        self._missing = False

    def begin(self, paths: Iterable[Path]) -> None:
        """Take these files, as they are now, for known. Call it before reading them."""
        self._stamps = {path: _stamp(path) for path in paths}

    def add(self, paths: Iterable[Path]) -> None:
        """Watch more files from now on: those that turned out to be included."""
        for path in paths:
            self._stamps.setdefault(path, _stamp(path))

    def has_changed(self) -> bool:
        """Tell whether any of the files has changed since it was taken for known.

        A file that is gone counts only from the second look on: an editor may be replacing it.
        """
        now = {path: _stamp(path) for path in self._stamps}
        gone = any(now[path] is None and self._stamps[path] is not None for path in now)
        if gone and not self._missing:
            self._missing = True
            return False
        self._missing = False
        return now != self._stamps


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
