"""Whether the disk of the journal has room for a session."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from integrate.player.preflight.finding import failed, ok, warning
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integrate.player.preflight.finding import Finding

NAME: Final = "disk"
MEGABYTE: Final = 1_000_000
GIGABYTE: Final = 1000 * MEGABYTE
LITTLE: Final = 200 * MEGABYTE
"""Less than this is told; a session takes less than one megabyte, its backups and lines more."""
TOO_LITTLE: Final = 20 * MEGABYTE
"""With less than this no session should begin: what is written may soon find no room."""

FREE = later("{room} are free where the journal is kept.")
FEW = later("Only {room} are free where the journal is kept.")
MAKE_ROOM = later("Make room on the drive that holds {folder}.")
UNKNOWN = later("It is not known how much room is left for the journal: {why}.")
SEE = later("See that {folder} is there and that its drive answers.")


def look(folder: Path, free: Callable[[Path], int] | None = None) -> tuple[Finding, ...]:
    """Return how much room there is in a folder, or in what it will be made in; `free` asks."""
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), folder)
    try:
        room = (free or _free)(there)
    except OSError as error:
        why = error.strerror or str(error)
        return (warning(NAME, _(UNKNOWN, why=why), _(SEE, folder=folder)),)
    if room >= LITTLE:
        return (ok(NAME, _(FREE, room=_told(room))),)
    found = failed if room < TOO_LITTLE else warning
    return (found(NAME, _(FEW, room=_told(room)), _(MAKE_ROOM, folder=folder)),)


def _free(folder: Path) -> int:
    """Return how many bytes this person may still write."""
    return shutil.disk_usage(folder).free


def _told(room: int) -> str:
    if room >= GIGABYTE:
        return f"{room / GIGABYTE:.0f} GB"
    return f"{room // MEGABYTE} MB"
