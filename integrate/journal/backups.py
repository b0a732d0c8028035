"""Backups: whole copies of the journal, sealed as it is, that open by the same keys.

A backup is made ready under another name and never takes the place of a file. Seven of one a day
each are kept in `backups` beside the journal; those made before something is replaced or upgraded
stay there until the person deletes them.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from integrate.journal.database import connect
from integrate.journal.durable import drafted, make_folder
from integrate.journal.errors import NotWritable
from integrate.journal.faults import told

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.database import Database

FOLDER = "backups"
KEPT = 7
"""How many daily backups are kept."""
_DAILY = re.compile(r"journal-\d{4}-\d{2}-\d{2}\.db")
_MARKS = (
    "SELECT body FROM ledger",
    "SELECT body FROM heads WHERE ordinal = (SELECT last FROM ledger)",
    "SELECT kind, wrapped, parameters FROM slots ORDER BY id",
    "SELECT id, wrapped FROM persons ORDER BY id",
)
"""What is no longer the same when anything but a draft was written."""


def back_up(database: Database, path: Path) -> None:
    """Write a copy of the journal as it stands; on return it is on the disk.

    Raises `NotWritable` when there is a file of that name already, or it cannot be written.
    """
    _copy(database.connection, path)


def keep_aside(database: Database, why: str) -> Path:
    """Write a copy into the folder of backups that no later one replaces; return its place."""
    path = aside(database.path, why)
    _copy(database.connection, path)
    return path


def aside(journal: Path, why: str) -> Path:
    """Return a free name among the backups of this journal."""
    now = datetime.now(UTC)
    names = (f"{why}-{now:%Y-%m-%d}{f'-{again}' if again else ''}.db" for again in range(10_000))
    return next(path for name in names if not (path := journal.parent / FOLDER / name).exists())


def keep_daily(journal: Path, now: datetime) -> Path | None:
    """Make today's backup, if there is none and something was written since the one before.

    For a thread of its own while the journal is in use: it reads through a connection of its own,
    needs no key, and returns what it made. Of older ones seven stay; what a crash left half made on
    an earlier day goes. Raises `NotWritable` or `Damaged`.
    """
    path = journal.parent / FOLDER / f"journal-{now.astimezone(UTC):%Y-%m-%d}.db"
    with told(journal):
        if path.exists():
            return None
        with closing(connect(journal)) as connection:
            earlier = daily(journal)
            if earlier and _marks_of(earlier[-1]) == _marks(connection):
                return None
            _copy(connection, path)
    torn = [draft for draft in path.parent.glob("*.db.*") if not draft.name.startswith(path.name)]
    for old in (*daily(journal)[:-KEPT], *torn):
        with told(old):
            old.unlink(missing_ok=True)
    return path


def daily(journal: Path) -> list[Path]:
    """Return the daily backups there are, the newest last."""
    return [path for path in all_kept(journal) if _DAILY.fullmatch(path.name)]


def all_kept(journal: Path) -> list[Path]:
    """Return every file in the folder of backups, by name."""
    folder = journal.parent / FOLDER
    with told(folder):
        return sorted(folder.glob("*.db")) if folder.is_dir() else []


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    with told(path):
        if path.exists():
            raise NotWritable(f"{path} is there already and was left as it is: name another file.")
        make_folder(path.parent)
        with drafted(path, alone=True) as draft, closing(sqlite3.connect(draft)) as target:
            connection.backup(target)


def _marks(connection: sqlite3.Connection) -> list[Any]:
    return [connection.execute(statement).fetchall() for statement in _MARKS]


def _marks_of(backup: Path) -> list[Any]:
    """Return the marks of a backup; none when it cannot be read, so that another one is made."""
    try:
        address = f"{backup.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            return _marks(connection)
    except sqlite3.Error:
        return []
