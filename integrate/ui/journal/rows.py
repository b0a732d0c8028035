"""The rows of the journal's list: sessions, answers that were found, and words to remember."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from integrate.journal.entry import Outcome
from integrate.journal.finding import find
from integrate.journal.pages import to_read
from integrate.journal.remembering import remembered
from integrate.session.record import CAPTURED
from integrate.ui.listed import MUTED, UNDER
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from integrate.journal.entry import Summary
    from integrate.journal.readable import Readable

PAGE = 100
"""How many sessions are read at once."""
OUTCOMES = {
    Outcome.FINISHED: later("finished"),
    Outcome.STOPPED: later("stopped"),
    Outcome.INTERRUPTED: later("interrupted"),
    Outcome.UNREADABLE: later("unreadable"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list and the place it leads to."""

    session: Summary
    wall: datetime
    """When it was: it stands under the month of this."""
    text: Content
    at: datetime | None = None
    """The moment of the entry that the page opens at; None for its beginning."""

    @property
    def month(self) -> str:
        """The heading it stands under."""
        return f"{self.wall.astimezone():%B %Y}"


def sessions(journal: Readable, person: str) -> Iterator[Row]:
    """Yield the sessions of a person, the newest first."""
    before = ""
    while page := journal.sessions(PAGE, before):
        yield from (_session(one) for one in to_read(page) if one.person == person)
        if len(page) < PAGE or page[-1].id == before:
            return
        before = page[-1].id


def found(journal: Readable, words: str, person: str) -> Iterator[Row]:
    """Yield a person's answers with all of these words in them, the newest first."""
    for one in find(journal, words, person):
        text = Content.assemble(
            one.snippet[: one.start],
            Content.styled(one.snippet[one.start : one.end], "bold $accent"),
            one.snippet[one.end :],
            _under(one.wall, one.question),
        )
        yield Row(one.session, one.wall, text, one.wall)


def to_remember(journal: Readable, person: str) -> Iterator[Row]:
    """Yield what a person wanted to remember, the newest first."""
    for one in remembered(journal, person):
        text = Content.assemble(one.words, _under(one.wall, one.question))
        yield Row(one.session, one.wall, text, one.wall)


def _session(summary: Summary) -> Row:
    title = summary.title or _("A session that cannot be read")
    stands = "" if summary.stage == CAPTURED else _(OUTCOMES[summary.outcome])
    text = Content.assemble(title, _under(summary.began, stands))
    return Row(summary, summary.began, text)


def _under(wall: datetime, words: str) -> Content:
    """Return the line under a row."""
    told = f", {words}" if words else ""
    return Content.assemble(
        "\n" + " " * UNDER, (f"{wall.astimezone():%a %d %b, %H:%M}{told}", MUTED)
    )
