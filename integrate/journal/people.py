"""People: each with a pseudonym and a key of their own; to forget one is to destroy the key.

Without the key, every event, draft and pseudonym of that person is noise, in each copy of the file
made from then on. Copies made before still hold the key, wrapped.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from integrate.journal.entry import SELF, Person
from integrate.journal.errors import NotWritable, Refused
from integrate.journal.names import new_name
from integrate.journal.sealed_event import ticks
from integrate.journal.sealing import Bound, Unsealable, new_key, seal, unseal
from integrate.journal.vault import forgotten_place, read_persons, wrap_person

if TYPE_CHECKING:
    from integrate.journal.database import Database
    from integrate.journal.vault import Vault


def everyone(database: Database, vault: Vault) -> list[Person]:
    """Return whoever keeps the journal, and then the others by pseudonym."""
    rows = database.rows("SELECT CAST(id AS TEXT), CAST(pseudonym AS BLOB) FROM persons")
    known = [
        Person(person, _pseudonym(vault, person, body))
        for person, body in rows
        if person in vault.persons
    ]
    return sorted(known, key=lambda one: (one.id != SELF, one.pseudonym.casefold(), one.id))


def add(database: Database, vault: Vault, pseudonym: str) -> Person:
    """Keep sessions for one more person.

    Raises `Refused` when the pseudonym is empty or somebody else's, `NotWritable`.
    """
    name = " ".join(pseudonym.split())
    if not name:
        raise Refused("A pseudonym has at least one letter: give another one.")
    taken = {one.pseudonym.casefold() for one in everyone(database, vault)}
    if name.casefold() in taken:
        raise Refused(f"There is a person “{name}” already: give another pseudonym.")
    person, key = new_name(), new_key()
    sealed = seal(key, name.encode("utf-8", "surrogatepass"), _place(vault, person))
    database.commit(
        "INSERT INTO persons (id, wrapped, pseudonym) VALUES (?, ?, ?)",
        [(person, wrap_person(vault, person, key), sealed)],
    )
    read_persons(database, vault)
    return Person(person, name)


def forget(database: Database, vault: Vault, person: str) -> None:
    """Destroy the person's key, in the file and in its log; nothing brings it back.

    Raises `KeyError` for an unknown person, `Refused` for the keeper of the journal, `NotWritable`.
    """
    if person == SELF:
        raise Refused(
            f"{database.path} belongs to whoever keeps it: to destroy all of it, delete that file "
            "and the folder of its backups."
        )
    if person not in vault.persons:
        raise KeyError(person)
    now = str(ticks(datetime.now(UTC))).encode("ascii")
    proof = seal(vault.key, now, forgotten_place(vault, person))
    with database.transaction() as connection:
        connection.execute("DELETE FROM drafts WHERE person = ?", (person,))
        connection.execute("DELETE FROM pieces WHERE person = ?", (person,))
        connection.execute(
            "UPDATE persons SET wrapped = x'', pseudonym = x'', forgotten = ? WHERE id = ?",
            (proof, person),
        )
    read_persons(database, vault)
    _wipe_log(database)


def _wipe_log(database: Database) -> None:
    """Bring the change into the file itself and empty the log, which held the key until now."""
    ((busy, *_),) = database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    if busy:
        raise NotWritable(
            f"The key is destroyed, but another program reads {database.path}, so an older state "
            "is still in its log: close that program, and open and close the journal once."
        )


def _pseudonym(vault: Vault, person: str, body: bytes | None) -> str:
    try:
        plain = unseal(vault.persons[person], body or b"", _place(vault, person))
    except Unsealable:
        return ""
    return plain.decode("utf-8", "surrogatepass")


def _place(vault: Vault, person: str) -> Bound:
    return ("pseudonym", vault.id, person)
