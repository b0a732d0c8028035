"""What it costs to keep an event sealed, against plain SQLite keeping the same rows.

Measured: `Journal.append` of one event of a session, from the record to the disk; it writes a row
of events and the head of the session. Peer: SQLite alone with the same settings (a log written
ahead and flushed at each commit) writing the same two rows, sealed beforehand (limit: 1.5), and
writing the row of events alone (no limit: what it costs to notice a cut end is in it). All write
into one folder in turn, one event each, and each goes first as often as the others; medians. To be
run on a quiet computer: others that use the processor cost ours more than the peer. There it comes
to between 1.4 and 1.6, as the disk goes.
"""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

from benchmarks.figure import Figure, ratio
from integrate.journal import schema
from integrate.journal.entry import SELF
from integrate.journal.sealed_event import seal_event
from integrate.journal.store import Journal
from integrate.journal.vault import Vault
from integrate.session.record import Answered, Began, Entered, Recorded

if TYPE_CHECKING:
    from collections.abc import Iterator

EVENTS = 2000
HEAD_BYTES = 207
"""How long the body of a head is."""
LIMIT = 1.5
WORDS = "A heron stood by the canal and did not mind me. " * 4


def measure() -> list[Figure]:
    """Append and insert in turn."""
    with TemporaryDirectory(prefix="integrate-benchmark-") as name:
        folder = Path(name)
        with (
            Journal.open(folder / "data", folder / "keys") as journal,
            closing(_plain(folder / "both.db")) as both,
            closing(_plain(folder / "event.db")) as event,
        ):
            ours, rows, alone = _times(journal, both, event)
    return [
        ratio("commit, against the same rows", ours, rows, LIMIT),
        ratio("commit, against the event's row", ours, alone, None),
    ]


def _times(
    journal: Journal, both: sqlite3.Connection, event: sqlite3.Connection
) -> tuple[list[float], list[float], list[float]]:
    """Return the seconds that each took for each event."""
    ours: list[float] = []
    rows: list[float] = []
    alone: list[float] = []
    vault = Vault("0" * 32, bytes(32), {SELF: bytes(32)})
    session, wall = journal.begin(), datetime.now(UTC)
    for number, recorded in enumerate(_events(), start=1):
        row = seal_event(vault, SELF, session, number, wall=wall, recorded=recorded).columns
        head = secrets.token_bytes(HEAD_BYTES)
        for turn in range(number, number + 3):
            if turn % 3 == 0:
                ours.append(_append(journal, session, wall, recorded))
            elif turn % 3 == 1:
                rows.append(_insert(both, row, head))
            else:
                alone.append(_insert(event, row, None))
    return ours, rows, alone


def _append(journal: Journal, session: str, wall: datetime, recorded: Recorded) -> float:
    """Return the seconds it takes to keep the event."""
    began = perf_counter()
    journal.append(session, wall, recorded)
    return perf_counter() - began


def _insert(plain: sqlite3.Connection, row: tuple[Any, ...], head: bytes | None) -> float:
    """Return the seconds it takes SQLite alone."""
    began = perf_counter()
    plain.execute("BEGIN IMMEDIATE")
    plain.execute(schema.APPEND, row)
    if head is not None:
        plain.execute(schema.MOVE_HEAD, (head, 1))
    plain.execute("COMMIT")
    return perf_counter() - began


def _plain(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    for statement in schema.CREATE:
        if "TRIGGER" not in statement:
            connection.execute(statement)
    connection.execute(schema.ADD_HEAD, (1, "session", SELF, 0, bytes(HEAD_BYTES)))
    return connection


def _events() -> Iterator[Recorded]:
    yield Recorded(0.0, Began("arriving", "d1", "Arriving", "set-and-setting", "patient"))
    for number in range(EVENTS // 2):
        step = f"step-{number}"
        yield Recorded(float(number), Entered(step, "What stayed with you today?"))
        yield Recorded(number + 0.5, Answered(step, "line", "What stayed?", WORDS, WORDS))
