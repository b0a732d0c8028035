"""The ids of sessions, read from a journal's file without a key: they stand in it unsealed.

For a shell that completes them. Nothing is unlocked, made or changed, and what cannot be read is
left to the command that opens the journal to tell.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from integrate.session.record import CaptureKept, Entered

if TYPE_CHECKING:
    from pathlib import Path

MOST: Final = 200
"""How many are given; older ones are typed."""
PATIENCE: Final = 0.1
"""Seconds to wait for a file that is being written."""
_SHOWN: Final = tuple(kind.__name__.lower() for kind in (Entered, CaptureKept))
"""What an event is called that only a session to be read has; pages such as a plan have none."""
_NEWEST: Final = """
SELECT session FROM heads
WHERE EXISTS (SELECT 1 FROM events WHERE events.session = heads.session AND kind IN (?, ?))
ORDER BY ordinal DESC LIMIT ?
"""


def session_ids(path: Path) -> list[str]:
    """Return the ids, the newest first; none where there is no journal that can be read."""
    if not path.is_file():
        return []
    is_in_use = path.with_name(f"{path.name}-wal").exists()
    # without a log beside it, SQLite must not make one only to read
    how = "mode=ro" if is_in_use else "mode=ro&immutable=1"
    try:
        address = f"{path.absolute().as_uri()}?{how}"
        with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as connection:
            return [str(one) for (one,) in connection.execute(_NEWEST, (*_SHOWN, MOST))]
    except sqlite3.Error:
        return []
