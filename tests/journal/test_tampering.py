from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.journal.entry import Entry, Outcome
from integrate.journal.errors import Damaged, JournalError, NewerFormat
from integrate.journal.sealing import seal
from integrate.journal.store import Journal
from integrate.session.record import Recorded
from tests.journal.home import EVENTS, NOON, Home

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET body = substr(body,1,40)||x'00'||substr(body,42) WHERE number = 3",
        "UPDATE events SET body = zeroblob(200) WHERE number = 3",
        "UPDATE events SET body = x'' WHERE number = 3",
        "UPDATE events SET body = 'text' WHERE number = 3",
        "UPDATE events SET wall = wall + 1 WHERE number = 3",
        "UPDATE events SET wall = 'noon' WHERE number = 3",
        "UPDATE events SET kind = 'passed' WHERE number = 3",
        "UPDATE events SET person = 'other' WHERE number = 3",
        "UPDATE events SET body = (SELECT body FROM events WHERE number = 2) WHERE number = 3",
    ],
)
def test_a_changed_event(home: Home, write: Callable[..., str], change: str) -> None:
    """An event with any column changed is named; the list still shows its session."""
    with home.open() as journal:
        session = write(journal)
    home.tamper(change)
    with home.open() as journal:
        with pytest.raises(Damaged, match=f"event 3 of session {session} was changed or moved"):
            journal.events(session)
        assert [summary.title for summary in journal.sessions()] == ["Arriving"]


def test_swapped_events(home: Home, write: Callable[..., str]) -> None:
    """Two events that changed places are found at the first of them."""
    with home.open() as journal:
        session = write(journal)
    home.tamper(
        "UPDATE events SET number = -number WHERE number IN (2, 3)",
        "UPDATE events SET number = number + 5 WHERE number < 0",
    )
    with home.open() as journal, pytest.raises(Damaged, match=f"event 2 of session {session} was"):
        journal.events(session)


def test_an_event_from_another_session(home: Home, write: Callable[..., str]) -> None:
    """An event of one session does not open in another."""
    with home.open() as journal:
        mine, other = write(journal), write(journal)
    home.tamper("DELETE FROM events WHERE session = ? AND number = 5", values=(mine,))
    home.tamper(
        "UPDATE events SET session = ? WHERE session = ? AND number = 5", values=(mine, other)
    )
    with home.open() as journal, pytest.raises(Damaged, match=f"event 5 of session {mine} was"):
        journal.events(mine)


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_missing_event(home: Home, write: Callable[..., str], number: int) -> None:
    """A gap is named by the number that is missing, and the list says that something is wrong."""
    with home.open() as journal:
        session = write(journal)
    home.tamper("DELETE FROM events WHERE number = ?", values=(number,))
    with home.open() as journal:
        with pytest.raises(Damaged, match=f"event {number} of session {session} is missing"):
            journal.events(session)
        (summary,) = journal.sessions()
    assert (summary.outcome, summary.events) == (Outcome.UNREADABLE, 4)


@pytest.mark.parametrize("number", [1, 5])
def test_one_bad_session_hides_no_other(home: Home, write: Callable[..., str], number: int) -> None:
    """A session with a broken end is listed as unreadable, beside those that are well."""
    with home.open() as journal:
        well, bad = write(journal), write(journal)
    home.tamper(
        "UPDATE events SET kind = 'x', wall = ? WHERE session = ? AND number = ?",
        values=(2**63 - 1, bad, number),
    )
    with home.open() as journal:
        outcomes = {summary.id: summary.outcome for summary in journal.sessions()}
        assert len(journal.events(well)) == 5
    assert outcomes == {well: Outcome.FINISHED, bad: Outcome.UNREADABLE}


def test_a_session_that_never_began(home: Home, write: Callable[..., str]) -> None:
    """A session whose first event does not say what began is listed as unreadable."""
    with home.open() as journal:
        session = write(journal, EVENTS[1:])
        (summary,) = journal.sessions()
    assert (summary.id, summary.outcome) == (session, Outcome.UNREADABLE)


def test_an_event_of_a_newer_version(home: Home, write: Callable[..., str]) -> None:
    """An event of a kind this version does not know is no damage: the newer version reads it."""
    with home.open() as journal:
        session = write(journal)
        vault = journal._vault  # noqa: SLF001 - the newer version would have the same keys
    place = (session, 5, "self", int(NOON.timestamp() * 1_000_000), "dreamt")
    body = seal(vault.persons["self"], b'{"kind":"dreamt","at":1}', ("event", vault.id, *place))
    home.tamper(
        "UPDATE events SET wall = ?, kind = ?, body = ? WHERE number = 5",
        values=(place[3], "dreamt", body),
    )
    with home.open() as journal:
        with pytest.raises(NewerFormat, match=f"event 5 of session {session} .* newer version"):
            journal.events(session)
        assert journal.sessions()[0].outcome is Outcome.UNREADABLE


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET kind = 'passed' WHERE number = 3",
        "DELETE FROM events WHERE number = 5",
        "INSERT OR REPLACE INTO events SELECT * FROM events WHERE number = 3",
        "INSERT INTO events SELECT 99, session, 7, person, wall, kind, body FROM events LIMIT 1",
    ],
)
def test_append_only(home: Home, write: Callable[..., str], statement: str) -> None:
    """The file itself refuses to change, replace, drop or misplace an event."""
    with home.open() as journal:
        session = write(journal)
        with (
            closing(sqlite3.connect(home.file)) as raw,
            pytest.raises(sqlite3.IntegrityError, match="an event"),
            raw,
        ):
            raw.execute(statement)
        assert len(journal.events(session)) == 5


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, bytes, str, list[Entry]]:
    """Give a journal with one session of forty events, as bytes to be damaged again and again."""
    folder = tmp_path_factory.mktemp("sample")
    home = Home(folder, folder / "keys")
    with home.open() as journal:
        session = journal.begin()
        for event in EVENTS * 8:
            journal.append(session, NOON, Recorded(1.0, event))
        entries = journal.events(session)
    return home, home.file.read_bytes(), session, entries


def _read(home: Home, content: bytes, session: str) -> list[Entry] | None:
    """Return what the journal of these bytes gives, None when it refuses."""
    for path in home.data.glob("journal.db*"):
        path.unlink()
    home.file.write_bytes(content)
    try:
        with Journal.open(home.data, home.keys) as journal:
            journal.sessions()
            return journal.events(session)
    except (JournalError, KeyError):
        return None


@given(data=st.data())
def test_cut_anywhere(sample: tuple[Home, bytes, str, list[Entry]], data: st.DataObject) -> None:
    """A journal cut at any byte is refused in a sentence; what it gives is never something else."""
    home, content, session, entries = sample
    cut = data.draw(st.integers(0, len(content) - 1))
    found = _read(home, content[:cut], session)
    assert found is None or found == entries


@given(data=st.data())
def test_changed_anywhere(
    sample: tuple[Home, bytes, str, list[Entry]], data: st.DataObject
) -> None:
    """A journal with any byte changed gives a sentence, or true events from the first one on."""
    home, content, session, entries = sample
    at = data.draw(st.integers(0, len(content) - 1))
    flip = data.draw(st.integers(1, 255))
    changed = content[:at] + bytes([content[at] ^ flip]) + content[at + 1 :]
    found = _read(home, changed, session)
    assert found is None or found == entries[: len(found)]
