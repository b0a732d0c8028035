"""The sound of voice memos: sealed piece by piece while it is spoken, and read back in order.

A piece is about a second of sound, on the disk before the next one comes, so that a crash costs no
more than what was not a piece yet. Pieces stand beside the events; until their page is kept they
are loose, as a draft is, and the `MemoKept` of a kept page holds a running hash over them. A piece
is never changed; what this module opens it opens in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from integrate.journal import schema
from integrate.journal.errors import Damaged, Forgotten
from integrate.journal.heads import chained
from integrate.journal.sealing import Bound, Unsealable, seal, unseal
from integrate.session.record import MemoKept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integrate.journal.database import Database
    from integrate.journal.entry import Entry
    from integrate.journal.vault import Vault
    from integrate.journal.writing import Writer
    from integrate.session.record import Seconds

_CLOCK_BYTES = 4
"""Before the sound of a piece stands, big-endian, where it ends: milliseconds from the beginning
of the memo."""
_THOUSAND = 1000


class Memos:
    """The memos of one open journal; may be used from any thread, a memo by one at a time."""

    def __init__(self, database: Database, vault: Vault, writer: Writer) -> None:
        """Seal with these keys."""
        self._database = database
        self._vault = vault
        self._writer = writer

    def add(self, session: str, memo: int, number: int, until: Seconds, sound: bytes) -> None:
        """Put a piece at the end of a memo; on return it is on the disk.

        `until` is how long the memo is with it. Raises `KeyError` for a session without events,
        `Forgotten` when its person was, `NotWritable`; then the piece is not stored.
        """
        self._writer.refresh()
        head = self._writer.head(session)
        if head is None:
            raise KeyError(session)
        key = self._vault.persons.get(head.person)
        if key is None:
            raise Forgotten(f"The person of session {session} was forgotten: no memo is kept.")
        place = (session, memo, number, head.person)
        plain = round(until * _THOUSAND).to_bytes(_CLOCK_BYTES, "big") + sound
        body = seal(key, plain, _bound(self._vault, place))
        self._database.commit(schema.ADD_PIECE, [(*place, body)])

    def loose(self, session: str) -> list[MemoKept]:
        """Return the memos of a page that is not kept yet, as far as each is whole."""
        found = (
            _as_far_as_whole(self._vault, session, pieces_of(self._database, session, memo))
            for memo in memos_of(self._database, session)
        )
        return [one for one in found if one is not None]

    def drop(self, session: str, memo: int) -> None:
        """Take a loose memo away; its pieces are overwritten with zeros. Raises `NotWritable`."""
        statement = "DELETE FROM pieces WHERE session = ? AND memo = ?"
        self._database.commit(statement, [(session, memo)])

    def sound(self, session: str, kept: MemoKept) -> Iterator[bytes]:
        """Yield the sound of a memo, piece by piece; nothing where the journal has none of it.

        Raises `Damaged` before the first piece when it is not all there, as it was written.
        """
        rows = pieces_of(self._database, session, kept.memo)[: kept.pieces]
        if len(rows) < kept.pieces or chain_of(rows) != kept.chain:
            raise self._damaged(session)
        for row in rows:
            try:
                yield open_piece(self._vault, session, row)[1]
            except Unsealable as error:
                raise self._damaged(session) from error

    def _damaged(self, session: str) -> Damaged:
        return Damaged(
            f"In {self._database.path}, a voice memo of session {session} was changed or is not "
            "all there: everything else is untouched; `integrate journal restore` puts a backup in "
            "place of the file to hear it again."
        )


def kept_memos(entries: Sequence[Entry]) -> list[MemoKept]:
    """Return the memos of a session or page."""
    events = (entry.recorded.event for entry in entries)
    return [one for one in events if isinstance(one, MemoKept)]


def memos_of(database: Database, session: str) -> list[int]:
    """Return the numbers of the memos of which there is any piece."""
    return [memo for (memo,) in database.rows(schema.MEMOS_OF, (session,))]


def pieces_of(database: Database, session: str, memo: int) -> list[tuple[Any, ...]]:
    """Return the rows of a memo in order: memo, number, person, body."""
    return database.rows(schema.PIECES_OF, (session, memo))


def chain_of(rows: Sequence[Sequence[Any]]) -> str:
    """Return the running hash over the sealed bodies of pieces."""
    chain = ""
    for row in rows:
        chain = chained(chain, row[3] or b"")
    return chain


def open_piece(vault: Vault, session: str, row: Sequence[Any]) -> tuple[Seconds, bytes]:
    """Return how long a memo is with this piece, and the piece. Raises `Unsealable`."""
    memo, number, person, body = row
    key = vault.persons.get(person)
    if key is None:
        raise Unsealable
    plain = unseal(key, body or b"", _bound(vault, (session, memo, number, person)))
    return int.from_bytes(plain[:_CLOCK_BYTES], "big") / _THOUSAND, plain[_CLOCK_BYTES:]


def _as_far_as_whole(vault: Vault, session: str, rows: Sequence[Sequence[Any]]) -> MemoKept | None:
    """Return the memo that its first pieces make, up to one that is missing or does not open."""
    length, whole = 0.0, 0
    for number, row in enumerate(rows, start=1):
        try:
            until, _sound = open_piece(vault, session, row)
        except Unsealable:
            break
        if row[1] != number:
            break
        length, whole = until, number
    if not whole:
        return None
    return MemoKept(rows[0][0], length, whole, chain_of(rows[:whole]))


def _bound(vault: Vault, place: Sequence[str | int]) -> Bound:
    return ("piece", vault.id, *place)
