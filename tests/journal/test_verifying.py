from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from integrate.journal.entry import Outcome
from integrate.journal.errors import Damaged
from integrate.journal.verified import Finding, State
from integrate.session.record import Recorded, Returned
from tests.journal.home import EVENTS, NOON, Home

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def three(home: Home) -> tuple[str, str, str]:
    """Return the names of three sessions: a finished one, one broken off, and a finished one."""
    moments = [(NOON, Recorded(1.0, event)) for event in EVENTS]
    with home.open() as journal:
        journal.bring_in({"first": moments, "second": moments[:3], "third": moments})
    return ("first", "second", "third")


def wrong(home: Home) -> list[Finding]:
    """Return what is not fine."""
    with home.open() as journal:
        return [finding for finding in journal.verify() if not finding.is_fine]


def rows(home: Home, statement: str) -> list[tuple[Any, ...]]:
    """Return rows of the file as they are."""
    with closing(sqlite3.connect(home.file)) as raw:
        return raw.execute(statement).fetchall()


def test_all_is_well(home: Home, three: tuple[str, str, str]) -> None:
    """Of each session it is said that it is whole, of one that was broken off too."""
    with home.open() as journal:
        findings = journal.verify()
        assert journal.notice == ""
    assert [(finding.session, finding.state) for finding in findings] == [
        (session, State.WHOLE) for session in three
    ]
    assert [finding.sentence for finding in findings][1].endswith("is whole: 3 events.")


def test_an_empty_journal(home: Home) -> None:
    """In a journal without sessions nothing is wrong."""
    with home.open() as journal:
        assert journal.verify() == []


@pytest.mark.parametrize(
    ("change", "state", "number"),
    [
        ("UPDATE events SET wall = wall + 1 WHERE number = 3", State.CHANGED, 3),
        ("UPDATE events SET body = zeroblob(200) WHERE number = 3", State.CHANGED, 3),
        ("UPDATE events SET kind = 'passed' WHERE number = 2", State.CHANGED, 2),
        ("DELETE FROM events WHERE number = 1", State.MISSING, 1),
        ("DELETE FROM events WHERE number = 3", State.MISSING, 3),
    ],
)
def test_an_event(
    home: Home, three: tuple[str, str, str], change: str, state: State, number: int
) -> None:
    """An event that was changed or taken away is named, and the other sessions are whole."""
    session = three[1]
    home.tamper(f"{change} AND session = '{session}'")
    (found,) = wrong(home)
    assert (found.session, found.number, found.state) == (session, number, state)
    assert f"vent {number} of session {session}" in found.sentence
    with home.open() as journal:
        assert len([one for one in journal.verify() if one.is_fine]) == 2


@pytest.mark.parametrize("left", [0, 1, 2])
def test_a_cut_end(home: Home, three: tuple[str, str, str], left: int) -> None:
    """A session whose end was cut off is not taken for one that was broken off there."""
    session = three[1]
    home.tamper("DELETE FROM events WHERE session = 'second' AND number > ?", values=(left,))
    assert [(one.number, one.state) for one in wrong(home)] == [
        (number, State.MISSING) for number in range(left + 1, 4)
    ]
    with home.open() as journal:
        outcomes = {one.id: one.outcome for one in journal.sessions()}
        assert outcomes[session] is Outcome.UNREADABLE
        with pytest.raises(Damaged, match=f"event {left + 1} of session {session} is missing"):
            journal.events(session)
        with pytest.raises(Damaged, match="does not agree with its head"):
            journal.append(session, NOON, Recorded(1.0, Returned()))


@pytest.mark.usefixtures("three")
def test_swapped_numbers(home: Home) -> None:
    """Two events that changed places are both named, with where they come from."""
    home.tamper(
        "UPDATE events SET number = -number WHERE number IN (2, 3) AND session = 'first'",
        "UPDATE events SET number = number + 5 WHERE number < 0",
    )
    sentences = [finding.sentence for finding in wrong(home)]
    assert [one.split(": ")[1] for one in sentences] == [
        "event 3 was moved there.",
        "event 2 was moved there.",
    ]


def test_swapped_bodies(home: Home, three: tuple[str, str, str]) -> None:
    """Two events whose contents changed places are both named."""
    bodies = rows(home, "SELECT body FROM events WHERE session = 'first' ORDER BY number")
    for number, (body,) in ((2, bodies[3]), (4, bodies[1])):
        home.tamper(
            "UPDATE events SET body = ? WHERE session = ? AND number = ?",
            values=(body, three[0], number),
        )
    found = wrong(home)
    assert [(one.number, one.state) for one in found] == [(2, State.MOVED), (4, State.MOVED)]


def test_from_another_session(home: Home, three: tuple[str, str, str]) -> None:
    """An event of another session is no event of this one, and is missing there."""
    home.tamper(
        "DELETE FROM events WHERE session = 'first' AND number = 5",
        "UPDATE events SET session = 'first' WHERE session = 'third' AND number = 5",
    )
    assert [(one.session, one.number, one.state) for one in wrong(home)] == [
        (three[0], 5, State.CHANGED),
        (three[2], 5, State.MISSING),
    ]


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_session_taken_away(home: Home, three: tuple[str, str, str], which: int) -> None:
    """A session of which nothing is left is missed by name, and the list warns of it."""
    home.tamper(
        "DELETE FROM events WHERE session = ?",
        "DELETE FROM heads WHERE session = ?",
        values=(three[which],),
    )
    found = wrong(home)
    assert found[0].session == three[which]
    assert f"Session {three[which]}, number {which + 1} of 3, is missing" in found[0].sentence
    with home.open() as journal:
        assert "Something is missing" in journal.notice
        assert len(journal.sessions()) == 2


def test_all_sessions_taken_away(home: Home, three: tuple[str, str, str]) -> None:
    """An emptied journal is not taken for a new one."""
    home.tamper("DELETE FROM events", "DELETE FROM heads")
    assert [one.session for one in wrong(home)][-1] == three[2]
    assert len(wrong(home)) == 3
    with home.open() as journal:
        assert "Something is missing" in journal.notice
        with pytest.raises(Damaged, match="the ledger was changed"):
            journal.append(journal.begin(), NOON, Recorded(0.0, EVENTS[0]))


def test_a_head_taken_away(home: Home, three: tuple[str, str, str]) -> None:
    """A session without its head is listed as unreadable, after all others."""
    home.tamper("DELETE FROM heads WHERE session = 'second'")
    states = [(one.session, one.state) for one in wrong(home)]
    assert (three[1], State.MISSING) in states
    with home.open() as journal:
        last = journal.sessions()[-1]
        assert (last.id, last.outcome, last.events) == (three[1], Outcome.UNREADABLE, 3)
        assert [one.id for one in journal.sessions(limit=2)] == [three[2], three[0]]
        with pytest.raises(Damaged, match=r"the head of session \w+ is missing"):
            journal.events(three[1])


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE heads SET body = zeroblob(300)",
        "UPDATE heads SET began = began + 1",
        "UPDATE heads SET body = 'text'",
        "UPDATE heads SET body = (SELECT body FROM heads WHERE ordinal = 1)",
    ],
)
def test_a_changed_head(home: Home, three: tuple[str, str, str], change: str) -> None:
    """A head that another hand changed is named, and its session is unreadable."""
    home.tamper(f"{change} WHERE ordinal = 2")
    assert f"The head of session {three[1]} was changed." in [one.sentence for one in wrong(home)]
    with home.open() as journal:
        outcomes = {one.id: one.outcome for one in journal.sessions()}
    assert outcomes[three[1]] is Outcome.UNREADABLE
    assert outcomes[three[0]] is Outcome.FINISHED


def test_a_session_put_back(home: Home, three: tuple[str, str, str]) -> None:
    """One session put back to an earlier state, head and all, is seen by the sum of all."""
    ((early,),) = rows(home, "SELECT body FROM heads WHERE ordinal = 2")
    with home.open() as journal:
        journal.append(three[1], NOON, Recorded(200.0, Returned()))
        journal.append(three[0], NOON, Recorded(200.0, Returned()))
    home.tamper("DELETE FROM events WHERE session = 'second' AND number = 4")
    home.tamper("UPDATE heads SET body = ? WHERE ordinal = 2", values=(early,))
    assert [one.sentence for one in wrong(home)] == [
        "Some session was put back to an earlier state of itself."
    ]


def test_only_a_head_put_back(home: Home, three: tuple[str, str, str]) -> None:
    """Events beyond what the head says are named."""
    ((early,),) = rows(home, "SELECT body FROM heads WHERE ordinal = 2")
    with home.open() as journal:
        journal.append(three[1], NOON, Recorded(200.0, Returned()))
    home.tamper("UPDATE heads SET body = ? WHERE ordinal = 2", values=(early,))
    found = wrong(home)
    assert (found[0].session, found[0].number, found[0].state) == (three[1], 4, State.MOVED)


def test_an_event_put_back(home: Home, three: tuple[str, str, str]) -> None:
    """An event in its place, sealed with the right key at another time, is not the one written."""
    whole = home.file.read_bytes()
    with home.open() as journal:
        journal.append(three[1], NOON, Recorded(200.0, Returned()))
    ((body,),) = rows(home, "SELECT body FROM events WHERE session = 'second' AND number = 4")
    home.file.write_bytes(whole)
    with home.open() as journal:
        journal.append(three[1], NOON, Recorded(200.0, Returned()))
    home.tamper(
        "UPDATE events SET body = ? WHERE session = ? AND number = 4", values=(body, three[1])
    )
    (found,) = wrong(home)
    assert (found.session, found.state) == (three[1], State.CHANGED)
    assert "put back" in found.sentence


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM ledger",
        "UPDATE ledger SET body = zeroblob(200)",
        "INSERT INTO ledger SELECT * FROM ledger",
        "UPDATE ledger SET last = 1",
        "UPDATE ledger SET last = 77",
    ],
)
def test_a_changed_ledger(home: Home, three: tuple[str, str, str], change: str) -> None:
    """A ledger that another hand changed is found, and every session can still be read."""
    home.tamper(change)
    assert wrong(home)
    with home.open() as journal:
        assert {one.id for one in journal.sessions()} == set(three)
        assert len(journal.events(three[0])) == 5


def test_lost_keys_of_a_person(home: Home, write: Callable[..., str]) -> None:
    """A person whose key was taken away by another hand is not one that was forgotten."""
    with home.open() as journal:
        mine = write(journal)
        person = journal.add_person("Wren")
        theirs = journal.begin(person.id)
        journal.append(theirs, NOON, Recorded(0.0, EVENTS[0]))
    home.tamper("UPDATE persons SET wrapped = x'', forgotten = x'01' WHERE id <> 'self'")
    assert any(person.id in one.sentence for one in wrong(home))
    with home.open() as journal:
        outcomes = {one.id: one.outcome for one in journal.sessions()}
    assert outcomes == {mine: Outcome.FINISHED, theirs: Outcome.UNREADABLE}


def test_a_changed_draft(home: Home, three: tuple[str, str, str]) -> None:
    """A draft that was changed is named, and the session is whole without it."""
    with home.open() as journal:
        journal.save_draft(three[1], "one", "a her")
    home.tamper("UPDATE drafts SET body = zeroblob(120)")
    (found,) = wrong(home)
    assert "the draft of session" in found.sentence


def test_damaged_pages(home: Home, three: tuple[str, str, str]) -> None:
    """A file in which a page is noise is found to be damaged, and nothing is raised."""
    assert three
    content = bytearray(home.file.read_bytes())
    ((page,),) = rows(home, "SELECT rootpage FROM sqlite_master WHERE name = 'drafts'")
    content[(page - 1) * 4096 : page * 4096] = b"\xaa" * 4096
    home.file.write_bytes(bytes(content))
    assert any("damaged" in one.sentence for one in wrong(home))


def test_a_damaged_index(home: Home, three: tuple[str, str, str]) -> None:  # noqa: ARG001
    """SQLite's own look at the file is part of it: an index that does not fit is told."""
    home.tamper(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE INDEX heads_by_date ON heads (ordinal)' "
        "WHERE name = 'heads_by_date'",
    )
    (found, *_) = wrong(home)
    assert found.state is State.CHANGED
    assert found.sentence.startswith("The file itself is damaged: ")


def test_an_earlier_ledger(home: Home, write: Callable[..., str]) -> None:
    """A ledger put back to when there were fewer sessions is seen."""
    with home.open() as journal:
        write(journal)
    ((earlier,),) = rows(home, "SELECT body FROM ledger")
    with home.open() as journal:
        write(journal)
    home.tamper("UPDATE ledger SET body = ?", values=(earlier,))
    assert [(one.state, one.sentence) for one in wrong(home)] == [
        (State.MOVED, "There are more sessions than were written.")
    ]


def test_a_changed_head_takes_nothing_more(home: Home, three: tuple[str, str, str]) -> None:
    """A session whose head was changed is refused by name, and nothing is written to it."""
    home.tamper("UPDATE heads SET body = zeroblob(200) WHERE ordinal = 2")
    with home.open() as journal:
        for use in (
            lambda: journal.events(three[1]),
            lambda: journal.append(three[1], NOON, Recorded(9.0, EVENTS[-1])),
        ):
            with pytest.raises(Damaged, match="the head of session second was changed"):
                use()
    assert rows(home, "SELECT count(*) FROM events WHERE session = 'second'") == [(3,)]
