"""A journal's two folders for tests, a session to put in, and a hand that tampers with the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from integrate.journal.store import Journal
from integrate.session.record import Advanced, Answered, Began, Entered, Event, Finished

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
WORDS = "a heron by the canal"
EVENTS: tuple[Event, ...] = (
    Began("arriving", "d1", "Arriving", "set-and-setting", "patient"),
    Entered("one", "What is your intention?"),
    Answered("one", "intention", "What is your intention?", WORDS, WORDS),
    Advanced("one"),
    Finished(),
)


@dataclass(frozen=True, slots=True)
class Home:
    """The two folders a journal needs, not made yet."""

    data: Path
    keys: Path

    @property
    def file(self) -> Path:
        """The journal's file."""
        return self.data / "journal.db"

    def open(self) -> Journal:
        """Open the journal."""
        return Journal.open(self.data, self.keys)

    def tamper(self, *statements: str, values: Sequence[Any] = ()) -> None:
        """Carry out the statements with the triggers off, as another program could."""
        with closing(sqlite3.connect(self.file)) as raw, raw:
            for (name,) in raw.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                raw.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                raw.execute(statement, values)
