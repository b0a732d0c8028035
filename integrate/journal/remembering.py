"""What a person wanted to remember.

A script says so by the name it saves an answer under: one of the words in the name is `remember` or
`intention`, as in `remember`, `remember_today` or `new_intention`. Only own words count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.entry import SELF
from integrate.journal.export.answers import Kind, kind, settled
from integrate.journal.recalling import earlier
from integrate.session.record import Answered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from integrate.journal.entry import Summary
    from integrate.journal.readable import Readable

MARKS = frozenset({"remember", "intention"})
"""What a name says when its answer is to be remembered."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """Words that somebody wanted to keep."""

    session: Summary
    wall: datetime
    name: str
    question: str
    words: str


def remembered(journal: Readable, person: str = SELF) -> Iterator[Remembered]:
    """Yield what a person wanted to remember, the newest first, as sessions are read.

    Raises `JournalError` when the journal as a whole cannot be read.
    """
    for session, entries in earlier(journal, person):
        for entry in reversed(list(settled(entries).values())):
            event = entry.recorded.event
            if isinstance(event, Answered) and _is_to_remember(event):
                yield Remembered(session, entry.wall, event.name, event.prompt, event.words)


def _is_to_remember(answered: Answered) -> bool:
    marked = MARKS & set(answered.name.split("_"))
    return bool(marked) and kind(answered.value, answered.words) is Kind.WORDS
