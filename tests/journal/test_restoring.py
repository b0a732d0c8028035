from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrate.journal.errors import (
    Damaged,
    JournalError,
    NewerFormat,
    NotWritable,
    WrongKey,
)
from integrate.journal.restoring import restore
from integrate.session.record import Recorded
from tests.journal.home import EVENTS, NOON, Home

if TYPE_CHECKING:
    from collections.abc import Callable

FORMAT_1 = Path(__file__).parent / "formats" / "format-1"


@pytest.fixture
def copy(home: Home, write: Callable[..., str]) -> Path:
    """Return a backup with one session, of a journal that has two since."""
    copy = home.data.parent / "copy.db"
    with home.open() as journal:
        write(journal)
        journal.backup(copy)
        write(journal, EVENTS[:2])
    return copy


def files(home: Home) -> dict[Path, bytes]:
    """Return every file of the journal's folder."""
    return {path: path.read_bytes() for path in home.data.rglob("*") if path.is_file()}


def test_restored(home: Home, copy: Path) -> None:
    """The backup stands in the place of the journal, and the journal is kept aside, whole."""
    restored = restore(copy, home.data, home.keys)
    assert restored.sessions == 1
    assert restored.aside is not None
    assert restored.aside.parent == home.data / "backups"
    with home.open() as journal:
        assert len(journal.sessions()) == 1
    again = restore(restored.aside, home.data, home.keys)
    assert again.sessions == 2
    with home.open() as journal:
        assert len(journal.sessions()) == 2
    assert sorted(path.name for path in home.data.iterdir()) == ["backups", "journal.db"]


def test_where_there_is_no_journal(home: Home, copy: Path) -> None:
    """On a new computer, with the key in its place, a backup becomes the journal."""
    new = Home(home.data.parent / "new", home.keys)
    assert restore(copy, new.data, new.keys).aside is None
    with new.open() as journal:
        assert len(journal.sessions()) == 1


@pytest.mark.usefixtures("_quick")
def test_by_the_code(home: Home, write: Callable[..., str]) -> None:
    """On a new computer without the key the recovery code opens the backup."""
    copy = home.data.parent / "copy.db"
    with home.open() as journal:
        write(journal)
        code = journal.new_recovery_code()
        journal.backup(copy)
    new = Home(home.data.parent / "new", home.data.parent / "no keys")
    with pytest.raises(WrongKey, match=str(copy)):
        restore(copy, new.data, new.keys)
    assert list(new.data.iterdir()) == []
    assert restore(copy, new.data, new.keys, lambda _: code).sessions == 1


def test_with_its_log(home: Home, write: Callable[..., str]) -> None:
    """A copy that somebody made of an open journal, log and all, is restored with its log."""
    away = home.data.parent / "away"
    with home.open() as journal:
        write(journal)
        shutil.copytree(home.data, away)
    new = Home(home.data.parent / "new", home.keys)
    assert restore(away / "journal.db", new.data, new.keys).sessions == 1


def test_over_a_journal_that_was_not_closed(home: Home, copy: Path) -> None:
    """What stood in its log alone goes into the file that is kept aside, which needs no log."""
    away = home.data.parent / "away"
    with home.open() as journal:
        journal.bring_in({"late": [(NOON, Recorded(1.0, event)) for event in EVENTS]})
        shutil.copytree(home.data, away)
    assert (away / "journal.db-wal").stat().st_size
    found = Home(away, home.keys)
    kept = restore(copy, found.data, found.keys).aside
    assert kept is not None
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]
    assert restore(kept, found.data, found.keys).sessions == 3


def test_an_older_format(home: Home) -> None:
    """A backup of an older format is brought up before it stands in the journal's place."""
    source = FORMAT_1 / "data" / "journal.db"
    before = source.read_bytes()
    assert restore(source, home.data, FORMAT_1 / "keys").sessions == 2
    assert source.read_bytes() == before


def test_a_damaged_journal_is_kept(home: Home, copy: Path) -> None:
    """A journal that cannot be opened any more is kept aside with its log, byte for byte."""
    home.file.write_bytes(b"noise" * 1000)
    log = home.data / "journal.db-wal"
    log.write_bytes(b"old log")
    restored = restore(copy, home.data, home.keys)
    assert restored.aside is not None
    assert restored.aside.read_bytes() == b"noise" * 1000
    assert restored.aside.with_name(f"{restored.aside.name}-wal").read_bytes() == b"old log"
    with home.open() as journal:
        assert len(journal.sessions()) == 1


def test_while_the_journal_is_open(home: Home, copy: Path) -> None:
    """A journal that another window has open is not exchanged under it."""
    with home.open() as journal:
        with pytest.raises(NotWritable, match="held by another program"):
            restore(copy, home.data, home.keys)
        assert len(journal.sessions()) == 2
    with home.open() as journal:
        assert len(journal.sessions()) == 2


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("UPDATE events SET wall = 1 WHERE number = 2", Damaged),
        ("DELETE FROM events WHERE number = 5", Damaged),
        ("DELETE FROM slots", WrongKey),
        ("PRAGMA user_version = 9", NewerFormat),
        ("PRAGMA application_id = 9", Damaged),
    ],
)
def test_a_backup_that_is_not_whole(
    home: Home, copy: Path, change: str, kind: type[JournalError]
) -> None:
    """A backup that does not open, or in which something is wrong, changes nothing."""
    with closing(sqlite3.connect(copy)) as raw, raw:
        raw.execute("DROP TRIGGER events_unchanged")
        raw.execute("DROP TRIGGER events_kept")
        raw.execute(change)
    before = files(home)
    with pytest.raises(kind, match=str(copy)):
        restore(copy, home.data, home.keys)
    assert files(home) == before


def test_no_such_file(home: Home, copy: Path) -> None:
    """A backup that is not there is told."""
    with pytest.raises(NotWritable, match="There is no file"):
        restore(copy.with_name("other.db"), home.data, home.keys)


def test_a_crash_before_the_exchange(
    home: Home, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the exchange fails the journal still stands in its place, whole."""

    def fail(*_: object) -> None:
        raise OSError(5, os.strerror(5))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(NotWritable, match="failed while it was used"):
        restore(copy, home.data, home.keys)
    with home.open() as journal:
        assert len(journal.sessions()) == 2


def test_a_drive_without_links(home: Home, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a memory stick the present journal is kept aside as a copy."""

    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    restored = restore(copy, home.data, home.keys)
    monkeypatch.undo()
    assert restored.aside is not None
    assert restore(restored.aside, home.data, home.keys).sessions == 2


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, bytes]:
    """Give a journal, and the bytes of a backup to be cut again and again."""
    folder = tmp_path_factory.mktemp("sample")
    home = Home(folder / "data", folder / "keys")
    with home.open() as journal:
        journal.bring_in({"first": [(NOON, Recorded(1.0, event)) for event in EVENTS * 4]})
        journal.backup(folder / "copy.db")
    return home, (folder / "copy.db").read_bytes()


@settings(max_examples=60)
@given(data=st.data())
def test_a_truncated_backup(sample: tuple[Home, bytes], data: st.DataObject) -> None:
    """A backup cut at any byte is refused in a sentence, and the journal stays in its place."""
    home, content = sample
    pages = st.integers(0, len(content) // 4096 - 1).map(lambda page: page * 4096)
    cut = data.draw(st.integers(0, len(content) - 1) | pages)
    copy = home.data.parent / "cut.db"
    copy.write_bytes(content[:cut])
    before = files(home)
    with pytest.raises(JournalError, match=r"cut\.db"):
        restore(copy, home.data, home.keys)
    assert files(home) == before
