"""Reading a session back: every event opened, and all of them held against the head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integrate.journal.errors import Damaged, NewerFormat
from integrate.journal.sealed_event import from_columns, open_event
from integrate.journal.sealing import Unsealable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from integrate.journal.entry import Entry
    from integrate.journal.heads import Head
    from integrate.journal.sealed_event import SealedEvent
    from integrate.journal.vault import Vault

_REMEDY = (
    "everything else is untouched; `integrate journal restore` puts a backup in place of the file "
    "to read it again."
)


def read_session(
    path: Path, vault: Vault, session: str, head: Head | None, rows: Sequence[Sequence[Any]]
) -> list[Entry]:
    """Return the session's entries.

    Raises `Damaged` naming the first event that is not as it was written, or `NewerFormat`.
    """
    sealed = [from_columns(values) for values in rows]
    entries = [
        _opened(path, vault, f"event {number} of session {session}", number, row)
        for number, row in enumerate(sealed, start=1)
    ]
    if head is None:
        raise Damaged(f"In {path}, the head of session {session} is missing: {_REMEDY}")
    if len(entries) < head.number:
        raise _missing(path, f"event {len(entries) + 1} of session {session}")
    return entries


def _opened(path: Path, vault: Vault, where: str, number: int, row: SealedEvent) -> Entry:
    if row.number != number:
        raise _missing(path, where)
    try:
        return open_event(vault, row)
    except Unsealable as error:
        raise Damaged(f"In {path}, {where} was changed or moved: {_REMEDY}") from error
    except ValueError as error:
        raise NewerFormat(
            f"In {path}, {where} was written by a newer version of this program: install the newer "
            "version to read this session."
        ) from error


def _missing(path: Path, where: str) -> Damaged:
    return Damaged(f"In {path}, {where} is missing: {_REMEDY}")
