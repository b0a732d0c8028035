"""Bringing a file of an older format up to this one: a numbered step for each format.

The file as it was is kept among the backups first, sealed as it is. The steps are one transaction:
a crash in the middle leaves the older file. A step touches no event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal import schema
from integrate.journal.backups import keep_aside
from integrate.journal.heads import Head, Ledger, sign_head, sign_ledger
from integrate.journal.sealed_event import from_columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping

    from integrate.journal.database import Database
    from integrate.journal.vault import Vault


def upgrade(database: Database, vault: Vault) -> None:
    """Bring the file up to this program's format, if it is older. Raises `NotWritable`."""
    if database.version == schema.FORMAT:
        return
    keep_aside(database, f"format-{database.version}")
    with database.transaction() as connection:
        # another program may have been quicker, hence the number is read anew
        for version in range(database.version, schema.FORMAT):
            STEPS[version](connection, vault)
            connection.execute(f"PRAGMA user_version = {version + 1}")


def _from_1(connection: sqlite3.Connection, vault: Vault) -> None:
    """Give slots their parameters, persons their names, and each session its head."""
    connection.execute("ALTER TABLE slots ADD COLUMN parameters TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE persons ADD COLUMN pseudonym BLOB NOT NULL DEFAULT x''")
    connection.execute("ALTER TABLE persons ADD COLUMN forgotten BLOB NOT NULL DEFAULT x''")
    for statement in schema.HEADS:
        connection.execute(statement)
    last = None
    for head in _heads(connection):
        row = (head.ordinal, head.session, head.person, head.began, sign_head(vault, head))
        connection.execute(schema.ADD_HEAD, row)
        last = head
    ledger = Ledger(last.ordinal, last.session) if last else Ledger()
    connection.execute(schema.ADD_LEDGER, (sign_ledger(vault, ledger), ledger.sessions))


def _from_2(connection: sqlite3.Connection, _vault: Vault) -> None:
    """Make room for the sound of voice memos."""
    for statement in schema.PIECES:
        connection.execute(statement)


def _heads(connection: sqlite3.Connection) -> Iterator[Head]:
    """Yield the heads of a file without any; an event that is missing in it stays missing."""
    sessions = connection.execute(
        "SELECT session FROM events GROUP BY session ORDER BY min(position)"
    ).fetchall()
    before, tally = "", 0
    for ordinal, (session,) in enumerate(sessions, start=1):
        rows = [from_columns(row) for row in connection.execute(schema.EVENTS, (session,))]
        start = Head(ordinal, session, rows[0].person, rows[0].wall, before)
        chain = start.after((row.body for row in rows), tally).chain
        head = start.at(rows[-1].number, chain, tally)
        yield head
        before, tally = session, head.tally


STEPS: Mapping[int, Callable[[sqlite3.Connection, Vault], None]] = {
    1: _from_1,
    2: _from_2,
}
"""The step from each older format to the next."""
