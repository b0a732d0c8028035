"""The vault: the keys of one journal, opened.

A slot gives the vault key, and that unwraps each person's key, which seals the person's events.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.journal.entry import SELF
from integrate.journal.errors import Damaged
from integrate.journal.sealing import Bound, Unsealable, seal, unseal

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.database import Database


@dataclass(slots=True)
class Vault:
    """The keys of one open journal."""

    id: str
    """What every sealed thing in this journal is bound to."""
    key: bytes = field(repr=False)
    """Seals the persons' keys, the heads and the ledger; each slot holds it wrapped."""
    persons: dict[str, bytes] = field(repr=False)
    """The key of each person whose key is there and whole."""
    forgotten: frozenset[str] = frozenset()
    """Persons whose key this program destroyed."""


def read_id(database: Database) -> str:
    """Return the vault's id. Raises `Damaged` when the journal has lost it."""
    found = database.rows("SELECT CAST(id AS TEXT) FROM vault")
    if not found or found[0][0] is None:
        raise _lost(database.path)
    return str(found[0][0])


def open_vault(database: Database, vault: str, key: bytes) -> Vault:
    """Open the keys of all persons with the vault key.

    Raises `Damaged` when the key of whoever keeps the journal is lost.
    """
    opened = Vault(vault, key, {})
    read_persons(database, opened)
    if SELF not in opened.persons:
        raise _lost(database.path)
    return opened


def read_persons(database: Database, vault: Vault) -> None:
    """Take the persons' keys into the vault as they stand in the file now."""
    forgotten = "CAST(forgotten AS BLOB)" if database.version > 1 else "x''"
    rows = database.rows(
        f"SELECT CAST(id AS TEXT), coalesce(CAST(wrapped AS BLOB), x''), {forgotten} FROM persons"  # noqa: S608 - one of the two above
    )
    persons, gone = {}, set()
    for person, wrapped, proof in rows:
        if is_sealed(vault.key, proof, forgotten_place(vault, person)):
            gone.add(person)
            continue
        try:
            persons[person] = unseal(vault.key, wrapped, _person_place(vault, person))
        except Unsealable:  # this one's sessions cannot be read, and all the others can
            continue
    vault.persons, vault.forgotten = persons, frozenset(gone)


def wrap_person(vault: Vault, person: str, key: bytes) -> bytes:
    """Return a person's key, wrapped by the vault key."""
    return seal(vault.key, key, _person_place(vault, person))


def forgotten_place(vault: Vault, person: str) -> Bound:
    """Return what the proof that a person was forgotten is bound to."""
    return ("forgotten", vault.id, person)


def is_sealed(key: bytes, body: bytes, place: Bound) -> bool:
    """Tell whether the body opens."""
    try:
        unseal(key, body, place)
    except Unsealable:
        return False
    return True


def _person_place(vault: Vault, person: str) -> Bound:
    return ("person", vault.id, person)


def _lost(path: Path) -> Damaged:
    return Damaged(
        f"{path} has lost the keys that it keeps inside: keep the file as it is, and put a backup "
        "in its place with `integrate journal restore`."
    )
