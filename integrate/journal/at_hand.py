"""A person at a glance, before a session with them: what was, what holds, what they asked to keep.

Made for a therapist, from the journal alone. Nothing in it is weighed: no sentence says that
somebody is ready, well, or better.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.agreeing import agreements
from integrate.journal.readable import Readable
from integrate.journal.recalling import earlier
from integrate.journal.remembering import remembered
from integrate.journal.trends.history import read_history
from integrate.session.record import PAGES

if TYPE_CHECKING:
    from datetime import tzinfo

    from integrate.journal.agreeing import Agreement
    from integrate.journal.entry import Entry, Person, Summary
    from integrate.journal.remembering import Remembered
    from integrate.journal.trends.history import Taken

LATEST = 5
"""How many of the latest sessions are told of."""
KEPT = 3
"""How many of the words to remember."""


@dataclass(frozen=True, slots=True)
class AtHand:
    """What is to be at hand before a session with a person."""

    person: Person
    sessions: tuple[Summary, ...]
    """The latest ones, the newest first."""
    count: int
    """How many there are in all."""
    measures: tuple[Taken, ...]
    """The latest time of each questionnaire, with what changed since the time before."""
    agreements: tuple[Agreement, ...]
    remembered: tuple[Remembered, ...]
    """The latest words that the person wanted to keep."""
    unreadable: int
    """How many sessions could not be read."""


def at_hand(journal: Readable, person: Person, zone: tzinfo | None = None) -> AtHand:
    """Return what the journal holds about a person; days are those of `zone`, or of this computer.

    Raises `JournalError` when the journal as a whole cannot be read.
    """
    book = _ReadOnce(journal)
    every = [one for one in book.sessions() if one.person == person.id and one.stage not in PAGES]
    history = read_history(book, person.id, zone)
    kept: dict[str, Remembered] = {}
    for one in remembered(book, person.id):
        kept.setdefault(one.words, one)
    return AtHand(
        person=person,
        sessions=tuple(every[:LATEST]),
        count=len(every),
        measures=tuple(trend.taken[-1] for trend in history.trends),
        agreements=agreements(earlier(book, person.id)),
        remembered=tuple(kept.values())[:KEPT],
        unreadable=history.unreadable,
    )


class _ReadOnce(Readable):
    """A journal of which nothing is opened twice."""

    def __init__(self, journal: Readable) -> None:
        self._journal = journal
        self._sessions: dict[tuple[int | None, str], list[Summary]] = {}
        self._events: dict[str, list[Entry]] = {}

    def sessions(self, limit: int | None = None, before: str = "") -> list[Summary]:
        """Return sessions, the newest first."""
        if (limit, before) not in self._sessions:
            self._sessions[limit, before] = self._journal.sessions(limit, before)
        return self._sessions[limit, before]

    def events(self, session: str) -> list[Entry]:
        """Return every event of a session in order."""
        if session not in self._events:
            self._events[session] = self._journal.events(session)
        return self._events[session]
