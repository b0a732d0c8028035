"""Writing events: each with the head of its session and the ledger, in one transaction.

What was read of the heads is kept while no other program has written, so that one event costs no
more reading than it must. An event is never written over, nor with a number it should not have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from integrate.journal import schema
from integrate.journal.errors import Damaged, Forgotten, Refused
from integrate.journal.faults import told
from integrate.journal.heads import Head, Ledger, open_head, open_ledger, sign_head, sign_ledger
from integrate.journal.sealed_event import seal_event
from integrate.journal.sealing import Unsealable
from integrate.journal.vault import read_persons
from integrate.session.record import Answered, Finished, Stopped

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from integrate.journal.database import Database
    from integrate.journal.sealed_event import SealedEvent
    from integrate.journal.vault import Vault
    from integrate.session.record import Recorded

    Moments: TypeAlias = Sequence[tuple[datetime, Recorded]]
    Standing: TypeAlias = tuple[Ledger, Head | None]

_SETTLING = (Answered, Finished, Stopped)
"""Events after which nothing half-typed is left to be offered again."""


class Writer:
    """Writes into one open journal, and knows where each session stands."""

    def __init__(self, database: Database, vault: Vault) -> None:
        """Write with these keys."""
        self._database = database
        self._vault = vault
        self._seen = -1
        self._heads: dict[str, Head] = {}
        self._stands: Standing | None = None

    def refresh(self) -> None:
        """Forget what was known of the file when another program has written in it since."""
        with told(self._database.path), self._database.turn:
            self._refresh()

    def _refresh(self) -> None:
        (seen,) = self._database.connection.execute("PRAGMA data_version").fetchone()
        if seen != self._seen:
            read_persons(self._database, self._vault)
            self._heads.clear()
            self._stands, self._seen = None, seen

    def head(self, session: str) -> Head | None:
        """Return where the session stands, None for one without a head. Raises `Damaged`."""
        known = self._heads.get(session)
        if known:
            return known
        rows = self._database.rows(schema.HEAD, (session,))
        if not rows:
            return None
        try:
            head = open_head(self._vault, rows[0])
        except Unsealable as error:
            raise self._damaged(f"the head of session {session} was changed") from error
        self._heads[session] = head
        return head

    def ledger(self) -> Ledger:
        """Return what the journal comes to. Raises `Damaged`."""
        return self._standing()[0]

    def append(self, session: str, number: int, person: str, moments: Moments) -> None:
        """Write events of one session from this number on; on return they are on the disk.

        A session with a head belongs to the person of the head. Raises `NotWritable`, `Damaged` or
        `Forgotten`, and then nothing is stored; `ValueError` for a moment without time zone.
        """
        with self._database.transaction() as connection:
            self._refresh()
            ledger, last = self._standing()
            head = self._put(connection, session, number, person, moments, ledger, last)
            standing = _counted(ledger, head), head
            self._write_ledger(connection, (ledger, last), standing)
            if any(isinstance(recorded.event, _SETTLING) for _, recorded in moments):
                connection.execute("DELETE FROM drafts WHERE session = ?", (session,))
        self._heads[session], self._stands = head, standing

    def bring_in(self, sessions: Mapping[str, Moments], person: str) -> None:
        """Write whole sessions that are not there yet, all or none.

        Raises as `append` does, and `Refused` for a session that is there.
        """
        with self._database.transaction() as connection:
            self._refresh()
            before = ledger, last = self._standing()
            for session, moments in sessions.items():
                if self.head(session):
                    raise Refused(f"Session {session} is in {self._database.path} already.")
                last = self._put(connection, session, 1, person, moments, ledger, last)
                ledger = _counted(ledger, last)
            self._write_ledger(connection, before, (ledger, last))
        self._stands = ledger, last

    def _standing(self) -> Standing:
        """Return the ledger and the head written last. Raises `Damaged`."""
        if self._stands is None:
            heads = self._database.rows(schema.LAST_HEAD)
            try:
                ledger = open_ledger(self._vault, self._database.rows(schema.LEDGER))
                last = open_head(self._vault, heads[0]) if heads else None
            except Unsealable as error:
                raise self._damaged("the ledger was changed or is missing") from error
            if bool(last) != bool(ledger.sessions):
                raise self._damaged("the ledger was changed")
            self._stands = ledger, last
        return self._stands

    def _write_ledger(self, connection: sqlite3.Connection, old: Standing, new: Standing) -> None:
        """Write what is not as it was: mostly nothing, while one session goes on."""
        (ledger, head), (earlier, last) = new, old
        if head and (last is None or last.ordinal != head.ordinal):
            connection.execute("UPDATE ledger SET last = ?", (head.ordinal,))
        if ledger != earlier:
            connection.execute("UPDATE ledger SET body = ?", (sign_ledger(self._vault, ledger),))

    def _put(
        self,
        connection: sqlite3.Connection,
        session: str,
        number: int,
        person: str,
        moments: Moments,
        ledger: Ledger,
        last: Head | None,
    ) -> Head:
        """Write events and the head of their session; return that head."""
        old = self.head(session)
        rows = self._sealed(session, number, old.person if old else person, moments)
        connection.executemany(schema.APPEND, [row.columns for row in rows])
        start = old or Head(ledger.sessions + 1, session, person, rows[0].wall, ledger.latest)
        if start.number != number - 1:
            raise self._damaged(f"session {session} does not agree with its head")
        head = start.after([row.body for row in rows], last.tally if last else 0)
        body = sign_head(self._vault, head)
        if old:
            connection.execute(schema.MOVE_HEAD, (body, head.ordinal))
        else:
            place = (head.ordinal, session, person, head.began)
            connection.execute(schema.ADD_HEAD, (*place, body))
        return head

    def _sealed(
        self, session: str, number: int, person: str, moments: Moments
    ) -> list[SealedEvent]:
        if person not in self._vault.persons:
            raise Forgotten(
                f"The person of session {session} was forgotten, or the key is lost, so nothing "
                "more is kept of it: begin a session for somebody else."
            )
        return [
            seal_event(self._vault, person, session, place, wall=wall, recorded=recorded)
            for place, (wall, recorded) in enumerate(moments, start=number)
        ]

    def _damaged(self, what: str) -> Damaged:
        return Damaged(
            f"In {self._database.path}, {what}: nothing was written, so keep the file as it is and "
            "put a backup in its place with `integrate journal restore`."
        )


def _counted(ledger: Ledger, head: Head) -> Ledger:
    """Return the ledger when this head was written."""
    if head.ordinal <= ledger.sessions:
        return ledger
    return Ledger(head.ordinal, head.session)
