from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integrate.journal import database
from integrate.journal.errors import Damaged, JournalError, NewerFormat, NotWritable, WrongKey
from integrate.journal.store import Journal
from integrate.session.record import Recorded
from tests.journal.home import EVENTS, NOON, WORDS, Home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOBODY = 65534
"""The user id that Linux keeps for nobody."""


@pytest.fixture
def plain_user() -> Iterator[Home]:
    """Two folders of a user whom file modes bind, and this process acting as that user."""
    folder = Path(tempfile.mkdtemp())
    user = os.geteuid()
    if user == 0:
        os.chown(folder, NOBODY, -1)
        os.seteuid(NOBODY)
    yield Home(folder / "data", folder / "keys")
    os.seteuid(user)
    shutil.rmtree(folder)


def _raw(journal: Journal) -> sqlite3.Connection:
    """Return the journal's own connection, to make its drive fail."""
    return journal._database.connection  # noqa: SLF001 - a failing drive is seen through it alone


def _snapshot(*folders: Path) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_read_only_folder(plain_user: Home, write: Callable[..., str]) -> None:
    """A folder that was made read-only is refused in a sentence, and all is there afterwards."""
    with plain_user.open() as journal:
        session = write(journal)
    plain_user.data.chmod(0o500)
    try:
        with pytest.raises(NotWritable, match=r"journal\.db.* read-only"):
            plain_user.open()
    finally:
        plain_user.data.chmod(0o700)
    with plain_user.open() as journal:
        assert len(journal.events(session)) == 5


def test_no_place_for_a_new_journal(plain_user: Home) -> None:
    """A journal that cannot be made says so, and leaves nothing half made."""
    plain_user.data.mkdir(mode=0o500)
    with pytest.raises(NotWritable, match="read-only"):
        plain_user.open()
    assert list(plain_user.data.iterdir()) == []
    plain_user.data.chmod(0o700)
    with plain_user.open() as journal:
        assert journal.sessions() == []


def test_an_unreadable_key(plain_user: Home) -> None:
    """A key file that may not be read is named."""
    plain_user.open().close()
    (plain_user.keys / "device.key").chmod(0)
    with pytest.raises(NotWritable, match=r"device\.key"):
        plain_user.open()


@pytest.mark.parametrize("name", ["data", "keys"])
def test_a_file_where_a_folder_should_be(home: Home, name: str) -> None:
    """A file in the place of a folder is named and left alone."""
    place = home.data.parent / name
    place.write_text("mine")
    with pytest.raises(NotWritable, match=str(place)):
        home.open()
    assert place.read_text() == "mine"


def test_a_folder_where_the_file_should_be(home: Home) -> None:
    """A folder in the place of the journal is named and left alone."""
    home.file.mkdir(parents=True)
    with pytest.raises(NotWritable, match=r"journal\.db cannot be opened"):
        home.open()


def test_turned_read_only_while_open(home: Home, write: Callable[..., str]) -> None:
    """An event that a read-only drive refuses is not stored, and is taken when the drive allows."""
    with home.open() as journal:
        session = write(journal, EVENTS[:2])
        _raw(journal).execute("PRAGMA query_only = ON")
        with pytest.raises(NotWritable, match="read-only"):
            journal.append(session, NOON, Recorded(1.0, EVENTS[2]))
        assert len(journal.events(session)) == 2
        _raw(journal).execute("PRAGMA query_only = OFF")
        journal.append(session, NOON, Recorded(1.0, EVENTS[2]))
        assert len(journal.events(session)) == 3


def test_a_full_disk(home: Home, write: Callable[..., str]) -> None:
    """What was taken before the disk was full is there; the event refused is taken afterwards."""
    with home.open() as journal:
        session = write(journal, EVENTS[:1])
        (pages,) = _raw(journal).execute("PRAGMA page_count").fetchone()
        _raw(journal).execute(f"PRAGMA max_page_count = {pages}")
        kept = _fill(journal, session)
        assert len(journal.events(session)) == kept
        _raw(journal).execute(f"PRAGMA max_page_count = {pages + 100}")
        journal.append(session, NOON, Recorded(1.0, EVENTS[2]))
    with home.open() as journal:
        entries = journal.events(session)
    assert len(entries) == kept + 1
    assert entries[-1].recorded == Recorded(1.0, EVENTS[2])


def _fill(journal: Journal, session: str) -> int:
    """Append until the disk is full; return how many events were taken in all."""
    for taken in range(1, 200):
        try:
            journal.append(session, NOON, Recorded(1.0, EVENTS[2]))
        except NotWritable as error:
            assert "is full" in str(error)  # noqa: PT017 - which call is refused is not known before
            return taken
    pytest.fail("the disk was never full")


def test_held_by_another_program(
    home: Home, write: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A journal that another program holds is not waited for without end."""
    monkeypatch.setattr(database, "PATIENCE", 0.0)
    with home.open() as journal:
        session = write(journal, EVENTS[:1])
        with closing(sqlite3.connect(home.file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(NotWritable, match="held by another program"):
                journal.append(session, NOON, Recorded(1.0, EVENTS[1]))
            assert len(journal.events(session)) == 1
        journal.append(session, NOON, Recorded(1.0, EVENTS[1]))


@pytest.mark.parametrize("with_key", [True, False])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"?", "is not a journal"),
        (b"dear diary, today\n" * 1000, "is damaged or is no journal"),
        (b"SQLite format 3\x00", "damaged"),
        (b"SQLite format 3\x00" + b"\xff" * 8192, "damaged"),
    ],
)
def test_a_file_that_is_no_journal(
    home: Home, content: bytes, sentence: str, *, with_key: bool
) -> None:
    """A file that is no journal is refused, and neither it nor its folder is touched."""
    if with_key:
        home.open().close()
    home.data.mkdir(exist_ok=True)
    home.file.write_bytes(content)
    before = _snapshot(home.data.parent)
    with pytest.raises(Damaged, match=sentence):
        home.open()
    assert _snapshot(home.data.parent) == before


@pytest.mark.parametrize(
    "change", ["PRAGMA application_id = 7", "PRAGMA user_version = 0", "PRAGMA user_version = -3"]
)
def test_a_database_of_another_program(home: Home, change: str) -> None:
    """A database that another program made is refused, and left as it is."""
    home.open().close()
    home.tamper(change)
    before = _snapshot(home.data)
    with pytest.raises(Damaged, match="not a journal of this program"):
        home.open()
    assert _snapshot(home.data) == before


def test_a_newer_format(home: Home, write: Callable[..., str]) -> None:
    """A journal of a newer version is refused with both numbers, and left as it is."""
    with home.open() as journal:
        write(journal)
    home.tamper("PRAGMA user_version = 4")
    before = _snapshot(home.data)
    with pytest.raises(NewerFormat, match="format 4; this one knows 3"):
        home.open()
    assert _snapshot(home.data) == before


@pytest.mark.parametrize(
    "change", ["DROP TABLE vault", "DROP TABLE slots", "DROP TABLE persons", "DROP TABLE events"]
)
def test_a_lost_table(home: Home, write: Callable[..., str], change: str) -> None:
    """A journal that lost a table is damaged."""
    with home.open() as journal:
        write(journal)
    home.tamper(change)
    with pytest.raises(Damaged, match="damaged"), home.open() as journal:
        journal.sessions()


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM vault",
        "DELETE FROM persons",
        "UPDATE persons SET wrapped = x'00'",
        "UPDATE persons SET id = 'other'",
    ],
)
def test_lost_keys(home: Home, change: str) -> None:
    """A journal that lost the keys inside it is damaged."""
    home.open().close()
    home.tamper(change)
    with pytest.raises(Damaged, match="lost the keys"):
        home.open()


@pytest.mark.parametrize("log", ["journal.db-wal", "journal.db-journal"])
def test_the_log_of_a_lost_journal(home: Home, log: str) -> None:
    """No new journal is begun beside the log of a lost one: it would be mixed into the new one."""
    home.data.mkdir()
    (home.data / log).write_bytes(b"entries")
    with pytest.raises(Damaged, match="is missing while its newest entries stand in"):
        home.open()
    assert _snapshot(home.data.parent) == {home.data / log: b"entries"}


def test_an_empty_log(home: Home) -> None:
    """A log that holds nothing is in nobody's way."""
    home.data.mkdir()
    (home.data / "journal.db-wal").touch()
    with home.open() as journal:
        assert journal.sessions() == []


def test_a_missing_key(home: Home, write: Callable[..., str]) -> None:
    """Without its key the journal is refused and no new key is made; the old one still opens it."""
    with home.open() as journal:
        session = write(journal)
    key = home.keys / "device.key"
    away = key.rename(home.data.parent / "away")
    with pytest.raises(WrongKey, match=r"device\.key is missing"):
        home.open()
    assert list(home.keys.iterdir()) == []
    away.rename(key)
    with home.open() as journal:
        assert len(journal.events(session)) == 5


@pytest.mark.parametrize("change", [None, "DELETE FROM slots", "UPDATE slots SET wrapped = x'00'"])
def test_a_key_that_does_not_fit(home: Home, change: str | None) -> None:
    """A key of another journal, or a journal without a way in for this key, is refused."""
    home.open().close()
    if change:
        home.tamper(change)
    else:
        (home.keys / "device.key").unlink()
        Journal.open(home.data.parent / "other", home.keys).close()
    before = _snapshot(home.data, home.keys)
    with pytest.raises(WrongKey, match=r"device\.key does not open"):
        home.open()
    assert _snapshot(home.data, home.keys) == before


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("content", [b"", b"integrate device key 1\nabc\n", b"\xff" * 90])
def test_a_file_that_is_no_key(home: Home, content: bytes, *, exists: bool) -> None:
    """A file that is no key is refused and kept, whether or not there is a journal."""
    if exists:
        home.open().close()
    home.keys.mkdir(exist_ok=True)
    key = home.keys / "device.key"
    key.write_bytes(content)
    with pytest.raises(WrongKey, match="is not a key of this program"):
        home.open()
    assert key.read_bytes() == content
    assert home.file.exists() is exists


def test_a_key_without_a_journal(home: Home) -> None:
    """A key that a crash left without its journal is used for the journal made next."""
    home.open().close()
    key = (home.keys / "device.key").read_bytes()
    home.file.unlink()
    home.open().close()
    assert (home.keys / "device.key").read_bytes() == key


def test_a_journal_made_by_another_window_meanwhile(
    home: Home, write: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two windows that make the journal at once end up in the same one."""
    with home.open() as journal:
        session = write(journal)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "exists", lambda _: False)  # what the slower window saw before
        with home.open() as journal:
            assert len(journal.events(session)) == 5
    assert list(home.data.iterdir()) == [home.file]


def test_sentences_tell_no_secret(home: Home, write: Callable[..., str]) -> None:
    """A sentence names the file and the event, and none of the words in it."""
    with home.open() as journal:
        session = write(journal)
    home.tamper("UPDATE events SET kind = 'passed' WHERE number = 3")
    with home.open() as journal, pytest.raises(JournalError) as caught:
        journal.events(session)
    assert str(home.file) in str(caught.value)
    assert WORDS not in str(caught.value)
