"""Looking through the whole journal: what was changed, moved or is missing, and what is whole.

Nothing is written. Every event is opened, every session compared with its head, and all heads with
the ledger.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from integrate.journal import drafts, schema
from integrate.journal.errors import JournalError
from integrate.journal.heads import Head, Ledger, open_head, open_ledger, total
from integrate.journal.sealed_event import from_columns
from integrate.journal.sealing import Unsealable
from integrate.journal.verified import Finding, State
from integrate.journal.verifying_memos import look_at_memos
from integrate.journal.verifying_session import look_through

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.journal.database import Database
    from integrate.journal.vault import Vault


def verify(database: Database, vault: Vault) -> list[Finding]:
    """Return what was found of the file and of each session; see `Finding.is_fine`."""
    try:
        return [
            *_file(database),
            *_persons(database, vault),
            *_sessions(database, vault),
            *_drafts(database, vault),
        ]
    except JournalError as error:
        return [Finding(State.CHANGED, str(error))]


def _file(database: Database) -> Iterator[Finding]:
    said = [str(line) for (line,) in database.rows("PRAGMA integrity_check(10)")]
    if said != ["ok"]:
        yield Finding(State.CHANGED, f"The file itself is damaged: {'; '.join(said)}.")


def _persons(database: Database, vault: Vault) -> Iterator[Finding]:
    known = vault.forgotten | set(vault.persons)
    named = database.rows(
        "SELECT CAST(id AS TEXT) FROM persons UNION SELECT CAST(person AS TEXT) FROM heads"
    )
    for (person,) in named:
        if person not in known:
            yield Finding(State.MISSING, f"The key of the person {person} is changed or missing.")


def _sessions(database: Database, vault: Vault) -> Iterator[Finding]:
    heads: list[Head] = []
    rows = database.rows(schema.ALL_HEADS)
    for row in rows:
        session = str(row[1])
        events = [from_columns(one) for one in database.rows(schema.EVENTS, (session,))]
        try:
            head = open_head(vault, row)
        except Unsealable:
            yield Finding(State.CHANGED, f"The head of session {session} was changed.", session)
            continue
        heads.append(head)
        yield from look_through(vault, head, events)
        yield from look_at_memos(database, vault, head, events)
    for session, *_ in database.rows(schema.WITHOUT_HEAD):
        sentence = f"The head of session {session} is missing; its events are there."
        yield Finding(State.MISSING, sentence, str(session))
    yield from _against_ledger(database, vault, heads, held=len(rows))


def _against_ledger(
    database: Database, vault: Vault, heads: list[Head], held: int
) -> Iterator[Finding]:
    try:
        ledger = open_ledger(vault, database.rows(schema.LEDGER))
    except Unsealable:
        sentence = "The ledger was changed or is missing, so it is not known what else is."
        yield Finding(State.CHANGED, sentence)
        return
    yield from _missing(ledger, heads)
    ((last,),) = database.rows("SELECT last FROM ledger")
    tally = next((head.tally for head in heads if head.ordinal == last), 0)
    if len(heads) == held == ledger.sessions and total(heads) != tally:
        yield Finding(State.CHANGED, "Some session was put back to an earlier state of itself.")
    twice = [name for name, count in Counter(head.session for head in heads).items() if count > 1]
    if held > ledger.sessions or twice:
        yield Finding(State.MOVED, "There are more sessions than were written.")


def _missing(ledger: Ledger, heads: list[Head]) -> Iterator[Finding]:
    """Name the sessions that are gone, by what the one begun after each says of it."""
    names = {head.ordinal - 1: head.before for head in heads} | {ledger.sessions: ledger.latest}
    there = {head.ordinal for head in heads}
    for ordinal in range(1, ledger.sessions + 1):
        if ordinal not in there:
            session = names.get(ordinal, "")
            name = f"Session {session}" if session else "A session"
            sentence = f"{name}, number {ordinal} of {ledger.sessions}, is missing or has no head."
            yield Finding(State.MISSING, sentence, session)


def _drafts(database: Database, vault: Vault) -> Iterator[Finding]:
    for (session,) in database.rows("SELECT CAST(session AS TEXT) FROM drafts"):
        try:
            drafts.read(database, vault, session)
        except JournalError as error:
            yield Finding(State.CHANGED, str(error), session)
