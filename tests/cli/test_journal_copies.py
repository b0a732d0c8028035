"""Backup, restore, verify, people and forget, by command."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from integrate.journal import backups
from integrate.session.record import Answered, Began, Recorded
from tests.cli.test_journal_keys import done, refused

if TYPE_CHECKING:
    from tests.cli.calling import Person

WORDS = "a heron by the canal"
EVENTS = (
    Began("arriving", "d1", "Arriving", "set-and-setting", "patient"),
    Answered("one", "intention", "What?", WORDS, WORDS),
)


@pytest.fixture
def kept(person: Person) -> Person:
    """Give somebody with a session of their own and one of Wren's, and a daily backup."""
    with person.journal as journal:
        for whose in ("self", journal.add_person("Wren").id):
            session = journal.begin(whose)
            journal.append(session, datetime.now(UTC), *(Recorded(1.0, one) for one in EVENTS))
        backups.keep_daily(journal.path, datetime.now(UTC))
    return person


def test_list_names_people(kept: Person) -> None:
    """The list says whose a session is, where it is not the keeper's own."""
    mine, hers = sorted(done(kept.call("journal", "list")).splitlines(), key=len)
    assert hers.endswith("Arriving  (Wren)")
    assert mine.endswith("Arriving")
    assert '"person": "self"' in done(kept.call("journal", "list", "--json"))


def test_backup_and_restore(kept: Person) -> None:
    """A backup is restored over a journal that went on; what stood there is kept aside."""
    copy = kept.folder / "stick" / "mine.db"
    assert str(copy) in done(kept.call("journal", "backup", copy))
    refused(kept.call("journal", "backup", copy), str(copy), "is there already")
    with kept.journal as journal:
        session = journal.begin()
        journal.append(session, datetime.now(UTC), Recorded(1.0, EVENTS[0]))
    out = done(kept.call("journal", "restore", copy))
    assert "with 2 sessions" in out
    assert "is kept in" in out
    assert len(done(kept.call("journal", "list")).splitlines()) == 2


@pytest.mark.parametrize("length", [0, 100, 4096, 20_000])
def test_a_truncated_backup(kept: Person, length: int) -> None:
    """A backup that lost its end is refused, and the journal is as it was."""
    copy = kept.folder / "mine.db"
    done(kept.call("journal", "backup", copy))
    copy.write_bytes(copy.read_bytes()[:length])
    refused(kept.call("journal", "restore", copy), str(copy), "name another backup")
    assert len(done(kept.call("journal", "list")).splitlines()) == 2


def test_verify(kept: Person) -> None:
    """All is told to be whole; and after another hand was there, what is not, with code 1."""
    out = done(kept.call("journal", "verify"))
    assert "2 sessions are whole." in out
    assert "Nothing is changed, moved or missing." in out
    with closing(sqlite3.connect(kept.data / "journal.db")) as raw, raw:
        raw.execute("DROP TRIGGER events_kept")
        raw.execute("DELETE FROM events WHERE position = 2")
    said = kept.call("journal", "verify")
    assert said.code == ExitCode.PROBLEMS
    assert "Event 2 of session" in said.out
    assert "One session is whole." in said.out
    assert str(kept.data / "backups") in said.out


CHANGES = {
    "a byte changed": (
        "UPDATE events SET body = zeroblob(8) || substr(body, 9) WHERE session = ? AND number = 2",
    ),
    "an event deleted": ("DELETE FROM events WHERE session = ? AND number = 1",),
    "two swapped": (
        "UPDATE events SET number = -number WHERE session = ?",
        "UPDATE events SET number = 3 + number WHERE session = ?",
    ),
    "the tail cut": ("DELETE FROM events WHERE session = ? AND number = 2",),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_another_hand_did_to_a_session(kept: Person, change: tuple[str, ...]) -> None:
    """It is named by each command that meets it; the other session is read, and goes on."""
    bad, well = (
        line.split()[0] for line in sorted(done(kept.call("journal", "list")).splitlines(), key=len)
    )
    with closing(sqlite3.connect(kept.data / "journal.db")) as raw, raw:
        for trigger in ("events_unchanged", "events_kept"):
            raw.execute(f"DROP TRIGGER {trigger}")
        for statement in change:
            raw.execute(statement, (bad,))
    refused(kept.call("journal", "show", bad), f"of session {bad}", "puts a backup in place")
    assert WORDS in done(kept.call("journal", "show", well))
    said = kept.call("journal", "verify")
    assert (said.code, "One session is whole." in said.out) == (ExitCode.PROBLEMS, True)
    assert "`integrate journal restore`" in said.out
    out = kept.folder / "out.json"
    said = kept.call("journal", "export", "--format", "json", "--share", "mine", out)
    assert said.code == ExitCode.PROBLEMS
    assert f"These cannot be read and stay: {bad}." in said.err
    assert len(done(kept.call("journal", "list")).splitlines()) == 2


def test_a_missing_session_is_told_by_every_command(kept: Person) -> None:
    """Whoever opens a journal from which a session was taken away is told so."""
    with closing(sqlite3.connect(kept.data / "journal.db")) as raw, raw:
        raw.execute("DROP TRIGGER heads_kept")
        raw.execute("DELETE FROM heads WHERE ordinal = 1")
    assert "journal verify" in kept.call("journal", "list").err


def test_people(kept: Person) -> None:
    """People are added and named with how many sessions they have."""
    assert done(kept.call("journal", "people")) == "Wren  (one session)\n"
    assert "“Heron”" in done(kept.call("journal", "people", "add", "Heron"))
    refused(kept.call("journal", "people", "add", "heron"), "already")
    assert done(kept.call("journal", "people")) == "Heron  (0 sessions)\nWren  (one session)\n"


def test_nobody_else(person: Person) -> None:
    """A patient's journal says how somebody could be added."""
    assert "people add" in done(person.call("journal", "people"))


def test_forget(kept: Person) -> None:
    """The name is to be typed again; then nothing is read of them, and the backups are named."""
    refused(kept.call("journal", "forget", "Wren", typed="yes\n"), "nobody was forgotten")
    refused(kept.call("journal", "forget", "Robin", typed="Robin\n"), "nobody called “Robin”")
    out = done(kept.call("journal", "forget", "wren", typed="wren\n"))
    assert "cannot be read any more" in out
    assert "backups/journal-" in out
    assert len(done(kept.call("journal", "list")).splitlines()) == 1
    assert "One is of a forgotten person." in done(kept.call("journal", "verify"))
    assert "people add" in done(kept.call("journal", "people"))
    assert kept.answers == [WORDS]
