"""What the journal keeps beside sessions: pages of their own, such as a support plan.

A page is a short session that has ended, of one event between its beginning and its end. Each
save is a new page; the earlier ones stay. Lists of sessions leave pages out, but for those of raw
words, which are there to be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.entry import SELF, Outcome
from integrate.journal.errors import JournalError
from integrate.session.record import (
    CAPTURED,
    PAGES,
    Began,
    CaptureKept,
    Finished,
    MemoKept,
    Recorded,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from integrate.journal.entry import Entry, Summary
    from integrate.journal.store import Journal
    from integrate.session.record import Event


def keep_page(
    journal: Journal, wall: datetime, kind: str, title: str, event: Event, person: str = SELF
) -> None:
    """Keep a page of a person; all of it is on the disk on return.

    `kind` is one of `record.PAGES`. Raises `JournalError`, and then none of it is kept.
    """
    began = Began(script="", digest="", title=title, stage=kind, role="")
    events = [Recorded(0.0, one) for one in (began, event, Finished())]
    journal.append(journal.begin(person), wall, *events)


def newest_page(journal: Journal, kind: str) -> Entry | None:
    """Return the entry of the newest page of a kind that opens, or None where there is no page.

    Raises `JournalError` when there are pages and none of them opens.
    """
    trouble: JournalError | None = None
    for found in (one for one in journal.sessions() if one.stage == kind):
        try:
            return journal.events(found.id)[1]
        except JournalError as error:
            trouble = trouble or error
    if trouble is not None:
        raise trouble
    return None


def sessions_of_scripts(summaries: Iterable[Summary]) -> list[Summary]:
    """Return the summaries without those of pages."""
    return [one for one in summaries if one.stage not in PAGES]


def to_read(summaries: Iterable[Summary]) -> list[Summary]:
    """Return what is there to be read: sessions of scripts, and kept pages of raw words."""
    return [one for one in summaries if one.stage not in PAGES or _is_kept_capture(one)]


def _is_kept_capture(one: Summary) -> bool:
    return one.stage == CAPTURED and one.outcome is Outcome.FINISHED


def to_tell(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without the end of a page: it is no session that somebody ended."""
    is_page = any(isinstance(one.recorded.event, CaptureKept | MemoKept) for one in entries)
    return [one for one in entries if not (is_page and isinstance(one.recorded.event, Finished))]
