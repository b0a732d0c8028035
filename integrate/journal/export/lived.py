"""A session with its entries, and which sessions of a journal are chosen to go out.

A session that cannot be read is named and hides no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.entry import SELF
from integrate.journal.errors import JournalError
from integrate.journal.export.measured import is_published, totals
from integrate.journal.export.moments import local
from integrate.journal.export.reserved import readable_by
from integrate.journal.readable import entries_of
from integrate.measures.catalogue import KNOWN
from integrate.measures.measure import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, tzinfo

    from integrate.journal.entry import Entry, Summary
    from integrate.journal.export.measured import Total
    from integrate.journal.readable import Readable
    from integrate.measures.catalogue import Catalogue
    from integrate.session.record import Answered


class NoSuchSession(JournalError):
    """A session that was asked for by its name is not in the journal."""


@dataclass(frozen=True, slots=True)
class Lived:
    """A session and what happened in it."""

    summary: Summary
    entries: tuple[Entry, ...]
    totals: tuple[Total, ...]
    """Its questionnaires, as all of its entries tell of them."""
    catalogue: Catalogue = KNOWN
    """The questionnaires there are."""

    def is_item(self, answered: Answered) -> bool:
        """Tell whether this answers an item of a questionnaire."""
        return is_published(answered, self.catalogue)


def lived(summary: Summary, entries: Sequence[Entry], catalogue: Catalogue = KNOWN) -> Lived:
    """Return a session with what its questionnaires came to."""
    return Lived(summary, tuple(entries), totals(entries, catalogue), catalogue)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which sessions are meant: those of one person, and without a limit all of these."""

    sessions: tuple[str, ...] = ()
    """Their names, or the beginnings of them; empty for every session."""
    first: date | None = None
    """The first day on which a session may have begun."""
    last: date | None = None
    """The last such day."""
    person: str = SELF
    """Whose sessions; the id of a `Person`."""
    audience: Audience = Audience.THERAPIST
    """Who chooses: what only a therapist asks is left out for others."""
    catalogue: Catalogue = KNOWN
    """The questionnaires there are."""


EVERYTHING = Choice()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sessions that were meant, and what became of the others."""

    sessions: tuple[Lived, ...]
    """The oldest first."""
    others: int
    """How many sessions of the same person were not meant."""
    unreadable: tuple[str, ...]
    """The names of sessions that were meant and cannot be read."""
    reserved: int = 0
    """How many entries are left out since only a therapist reads them."""


def choose(journal: Readable, choice: Choice, zone: tzinfo | None = None) -> Chosen:
    """Return the chosen sessions; days are those of `zone`, or of this computer.

    Raises `NoSuchSession` for a name that no session or more than one has, and `JournalError` when
    the journal as a whole cannot be read.
    """
    every = [one for one in journal.sessions() if one.person == choice.person]
    names = set(_names(choice.sessions, [one.id for one in every]))
    meant = [one for one in every if one.id in names and _in_days(one, choice, zone)]
    found: list[Lived] = []
    unreadable: list[str] = []
    reserved = 0
    for summary in reversed(meant):
        entries = entries_of(journal, summary)
        if entries is None:
            unreadable.append(summary.id)
            continue
        left = readable_by(choice.audience, entries, choice.catalogue)
        reserved += len(entries) - len(left)
        found.append(lived(summary, left, choice.catalogue))
    return Chosen(tuple(found), len(every) - len(meant), tuple(unreadable), reserved)


def _names(asked: tuple[str, ...], known: list[str]) -> Iterable[str]:
    if not asked:
        yield from known
    for one in asked:
        fitting = [name for name in known if name == one] or [
            name for name in known if name.startswith(one)
        ]
        if len(fitting) != 1:
            many = "are several sessions" if fitting else "is no session"
            raise NoSuchSession(f"There {many} `{one}`; `integrate journal list` names them.")
        yield fitting[0]


def _in_days(summary: Summary, choice: Choice, zone: tzinfo | None) -> bool:
    day = local(summary.began, zone).date()
    after = choice.first is None or choice.first <= day
    return after and (choice.last is None or day <= choice.last)
