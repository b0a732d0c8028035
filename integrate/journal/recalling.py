"""Answers from earlier sessions, for the scripts that recall them by name.

The latest answer counts that was given and not taken back; `captured` is the newest page of raw
words, all of it, with a line for each voice memo on it that says that it is one. Sessions are read
from the newest on, and no further than needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from integrate.journal.entry import SELF
from integrate.journal.export.answers import settled
from integrate.journal.memo_words import memo_quoted
from integrate.journal.readable import entries_of, newest_first
from integrate.session.record import CAPTURED, Answered, CaptureKept, MemoKept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, timedelta

    from integrate.journal.entry import Entry, Summary
    from integrate.journal.readable import Readable
    from integrate.session.record import Carried

MOST_SESSIONS = 200
"""How far back it is looked: a name that nobody answered must not make a session wait."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """An answer of an earlier session."""

    carried: Carried
    """The answer as a session takes it: name, value and words."""
    wall: datetime
    """When it was given."""
    session: str

    def age(self, now: datetime) -> timedelta:
        """Return how long ago it was given, as for “three days ago you wrote”."""
        return now - self.wall


def recalled(journal: Readable, names: Iterable[str], person: str = SELF) -> tuple[Recalled, ...]:
    """Return the latest answer of each name that there is, in the order of the names.

    A session that cannot be read is passed over. Raises `JournalError` when the journal as a whole
    cannot be read.
    """
    wanted = list(dict.fromkeys(names))
    found: dict[str, Recalled] = {}
    sessions = earlier(journal, person) if wanted else iter(())
    for session, entries in islice(sessions, MOST_SESSIONS):
        for carried, wall in _brought(entries):
            if carried[0] in wanted:
                found.setdefault(carried[0], Recalled(carried, wall, session.id))
        if len(found) == len(wanted):
            break
    return tuple(found[name] for name in wanted if name in found)


def _brought(entries: list[Entry]) -> Iterator[tuple[Carried, datetime]]:
    """Yield what a session or page brings along, and when it was, the latest answer first."""
    yield from (
        ((event.name, event.value, event.words), entry.wall)
        for entry in reversed(settled(entries).values())
        if isinstance(event := entry.recorded.event, Answered)
    )
    page = "\n".join(filter(None, map(_on_page, entries)))
    if page:
        yield (CAPTURED, page, page), entries[-1].wall


def _on_page(entry: Entry) -> str:
    """Return what an entry adds to a page of raw words; empty for nothing."""
    match entry.recorded.event:
        case CaptureKept(text=text):
            return text
        case MemoKept() as memo:
            return memo_quoted(memo, entry.wall)
    return ""


def earlier(journal: Readable, person: str) -> Iterator[tuple[Summary, list[Entry]]]:
    """Yield the readable sessions of a person with their entries, the newest first."""
    for summary in newest_first(journal):
        entries = entries_of(journal, summary) if summary.person == person else None
        if entries is not None:
            yield summary, entries
