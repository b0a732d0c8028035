"""One connection to `journal.db`: what is committed through it is on the disk.

An existing file is looked at before anything is written to it, so a file that is no journal of this
format is left exactly as it was.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integrate.journal.errors import Damaged, NewerFormat
from integrate.journal.faults import told
from integrate.journal.schema import APPLICATION, FORMAT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from integrate.session.record import Seconds

PATIENCE: Seconds = 2.0
"""How long to wait for another program that is writing in the same journal."""


@dataclass(frozen=True, slots=True)
class Database:
    """An open journal file; every method raises `JournalError`."""

    path: Path
    connection: sqlite3.Connection
    notice: str
    """One sentence when the drive does not allow the usual way of keeping the file, else empty."""

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows the statement finds."""
        with told(self.path):
            return self.connection.execute(statement, values).fetchall()

    def commit(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Carry the statement out for each row; on return all are on the disk, after an error none.

        One transaction, so one wait for the disk, however many rows there are.
        """
        with told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                self.connection.executemany(statement, rows)
                self.connection.execute("COMMIT")
            except BaseException:
                # On a full disk SQLite may have rolled back by itself.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file; nothing is left to be written."""
        with told(self.path):
            self.connection.close()


def open_database(path: Path) -> Database:
    """Open the journal at `path`.

    Raises `Damaged` when it is no journal, `NewerFormat`, or `NotWritable` when the system or
    another program does not let it be opened.
    """
    with told(path):
        if path.is_file() and path.stat().st_size == 0:  # SQLite would take it for a new database
            raise Damaged(
                f"{path} is empty, so the journal that stood there is lost: put a backup in its "
                "place, or move the file away to begin a new journal."
            )
        connection = connect(path)
        try:
            _check_format(path, connection)
            return Database(path, connection, _settle(path, connection))
        except BaseException:
            connection.close()
            raise


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to a file that is there; SQLite is told never to make one.

    It may be used from any thread, by one at a time. Raises `sqlite3.Error`.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    # damaged text is to be read too: it then no longer matches its seal, which names the event
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    return connection


def create_tables(path: Path, script: str, rows: Mapping[str, Sequence[Any]]) -> None:
    """Fill the empty file at `path` by the script and then by each statement with its values.

    Raises `sqlite3.Error`.
    """
    with closing(connect(path)) as connection:
        connection.executescript(script)
        for statement, values in rows.items():
            connection.execute(statement, values)


def _check_format(path: Path, connection: sqlite3.Connection) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION or version < 1:
        raise Damaged(
            f"{path} is not a journal of this program: move it away, and put your journal or a "
            "backup of it in its place."
        )
    if version > FORMAT:
        raise NewerFormat(
            f"{path} was written by a newer version of this program (format {version}; this one "
            f"knows {FORMAT}): install the newer version to open it."
        )


def _settle(path: Path, connection: sqlite3.Connection) -> str:
    """Make every commit reach the disk; return what the person should know, or nothing."""
    # an event of one commit may be lost by a power cut unless the log is flushed each time
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: a plain fsync stops at the drive's cache
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode == "wal":
        return ""
    connection.execute("PRAGMA journal_mode = DELETE")
    return (
        f"The drive that holds {path} allows no write-ahead log, as network drives often do, so "
        "each entry is saved in a slower way that is just as safe."
    )
