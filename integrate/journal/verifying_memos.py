"""Looking through the sound of a session's voice memos: each piece, and all against their event."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from integrate.journal.memos import chain_of, kept_memos, memos_of, open_piece, pieces_of
from integrate.journal.sealed_event import open_event
from integrate.journal.sealing import Unsealable
from integrate.journal.verified import Finding, State
from integrate.session.record import KINDS, MemoKept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integrate.journal.database import Database
    from integrate.journal.entry import Entry
    from integrate.journal.heads import Head
    from integrate.journal.sealed_event import SealedEvent
    from integrate.journal.vault import Vault

_KIND = next(name for name, kind in KINDS.items() if kind is MemoKept)


def look_at_memos(
    database: Database, vault: Vault, head: Head, events: Sequence[SealedEvent]
) -> Iterator[Finding]:
    """Yield what is wrong with the memos of a session; nothing where all is well.

    Of a forgotten person there is nothing left to look at.
    """
    if head.person in vault.forgotten:
        return
    kept = {one.memo: one for one in kept_memos(list(_opened(vault, events)))}
    for memo in sorted({*kept, *memos_of(database, head.session)}):
        rows = pieces_of(database, head.session, memo)
        wanted = kept.get(memo)
        where = f"The sound of voice memo {memo} of session {head.session}"
        if wanted is not None and len(rows) < wanted.pieces:
            yield Finding(State.MISSING, f"{where} is missing, or a part of it.", head.session)
        elif _is_changed(vault, head.session, rows, wanted):
            yield Finding(State.CHANGED, f"{where} was changed or moved.", head.session)


def _opened(vault: Vault, events: Sequence[SealedEvent]) -> Iterator[Entry]:
    """Yield the events that tell of memos; one that does not open is told of elsewhere."""
    for row in events:
        if row.kind == _KIND:
            with suppress(Unsealable, ValueError):
                yield open_event(vault, row)


def _is_changed(
    vault: Vault, session: str, rows: Sequence[Sequence[Any]], kept: MemoKept | None
) -> bool:
    if kept is not None and chain_of(rows[: kept.pieces]) != kept.chain:
        return True
    try:
        for row in rows:
            open_piece(vault, session, row)
    except Unsealable:
        return True
    return False
