"""The journal: sessions are begun, appended to, listed and read back.

An event that `append` has taken is on the disk, sealed; one that it refused is not there at all.
Nothing is ever changed or taken away. A session is written by one window at a time: when it is
taken up in a second one, the first can write no more to it.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from integrate.journal import schema
from integrate.journal.database import open_database
from integrate.journal.entry import Outcome, Summary
from integrate.journal.errors import Damaged, NewerFormat
from integrate.journal.faults import told
from integrate.journal.names import new_name
from integrate.journal.sealed_event import from_columns, open_event, seal_event
from integrate.journal.sealing import Unsealable
from integrate.journal.vault import SELF, create_vault, open_vault
from integrate.session.record import Began, Finished, Stopped

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from integrate.journal.database import Database
    from integrate.journal.entry import Entry
    from integrate.journal.sealed_event import SealedEvent
    from integrate.journal.vault import Vault
    from integrate.session.record import Recorded

NAME = "journal.db"
_NOBODY = Began(script="", digest="", title="", stage="", role="")
_REMEDY = "everything else is untouched; put a backup in place of the file to read it again."


class Journal:
    """An open journal. It may be used from any thread, by one at a time."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self.notice = database.notice
        """One sentence the person should read once, or empty."""
        self._database = database
        self._vault = vault
        self._next: dict[str, int] = {}

    @classmethod
    def open(cls, data: Path, keys: Path) -> Journal:
        """Open the journal in the folder `data` with the device key in `keys`; make both if new.

        Raises `NotWritable`, `Damaged`, `WrongKey` or `NewerFormat`; what is there stays as it is.
        """
        path = data / NAME
        with told(path):
            if not path.exists():
                _refuse_orphans(path)
                create_vault(path, keys)
        with ExitStack() as undo:
            database = open_database(path)
            undo.callback(database.close)
            journal = cls(database, open_vault(database, keys))
            undo.pop_all()
            return journal

    def begin(self) -> str:
        """Return the name of a new session; it is in the journal from its first event on."""
        session = new_name()
        while self._latest(session):
            session = new_name()
        self._next[session] = 1
        return session

    def append(self, session: str, wall: datetime, *recorded: Recorded) -> None:
        """Put events at the end of the session; on return all of them are on the disk.

        Raises `NotWritable`, and then none of them is stored and they may be appended again;
        `KeyError` for a session that was never begun; `ValueError` when `wall` has no time zone.
        """
        number = self._next.get(session) or self._latest(session) + 1
        if number == 1 and session not in self._next:
            raise KeyError(session)
        rows = [
            seal_event(self._vault, SELF, session, place, wall=wall, recorded=one).columns
            for place, one in enumerate(recorded, start=number)
        ]
        self._database.commit(schema.APPEND, rows)
        self._next[session] = number + len(rows)

    def sessions(self) -> list[Summary]:
        """Return every session at a glance, the newest first; two events of each are opened.

        A session that does not open is in the list as `UNREADABLE`, and hides no other. Raises
        `Damaged` when the file as a whole cannot be read.
        """
        width = len(schema.COLUMNS)
        return [
            self._summary(held, from_columns(ends[:width]), from_columns(ends[width:]))
            for held, *ends in self._database.rows(schema.SESSIONS)
        ]

    def events(self, session: str) -> list[Entry]:
        """Return every event of the session in order.

        Raises `KeyError` for an unknown session, `Damaged` naming the first event that was changed,
        moved or is missing, `NewerFormat` for an event this version does not know.
        """
        rows = self._database.rows(schema.EVENTS, (session,))
        if not rows:
            raise KeyError(session)
        return [
            self._opened(session, number, from_columns(values))
            for number, values in enumerate(rows, start=1)
        ]

    def close(self) -> None:
        """Close the journal; a closed one may be closed again."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _latest(self, session: str) -> int:
        """Return the number of the session's latest event, 0 when it has none."""
        ((number,),) = self._database.rows(schema.LATEST, (session,))
        return int(number)

    def _opened(self, session: str, number: int, row: SealedEvent) -> Entry:
        where = f"event {number} of session {session}"
        if row.number != number:
            raise Damaged(f"In {self._database.path}, {where} is missing: {_REMEDY}")
        try:
            return open_event(self._vault, row)
        except Unsealable as error:
            raise Damaged(
                f"In {self._database.path}, {where} was changed or moved: {_REMEDY}"
            ) from error
        except ValueError as error:
            raise NewerFormat(
                f"In {self._database.path}, {where} was written by a newer version of this "
                "program: install the newer version to read this session."
            ) from error

    def _summary(self, held: int, first: SealedEvent, last: SealedEvent) -> Summary:
        began, outcome = self._ends(held, first, last)
        return Summary(
            id=first.session,
            began=first.moment,
            last=last.moment,
            script=began.script,
            title=began.title,
            stage=began.stage,
            role=began.role,
            outcome=outcome,
            events=held,
            digest=began.digest,
        )

    def _ends(self, held: int, first: SealedEvent, last: SealedEvent) -> tuple[Began, Outcome]:
        """Return how the session began and how it stands."""
        try:
            began = open_event(self._vault, first).recorded.event
            end = open_event(self._vault, last).recorded.event
        except (Unsealable, ValueError):
            return _NOBODY, Outcome.UNREADABLE
        if not isinstance(began, Began):
            return _NOBODY, Outcome.UNREADABLE
        if held != last.number:
            return began, Outcome.UNREADABLE
        if isinstance(end, Finished):
            return began, Outcome.FINISHED
        return began, Outcome.STOPPED if isinstance(end, Stopped) else Outcome.INTERRUPTED


def _refuse_orphans(path: Path) -> None:
    """Refuse to begin a journal beside the log of a lost one, which would be read into the new.

    Raises `Damaged`.
    """
    for log in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal")):
        if log.is_file() and log.stat().st_size and not path.exists():
            raise Damaged(
                f"{path} is missing while its newest entries stand in {log}: put the file back "
                "beside it, or move both away to begin a new journal."
            )
