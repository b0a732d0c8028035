from __future__ import annotations

import errno
import os
import shutil
import stat
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.journal import backups
from integrate.journal.errors import NotWritable
from integrate.session.record import Recorded, Returned
from tests.journal.home import EVENTS, NOON, WORDS, Home

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integrate.journal.store import Journal


def opened(backup: Path, home: Home, at: Path) -> Journal:
    """Open a backup as the journal of another folder."""
    other = Home(at, home.keys)
    other.data.mkdir(parents=True)
    shutil.copyfile(backup, other.file)
    return other.open()


def test_a_whole_copy(home: Home, write: Callable[..., str], tmp_path: Path) -> None:
    """A backup made while the journal is in use holds all of it, sealed, for this person alone."""
    copy = tmp_path / "stick" / "mine.db"
    with home.open() as journal:
        session = write(journal)
        journal.backup(copy)
        write(journal)
    assert WORDS.encode() not in copy.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert list(copy.parent.iterdir()) == [copy]
    with opened(copy, home, tmp_path / "other") as journal:
        assert [one.id for one in journal.sessions()] == [session]
        assert all(finding.is_fine for finding in journal.verify())


def test_nothing_is_replaced(home: Home, tmp_path: Path) -> None:
    """A file that has the name of the backup stays as it is."""
    mine = tmp_path / "mine.db"
    mine.write_text("mine")
    with home.open() as journal, pytest.raises(NotWritable, match="is there already"):
        journal.backup(mine)
    assert mine.read_text() == "mine"


def test_no_room(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup that finds no room leaves nothing half made."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with home.open() as journal:
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(NotWritable, match="is full"):
            journal.backup(tmp_path / "mine.db")
    assert not list(tmp_path.glob("mine*"))


def test_one_a_day_when_something_is_new(home: Home, write: Callable[..., str]) -> None:
    """The first opening of a day makes a backup, if anything was written since the last one."""
    with home.open() as journal:
        session = write(journal, EVENTS[:2])
        first = backups.keep_daily(home.file, NOON)
        assert first == home.data / "backups" / "journal-2024-05-01.db"
        journal.append(session, NOON, Recorded(9.0, Returned()))
        assert backups.keep_daily(home.file, NOON + timedelta(hours=3)) is None
        assert backups.keep_daily(home.file, NOON + timedelta(days=1)) is not None
        assert backups.keep_daily(home.file, NOON + timedelta(days=2)) is None
        journal.add_person("Wren")
        assert backups.keep_daily(home.file, NOON + timedelta(days=3)) is not None
        journal.new_recovery_code()
        assert backups.keep_daily(home.file, NOON + timedelta(days=4)) is not None
        assert len(backups.daily(home.file)) == 4


def test_seven_are_kept(home: Home, write: Callable[..., str]) -> None:
    """Of the daily backups the seven newest stay, and no other file is touched."""
    with home.open() as journal:
        for day in range(9):
            write(journal, EVENTS[:1])
            assert backups.keep_daily(home.file, NOON + timedelta(days=day))
            (home.data / "backups" / "before-restore-2020-01-01.db").write_text("mine")
    names = [path.name for path in backups.daily(home.file)]
    assert names == [f"journal-2024-05-0{day}.db" for day in range(3, 10)]
    assert (home.data / "backups" / "before-restore-2020-01-01.db").read_text() == "mine"


def test_what_a_crash_left(home: Home, write: Callable[..., str]) -> None:
    """A backup that a kill left half made goes with the next day's; a log kept aside stays."""
    with home.open() as journal:
        write(journal)
        backups.keep_daily(home.file, NOON)
        half = home.data / "backups" / "journal-2024-05-01.db.abc.new"
        half.write_bytes(b"half")
        log = home.data / "backups" / "before-restore-2020-01-01.db-wal"
        log.write_bytes(b"mine")
        write(journal)
        backups.keep_daily(home.file, NOON + timedelta(days=1))
    assert not half.exists()
    assert log.read_bytes() == b"mine"


def test_a_clock_set_back(home: Home, write: Callable[..., str]) -> None:
    """A backup dated in the future does not keep the true days from having theirs."""
    with home.open() as journal:
        write(journal, EVENTS[:1])
        backups.keep_daily(home.file, NOON + timedelta(days=3000))
        write(journal, EVENTS[:1])
        assert backups.keep_daily(home.file, NOON) is not None


def test_a_backup_that_cannot_be_read(home: Home, write: Callable[..., str]) -> None:
    """When the last backup is noise, another is made the next day although nothing is new."""
    with home.open() as journal:
        write(journal)
        first = backups.keep_daily(home.file, NOON)
        assert first is not None
        first.write_bytes(b"noise")
        assert backups.keep_daily(home.file, NOON + timedelta(days=1)) is not None


def test_no_journal_no_backup(home: Home) -> None:
    """Where there is no journal that is told, and no folder is made."""
    home.data.mkdir()
    with pytest.raises(NotWritable, match="cannot be opened"):
        backups.keep_daily(home.file, NOON)
    assert list(home.data.iterdir()) == []
