"""Whether the journal is open, and whether what is written into it reaches the disk."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Final

from integrate.journal.errors import JournalError
from integrate.player.preflight.finding import failed, ok, warning
from integrate.words import _, later

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.store import Journal
    from integrate.player.preflight.finding import Finding

NAME: Final = "journal"

WRITABLE = later("It is open, and what is written reaches the disk.")
NONE_YET = later("There is none yet; the first session makes it in {folder}.")
NO_PLACE = later("There is no journal yet, and none can be made in {folder}: {why}.")
CHOOSE = later("Allow writing there, or choose another folder with `--data DIR`.")
ASKS = later("It opens by a passphrase or a recovery code, which is asked for at the beginning.")
MEND = later("Mend it and look again; without a journal no session begins.")
VERIFY = later("Run: integrate journal verify")


def look(journal: Journal) -> tuple[Finding, ...]:
    """Return whether an open journal can be written, by writing what is in it already."""
    try:
        journal.try_writing()
    except JournalError as error:
        return does_not_open(error)
    if journal.notice:
        return (warning(NAME, journal.notice, _(VERIFY)),)
    return (ok(NAME, _(WRITABLE)),)


def none_yet(folder: Path) -> tuple[Finding, ...]:
    """Return whether a journal can be made in a folder, which may not be there yet."""
    there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            return (ok(NAME, _(NONE_YET, folder=folder)),)
    except OSError as error:
        why = error.strerror or str(error)
        return (failed(NAME, _(NO_PLACE, folder=folder, why=why), _(CHOOSE)),)


def does_not_open(trouble: JournalError) -> tuple[Finding, ...]:
    """Return what a journal that does not open means for a session."""
    return (failed(NAME, str(trouble), _(MEND)),)


def is_locked() -> tuple[Finding, ...]:
    """Return that somebody has to type what opens it, which is no fault."""
    return (ok(NAME, _(ASKS)),)
