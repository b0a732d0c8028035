from __future__ import annotations

import errno
import os
import sqlite3
from typing import TYPE_CHECKING

import pytest

from integrate.journal import database
from integrate.journal.errors import NotWritable
from integrate.session.record import Recorded
from tests.journal.home import EVENTS, NOON

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.journal.home import Home


def _setting(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_every_commit_is_flushed(home: Home) -> None:
    """The log is written ahead and flushed at every commit."""
    with home.open() as journal:
        connection = journal._database.connection  # noqa: SLF001 - the settings are seen there alone
        assert _setting(connection, "journal_mode") == "wal"
        assert _setting(connection, "synchronous") == 2  # FULL
        assert _setting(connection, "fullfsync") == 1


def test_a_drive_without_shared_memory(
    home: Home, write: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no log can be written ahead the journal is kept in the slower way, and says so."""

    def connect(path: Path) -> sqlite3.Connection:
        # SQLite's own stand-in for a network drive: locks by files, no shared memory
        address = f"{path.as_uri()}?mode=rw&vfs=unix-dotfile"
        return sqlite3.connect(address, uri=True, isolation_level=None)

    monkeypatch.setattr(database, "connect", connect)
    with home.open() as journal:
        assert "just as safe" in journal.notice
        assert str(home.file) in journal.notice
        connection = journal._database.connection  # noqa: SLF001 - the settings are seen there alone
        assert _setting(connection, "journal_mode") == "delete"
        assert _setting(connection, "synchronous") == 2  # FULL
        session = write(journal, EVENTS[:2])
        journal.append(session, NOON, Recorded(5.0, EVENTS[2]))
        assert len(journal.events(session)) == 3


@pytest.mark.parametrize("is_read", [True, False])
def test_a_drive_that_ended_it_by_itself(home: Home, *, is_read: bool) -> None:
    """When SQLite has rolled back already, as it may on a full disk, the first error is told."""
    with home.open() as journal:
        used = journal._database  # noqa: SLF001 - the store has no block that fails so

        def fill(block: AbstractContextManager[object]) -> None:
            with block:
                used.connection.execute("ROLLBACK")
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with pytest.raises(NotWritable, match="is full"):
            fill(used.snapshot() if is_read else used.transaction())
        assert not used.connection.in_transaction
        assert journal.sessions() == []
