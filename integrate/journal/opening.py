"""From a file to an open journal: found or made, unlocked, settled and brought up to date.

The order is what keeps a file safe: nothing is written before somebody has shown a key that fits.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from integrate.journal.database import open_database
from integrate.journal.errors import Damaged
from integrate.journal.faults import told
from integrate.journal.founding import found_journal
from integrate.journal.unlocking import unlock
from integrate.journal.upgrades import upgrade

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integrate.journal.database import Database
    from integrate.journal.device import Device
    from integrate.journal.slots import SlotKind
    from integrate.journal.unlocking import Asked
    from integrate.journal.vault import Vault

NAME = "journal.db"


@dataclass(frozen=True, slots=True)
class Opened:
    """A journal's file and keys."""

    database: Database
    vault: Vault
    by: SlotKind
    """Which kind of slot gave the keys."""
    notice: str
    """One sentence the person should read once, or empty."""
    is_new: bool = False
    """Whether there was no journal before."""


def open_or_make(path: Path, device: Device, ask: Callable[[Asked], str] | None) -> Opened:
    """Open the journal at `path`; make it when there is none.

    Raises `NotWritable`, `Damaged`, `WrongKey` or `NewerFormat`; what is there stays as it is.
    """
    with told(path):
        is_new = not path.exists()
        if is_new:
            refuse_orphans(path)
            found_journal(path, device)
    return replace(open_there(path, device, ask), is_new=is_new)


def open_there(path: Path, device: Device, ask: Callable[[Asked], str] | None) -> Opened:
    """Open the journal at `path`, which is there. Raises as `open_or_make` does."""
    with ExitStack() as undo:
        database = open_database(path)
        undo.callback(database.close)
        vault, by = unlock(database, device, ask)
        notice = database.settle()
        upgrade(database, vault)
        undo.pop_all()
        return Opened(database, vault, by, notice)


def refuse_orphans(path: Path) -> None:
    """Refuse to begin a journal beside the log of a lost one, which would be read into the new.

    Raises `Damaged`.
    """
    for log in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal")):
        if log.is_file() and log.stat().st_size and not path.exists():
            raise Damaged(
                f"{path} is missing while its newest entries stand in {log}: put the file back "
                "beside it, or move both away to begin a new journal."
            )
