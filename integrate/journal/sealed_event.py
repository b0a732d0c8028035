"""An event as a row of the journal: its place in clear, its content sealed and bound to the place.

Sealing and opening are each other's inverse; a row of which any column was changed does not open.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from integrate.journal.entry import Entry
from integrate.journal.sealing import Bound, Unsealable, seal, unseal
from integrate.session.record import from_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.journal.vault import Vault
    from integrate.session.record import Recorded

_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)
_LOWEST = (datetime.min.replace(tzinfo=UTC) - _EPOCH) // _TICK
_HIGHEST = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // _TICK


@dataclass(frozen=True, slots=True)
class SealedEvent:
    """One row of the table of events."""

    session: str
    number: int
    person: str
    wall: int
    """Microseconds since 1970 UTC."""
    kind: str
    body: bytes

    @property
    def columns(self) -> tuple[Any, ...]:
        """The values in the order of `schema.COLUMNS`."""
        return (self.session, self.number, self.person, self.wall, self.kind, self.body)

    @property
    def moment(self) -> datetime:
        """The moment of the wall clock; the nearest there is when a damaged row names none."""
        return moment(self.wall)


def moment(ticks: int) -> datetime:
    """Return the moment of a clock in microseconds since 1970, or the nearest there is."""
    return _EPOCH + min(max(ticks, _LOWEST), _HIGHEST) * _TICK


def ticks(wall: datetime) -> int:
    """Return the microseconds since 1970 UTC. Raises `ValueError` without a time zone."""
    if wall.utcoffset() is None:
        raise ValueError("the moment of an event needs a time zone")
    return (wall - _EPOCH) // _TICK


def from_columns(values: Sequence[Any]) -> SealedEvent:
    """Return the row read; a value of a type it never had is emptied, so that it does not open."""
    kinds: tuple[type[Any], ...] = (str, int, str, int, str, bytes)
    return SealedEvent(
        *(
            value if isinstance(value, kind) else kind()
            for value, kind in zip(values, kinds, strict=True)
        )
    )


def seal_event(
    vault: Vault, person: str, session: str, number: int, *, wall: datetime, recorded: Recorded
) -> SealedEvent:
    """Return the event sealed for its place.

    Raises `ValueError` when `wall` has no time zone, `KeyError` for an unknown person.
    """
    clock = ticks(wall)
    plain = to_plain(recorded)
    # ASCII escapes keep even the stray half characters that a terminal can pass on
    text = _encode(plain).encode("ascii")
    place = _place(vault, (session, number, person, clock, plain["kind"]))
    body = seal(vault.persons[person], text, place)
    return SealedEvent(session, number, person, clock, plain["kind"], body)


def open_event(vault: Vault, row: SealedEvent) -> Entry:
    """Return the entry in the row.

    Raises `Unsealable` when the row was changed or moved, and `ValueError` when a newer version of
    the program wrote an event of a kind this one does not know.
    """
    key = vault.persons.get(row.person)
    if key is None:
        raise Unsealable
    *place, body = row.columns
    plain = json.loads(unseal(key, body, _place(vault, place)))
    return Entry(row.number, row.moment, from_plain(plain))


def is_whole(vault: Vault, row: SealedEvent) -> bool:
    """Tell whether the row is as it was written, by whatever version."""
    key = vault.persons.get(row.person)
    *place, body = row.columns
    try:
        return key is not None and bool(unseal(key, body, _place(vault, place)))
    except Unsealable:
        return False


def _place(vault: Vault, place: Sequence[str | int]) -> Bound:
    return ("event", vault.id, *place)
