from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from integrate.journal.entry import SELF
from integrate.journal.errors import Forgotten, NotWritable, Refused
from integrate.journal.verified import State
from integrate.session.record import Recorded, Returned
from tests.journal.home import EVENTS, NOON, Home

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.journal.store import Journal


def session_of(journal: Journal, person: str) -> str:
    """Write a session of this person."""
    session = journal.begin(person)
    journal.append(session, NOON, *(Recorded(1.0, event) for event in EVENTS))
    return session


def wrapped(home: Home, person: str) -> tuple[Any, ...]:
    """Return what the file holds of the person's key and name."""
    with closing(sqlite3.connect(home.file)) as raw:
        found = raw.execute("SELECT wrapped, pseudonym FROM persons WHERE id = ?", (person,))
        row: tuple[Any, ...] = found.fetchone()
        return row


def test_a_patient_meets_no_people(home: Home, write: Callable[..., str]) -> None:
    """A new journal has one person, who has no name."""
    with home.open() as journal:
        write(journal)
        (keeper,) = journal.persons()
        (summary,) = journal.sessions()
    assert (keeper.id, keeper.pseudonym) == (SELF, "")
    assert summary.person == SELF


def test_several_people(home: Home, write: Callable[..., str]) -> None:
    """Each session is somebody's, and is read as before when the journal is opened anew."""
    with home.open() as journal:
        wren, heron = journal.add_person("  Wren  "), journal.add_person("Heron")
        mine = write(journal)
        theirs = session_of(journal, wren.id)
        assert wren.pseudonym == "Wren"
    with home.open() as journal:
        assert journal.persons()[1:] == [heron, wren]
        assert {one.id: one.person for one in journal.sessions()} == {mine: SELF, theirs: wren.id}
        journal.append(theirs, NOON, Recorded(9.0, Returned()))
        assert len(journal.events(theirs)) == 6


def test_sealed_apart(home: Home) -> None:
    """No pseudonym can be read in the files, and each person has a key of their own."""
    with home.open() as journal:
        wren = journal.add_person("Wren the patient")
        session_of(journal, wren.id)
        keys = journal._vault.persons  # noqa: SLF001 - keys are shown nowhere else
        assert keys[SELF] != keys[wren.id]
        for path in home.data.iterdir():
            assert b"Wren" not in path.read_bytes()


@pytest.mark.parametrize("name", ["", "  ", "wren", " WREN "])
def test_a_pseudonym_that_is_none(home: Home, name: str) -> None:
    """A pseudonym that is empty or somebody else's is refused."""
    with home.open() as journal:
        journal.add_person("Wren")
        with pytest.raises(Refused, match="pseudonym"):
            journal.add_person(name)
        assert len(journal.persons()) == 2


def test_nobody_s_session(home: Home) -> None:
    """A session cannot be begun for somebody who is not there."""
    with home.open() as journal, pytest.raises(KeyError):
        journal.begin("nobody")


def test_forgotten(home: Home, write: Callable[..., str]) -> None:
    """Of a forgotten person nothing is listed or read; the sessions of others are untouched."""
    with home.open() as journal:
        wren, heron = journal.add_person("Wren"), journal.add_person("Heron")
        mine, hers = write(journal), session_of(journal, heron.id)
        theirs = session_of(journal, wren.id)
        journal.forget(wren.id)
    with home.open() as journal:
        assert journal.persons()[1:] == [heron]
        assert {one.id for one in journal.sessions()} == {mine, hers}
        assert {one.id for one in journal.sessions(limit=1)} < {mine, hers}
        with pytest.raises(Forgotten, match="was forgotten"):
            journal.events(theirs)
        with pytest.raises(Forgotten):
            journal.append(theirs, NOON, Recorded(9.0, Returned()))
        states = {one.session: one.state for one in journal.verify()}
        assert journal.notice == ""
        with pytest.raises(KeyError):
            journal.forget(wren.id)
    assert states == {mine: State.WHOLE, hers: State.WHOLE, theirs: State.FORGOTTEN}


def test_the_key_is_gone_from_the_disk(home: Home) -> None:
    """Once a person is forgotten, no file of the journal holds the wrapped key or the name."""
    with home.open() as journal:
        wren = journal.add_person("Wren")
        session_of(journal, wren.id)
        key, name = wrapped(home, wren.id)
        assert any(key in path.read_bytes() for path in home.data.iterdir())
        journal.forget(wren.id)
        for path in home.data.iterdir():
            content = path.read_bytes()
            assert key not in content
            assert name not in content
    assert wrapped(home, wren.id) == (b"", b"")


def test_while_another_program_reads(home: Home) -> None:
    """While another program holds an older state open, it is told that the log still has it."""
    with home.open() as journal:
        wren = journal.add_person("Wren")
        with closing(sqlite3.connect(home.file, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT * FROM persons").fetchall()
            with pytest.raises(NotWritable, match="The key is destroyed, but another program"):
                journal.forget(wren.id)
    with home.open() as journal:
        assert len(journal.persons()) == 1


def test_another_window_knows(home: Home) -> None:
    """A window that was open before writes nothing more for somebody forgotten in another."""
    with home.open() as one, home.open() as two:
        wren = one.add_person("Wren")
        assert two.persons()[1] == wren
        session = session_of(two, wren.id)
        one.forget(wren.id)
        with pytest.raises(Forgotten):
            two.append(session, NOON, Recorded(9.0, Returned()))
        assert two.sessions() == []


def test_the_keeper_stays(home: Home) -> None:
    """Whoever keeps the journal is not forgotten; how to destroy all of it is said."""
    with home.open() as journal, pytest.raises(Refused, match="to destroy all of it"):
        journal.forget(SELF)


def test_forgotten_people_of_one_name(home: Home) -> None:
    """The name of somebody forgotten is free again, for somebody else."""
    with home.open() as journal:
        first = journal.add_person("Wren")
        journal.forget(first.id)
        second = journal.add_person("Wren")
        assert second.id != first.id
