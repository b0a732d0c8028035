"""Sessions at a glance, a page at a time: of each session its head and two events are opened.

A session that does not open is listed as unreadable, and hides no other.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from integrate.journal import schema
from integrate.journal.entry import Outcome, Summary
from integrate.journal.heads import open_head
from integrate.journal.sealed_event import from_columns, moment, open_event
from integrate.journal.sealing import Unsealable
from integrate.session.record import Began, Finished, Stopped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.journal.database import Database
    from integrate.journal.heads import Head
    from integrate.journal.sealed_event import SealedEvent
    from integrate.journal.vault import Vault

_NOBODY = Began(script="", digest="", title="", stage="", role="")
_HEAD = 1 + len(schema.HEAD_COLUMNS)
_FIRST = _HEAD + len(schema.COLUMNS)


def page(database: Database, vault: Vault, limit: int | None, before: str) -> list[Summary]:
    """Return the sessions that began before that one, the newest first, and no more than `limit`.

    Sessions of forgotten persons are left out.
    """
    asked = {
        "forgotten": json.dumps(sorted(vault.forgotten)),
        "before": before,
        "limit": -1 if limit is None else limit,
    }
    return [_summary(vault, row) for row in database.rows(schema.SESSIONS, asked)]


def without_head(database: Database, vault: Vault) -> list[Summary]:
    """Return the sessions whose head is gone; to find them, all events are walked through."""
    return [
        _unreadable(str(session), first or 0, last or 0, held, str(person))
        for session, first, last, held, person in database.rows(schema.WITHOUT_HEAD)
        if person not in vault.forgotten
    ]


def _summary(vault: Vault, row: Sequence[Any]) -> Summary:
    held, session, person = row[0], str(row[2]), str(row[3])
    start = row[4] if isinstance(row[4], int) else 0
    first, last = from_columns(row[_HEAD:_FIRST]), from_columns(row[_FIRST:])
    try:
        head = open_head(vault, row[1:_HEAD])
        began = open_event(vault, first).recorded.event
        end = open_event(vault, last).recorded.event
    except (Unsealable, ValueError):
        return _unreadable(session, start, last.wall or start, held, person)
    if not isinstance(began, Began):
        return _unreadable(session, start, last.wall or start, held, person)
    return Summary(
        id=session,
        began=first.moment,
        last=last.moment,
        script=began.script,
        title=began.title,
        stage=began.stage,
        role=began.role,
        outcome=_outcome(head, held, last, end),
        events=held,
        digest=began.digest,
        person=person,
    )


def _outcome(head: Head, held: int, last: SealedEvent, end: object) -> Outcome:
    """Tell how a session stands; one that is less than its head says was cut."""
    if not held == last.number == head.number:
        return Outcome.UNREADABLE
    if isinstance(end, Finished):
        return Outcome.FINISHED
    return Outcome.STOPPED if isinstance(end, Stopped) else Outcome.INTERRUPTED


def _unreadable(session: str, first: int, last: int, held: int, person: str) -> Summary:
    return Summary(
        id=session,
        began=moment(first),
        last=moment(last),
        script=_NOBODY.script,
        title=_NOBODY.title,
        stage=_NOBODY.stage,
        role=_NOBODY.role,
        outcome=Outcome.UNREADABLE,
        events=held,
        digest=_NOBODY.digest,
        person=person,
    )
