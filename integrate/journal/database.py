"""One connection to `journal.db`: what is committed through it is on the disk.

Threads that use it wait for each other, a transaction or a snapshot at a time. An existing file is
looked at before anything is written to it, so a file that is no journal of this program is left
exactly as it was.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING, Any

from integrate.journal.drives import is_on_network
from integrate.journal.errors import Damaged, NewerFormat
from integrate.journal.faults import told
from integrate.journal.schema import APPLICATION, FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from integrate.session.record import Seconds

PATIENCE: Seconds = 2.0
"""How long to wait for another program that is writing in the same journal."""


@dataclass(frozen=True, slots=True)
class Database:
    """An open journal file; every method raises `JournalError`."""

    path: Path
    connection: sqlite3.Connection
    on_network: bool
    """Whether the file lies on another computer, where no log can be written ahead."""
    turn: RLock = field(default_factory=RLock, repr=False, compare=False)
    """Whoever uses the connection holds it."""

    @property
    def version(self) -> int:
        """The number of the file's format."""
        return int(self.rows("PRAGMA user_version")[0][0])

    def rows(
        self, statement: str, values: Sequence[Any] | Mapping[str, Any] = ()
    ) -> list[tuple[Any, ...]]:
        """Return all rows the statement finds."""
        with told(self.path), self.turn:
            return self.connection.execute(statement, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to write with; after the block all is on the disk, or nothing is."""
        with told(self.path), self.turn:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                # On a full disk SQLite may have rolled back by itself.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let everything that is read in the block be of one moment, whoever writes meanwhile."""
        with told(self.path), self.turn:
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def commit(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Carry the statement out for each row; on return all are on the disk, after an error none.

        One transaction, so one wait for the disk, however many rows there are.
        """
        with self.transaction() as connection:
            connection.executemany(statement, rows)

    def settle(self) -> str:
        """Make every commit reach the disk; return what the person should know, or nothing."""
        with told(self.path):
            # an event of one commit may be lost by a power cut unless the log is flushed each time
            self.connection.execute("PRAGMA synchronous = FULL")
            # macOS: a plain fsync stops at the drive's cache
            self.connection.execute("PRAGMA fullfsync = ON")
            # what is replaced or taken away is overwritten with zeros
            self.connection.execute("PRAGMA secure_delete = ON")
            if not self.on_network:
                (mode,) = self.connection.execute("PRAGMA journal_mode = WAL").fetchone()
                if mode == "wal":
                    return ""
            self.connection.execute("PRAGMA journal_mode = DELETE")
            self.connection.execute("PRAGMA locking_mode = NORMAL")
            self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return (
            f"The drive that holds {self.path} allows no write-ahead log, as network drives do "
            "not, so each entry is saved in a slower way that is just as safe."
        )

    def close(self) -> None:
        """Close the file; nothing is left to be written."""
        with told(self.path), self.turn:
            self.connection.close()


def open_database(path: Path) -> Database:
    """Open the journal at `path`; nothing is written before `settle`.

    Raises `Damaged` when it is no journal, `NewerFormat`, or `NotWritable` when the system or
    another program does not let it be opened.
    """
    with told(path):
        if path.is_file() and path.stat().st_size == 0:  # SQLite would take it for a new database
            raise Damaged(
                f"{path} is empty, so the journal that stood there is lost: put a backup in its "
                "place with `integrate journal restore`, or move the file away to begin a new one."
            )
        connection = connect(path)
        try:
            on_network = is_on_network(path)
            if on_network:  # a log left here by a local drive is read without shared memory
                connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            _check_format(path, connection)
            return Database(path, connection, on_network)
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


def create_tables(path: Path, statements: Sequence[str], rows: Mapping[str, Sequence[Any]]) -> None:
    """Fill the empty file at `path` by the statements and then by each row with its values.

    Raises `sqlite3.Error`.
    """
    with closing(connect(path)) as connection:
        connection.execute("BEGIN")
        for statement in statements:
            connection.execute(statement)
        for statement, values in rows.items():
            connection.execute(statement, values)
        connection.execute("COMMIT")


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
