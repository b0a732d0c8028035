"""What was measured of sound files, kept from one run to the next.

A measure belongs to a path, size and time of change. A cache that is broken, or cannot be written,
costs the time to measure again and nothing else. Beside the shipped sounds lie their own measures,
by name and size, since installing changes the rest.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from integrate.audio.loudness import SILENCE, Loudness

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FILE: Final = "levels.json"
"""The name of the cache in its folder, and of the measures beside the shipped sounds."""
DIGITS: Final = 3
"""To a thousandth of a decibel or of a second, so that a list is readable."""

_FIELDS: Final = {field.name for field in dataclasses.fields(Loudness)}


class Measures:
    """Measures by file, in memory and, with a folder, on the disk."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / FILE if folder else None
        self._entries = _read(self._file) if self._file else {}
        self._lock = threading.Lock()

    def find(self, file: Path) -> Loudness | None:
        """Return what was measured of the file, unless it has changed since."""
        entry = self._entries.get(str(file.absolute()))
        return _loudness(entry) if entry and _is_of(entry, file) else None

    def keep(self, file: Path, found: Loudness) -> None:
        """Remember what was measured."""
        try:
            state = file.stat()
        except OSError:
            return  # gone since: there is nothing that this would be true of
        entry = {"size": state.st_size, "mtime_ns": state.st_mtime_ns, **as_entry(found)}
        with self._lock:
            if self._file:
                # Another process may have added to it in the meantime.
                self._entries = {**self._entries, **_read(self._file)}
            self._entries[str(file.absolute())] = entry
            if self._file:
                with contextlib.suppress(OSError):
                    write(self._file, self._entries)


def shipped_with(folder: Path | None) -> Callable[[Path], Loudness | None]:
    """Return what finds the measure of a file in a folder of sounds, by its list there."""
    entries = _read(folder / FILE) if folder else {}

    def find(file: Path) -> Loudness | None:
        if folder is None or not file.is_relative_to(folder):
            return None
        entry = entries.get(file.relative_to(folder).as_posix())
        return _loudness(entry) if entry and _is_of(entry, file) else None

    return find


def rounded(found: Loudness) -> Loudness:
    """Return a measure as it will be read again, so that a file sounds the same the first time."""
    return _loudness(as_entry(found)) or found


def as_entry(found: Loudness) -> dict[str, float | None]:
    """Return a measure as it stands in a list, where silence is null: JSON knows no infinity."""
    return {
        name: None if value == SILENCE else round(value, DIGITS)
        for name, value in dataclasses.asdict(found).items()
    }


def write(file: Path, entries: Mapping[str, Any]) -> None:
    """Write a list, whole or not at all; raises `OSError`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    # Made for this person alone: the names of their files are in it.
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(entries, out, indent=1, sort_keys=True)
            out.write("\n")
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _read(file: Path) -> dict[str, Any]:
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _is_of(entry: Any, file: Path) -> bool:
    try:
        state = file.stat()
        return bool(
            entry["size"] == state.st_size
            and entry.get("mtime_ns", state.st_mtime_ns) == state.st_mtime_ns
        )
    except (AttributeError, KeyError, OSError, TypeError):
        return False


def _loudness(entry: Mapping[str, Any]) -> Loudness | None:
    try:
        values = {name: entry[name] for name in _FIELDS}
        return Loudness(
            **{name: SILENCE if value is None else float(value) for name, value in values.items()}
        )
    except (KeyError, TypeError, ValueError):
        return None
