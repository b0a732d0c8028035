from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integrate.journal import schema, upgrades
from integrate.journal.entry import Outcome
from integrate.journal.errors import Damaged, NotWritable, WrongKey
from integrate.journal.verified import State
from integrate.session.record import Finished, Recorded
from tests.journal.home import EVENTS, NOON, WORDS, Home

if TYPE_CHECKING:
    import sqlite3 as sqlite

    from integrate.journal.vault import Vault

FORMATS = Path(__file__).parent / "formats"
OLD = FORMATS / "format-1"


@pytest.fixture
def old(home: Home) -> Home:
    """Give a journal that format 1 wrote: one finished session, and a day later one broken off."""
    shutil.copytree(OLD / "data", home.data)
    shutil.copytree(OLD / "keys", home.keys)
    return home


def version(path: Path) -> int:
    """Return the number of the file's format."""
    with closing(sqlite3.connect(path)) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def test_a_file_of_format_1(old: Home) -> None:
    """Every event of an older file is there, the file is of this format, and it goes on."""
    with old.open() as journal:
        later, first = journal.sessions()
        assert [first.outcome, later.outcome] == [Outcome.FINISHED, Outcome.INTERRUPTED]
        assert [one.recorded.event for one in journal.events(first.id)] == list(EVENTS)
        journal.append(later.id, NOON, Recorded(300.0, Finished()))
        assert [finding.state for finding in journal.verify()] == [State.WHOLE, State.WHOLE]
    assert version(old.file) == schema.FORMAT
    with old.open() as journal:
        assert len(journal.events(later.id)) == 4


def test_the_older_file_is_kept(old: Home) -> None:
    """The file as it was is kept beside, sealed, and no later upgrade replaces it."""
    old.open().close()
    (kept,) = (old.data / "backups").iterdir()
    assert kept.name.startswith("format-1-")
    assert version(kept) == 1
    assert WORDS.encode() not in kept.read_bytes()
    shutil.copyfile(OLD / "data" / "journal.db", old.file)
    old.open().close()
    assert len(list((old.data / "backups").iterdir())) == 2


def test_a_crash_in_the_middle(old: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that fails leaves the older file, which is brought up the next time."""

    def fail(connection: sqlite.Connection, vault: Vault) -> None:
        upgrades._from_1(connection, vault)  # noqa: SLF001 - the true step, and then no room
        raise OSError(28, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(upgrades, "STEPS", {1: fail})
        with pytest.raises(NotWritable, match="is full"):
            old.open()
    assert version(old.file) == 1
    with old.open() as journal:
        assert len(journal.sessions()) == 2


def test_a_key_that_does_not_fit(old: Home) -> None:
    """An older file that nobody has the key of stays of its format, byte for byte."""
    (old.keys / "device.key").write_text("integrate device key 1\n" + "ab" * 32 + "\n")
    before = old.file.read_bytes()
    with pytest.raises(WrongKey, match="does not open"):
        old.open()
    assert old.file.read_bytes() == before
    assert not (old.data / "backups").exists()


def test_damage_stays_nameable(old: Home) -> None:
    """What was missing in the older file is missing in the new one, by name."""
    old.tamper("DELETE FROM events WHERE number = 2")
    with old.open() as journal:
        assert {one.outcome for one in journal.sessions()} == {Outcome.UNREADABLE}
        for one in journal.sessions():
            with pytest.raises(Damaged, match=r"event 2 of session .* is missing"):
                journal.events(one.id)
        assert [one.number for one in journal.verify() if not one.is_fine] == [2, 2]


def test_an_empty_file_of_format_1(old: Home) -> None:
    """A journal in which nothing was written yet is brought up too."""
    old.tamper("DELETE FROM events")
    with old.open() as journal:
        assert journal.sessions() == []
        session = journal.begin()
        journal.append(session, NOON, Recorded(0.0, EVENTS[0]))
        assert [one.id for one in journal.sessions()] == [session]


def test_a_file_of_format_2(home: Home) -> None:
    """Every event and the draft of a page are there; a memo can be spoken onto that page."""
    shutil.copytree(FORMATS / "format-2" / "data", home.data)
    shutil.copytree(FORMATS / "format-2" / "keys", home.keys)
    with home.open() as journal:
        page, later, first = journal.sessions()
        assert [one.recorded.event for one in journal.events(first.id)] == list(EVENTS)
        assert len(journal.events(later.id)) == 3
        draft = journal.draft(page.id)
        assert draft is not None
        assert draft.words == WORDS
        journal.memos.add(page.id, 1, 1, 1.0, b"sound")
        assert [one.pieces for one in journal.memos.loose(page.id)] == [1]
        assert all(one.is_fine for one in journal.verify())
    assert version(home.file) == schema.FORMAT
    (kept,) = (home.data / "backups").iterdir()
    assert kept.name.startswith("format-2-")
    assert version(kept) == 2


def test_both_ways_lead_to_the_same_tables(old: Home) -> None:
    """An older file brought up has the very tables that a new one is made with."""
    old.open().close()
    new = Home(old.data / "new", old.keys)
    new.open().close()
    columns = []
    for one in (old, new):
        with closing(sqlite3.connect(one.file)) as raw:
            names = raw.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
            tables = {
                name: raw.execute(f"PRAGMA table_info({name})").fetchall() for (name,) in names
            }
            columns.append(tables)
    assert columns[0] == columns[1]
