"""What the journal keeps beside sessions: pages of their own, such as a support plan.

A page is a short session that has ended, of one event between its beginning and its end. Each
save is a new page; the earlier ones stay. Lists of sessions leave pages out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.session.record import PAGES, Began, Finished, Recorded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from integrate.journal.entry import Entry, Summary
    from integrate.journal.store import Journal
    from integrate.session.record import Event


def keep_page(journal: Journal, wall: datetime, kind: str, title: str, event: Event) -> None:
    """Keep a page; all of it is on the disk on return.

    `kind` is one of `record.PAGES`. Raises `JournalError`, and then none of it is kept.
    """
    began = Began(script="", digest="", title=title, stage=kind, role="")
    events = [Recorded(0.0, one) for one in (began, event, Finished())]
    journal.append(journal.begin(), wall, *events)


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
