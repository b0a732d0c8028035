"""What is said of sessions in the journal: a line for each, and one as it was lived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.entry import Outcome
from integrate.journal.pages import to_tell
from integrate.journal.reading import as_lived
from integrate.session.record import CAPTURED, Answered, CaptureKept, Entered, Returned
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from integrate.journal.entry import Entry, Summary

_STANDS = {
    Outcome.FINISHED: later("finished"),
    Outcome.STOPPED: later("stopped"),
    Outcome.INTERRUPTED: later("not finished"),
    Outcome.UNREADABLE: later("cannot be read"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a list, and the session it leads to."""

    session: Summary
    moment: datetime
    line: str

    @property
    def month(self) -> str:
        """The heading it stands under."""
        return f"{self.moment.astimezone():%B %Y}"


def day(moment: datetime) -> str:
    """Return a moment of the journal as the reader's own clock had it."""
    here = moment.astimezone()
    return f"{here.day} {here:%B %Y, %H:%M}"


def line(summary: Summary) -> str:
    """Return a session as one line."""
    title = summary.title or _("A session")
    stands = "" if summary.stage == CAPTURED else f", {_(_STANDS[summary.outcome])}"
    return f"{title}, {day(summary.began)}{stands}."


def account(entries: Sequence[Entry]) -> list[str]:
    """Return a session as it was lived, in order, the person's own words behind `You:`.

    The step that somebody came back to is not said a second time.
    """
    said: list[str] = []
    shown, has_returned = "", False
    for entry in to_tell(entries)[1:]:
        event = entry.recorded.event
        if isinstance(event, Entered):
            is_same, shown = has_returned and event.text == shown, event.text
            said += [] if is_same else as_lived([entry])
        elif isinstance(event, Answered):
            said.append(_("You: {words}", words=event.words))
        elif isinstance(event, CaptureKept):
            said.append(_("You: {words}", words=event.text))
        else:
            said += as_lived([entry])
        has_returned = isinstance(event, Returned)
    return said
