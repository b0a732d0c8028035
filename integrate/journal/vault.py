"""The vault: the keys of one journal, opened.

The device key unwraps the vault key, and that unwraps each person's key, which seals the person's
events. The key file is made before the journal, and a key without a journal is used again: a crash
between the two leaves nothing that could not be opened.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.journal import schema
from integrate.journal.database import create_tables
from integrate.journal.durable import drafted, make_folder
from integrate.journal.errors import Damaged, WrongKey
from integrate.journal.faults import told
from integrate.journal.keyfile import NAME, make_device_key, read_device_key
from integrate.journal.sealing import Bound, Unsealable, new_key, seal, unseal
from integrate.journal.slots import SlotKind, unwrap, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from integrate.journal.database import Database

SELF = "self"
"""The person a journal is made with: whoever keeps it."""


@dataclass(frozen=True, slots=True)
class Vault:
    """The keys of one open journal."""

    id: str
    """What every sealed thing in this journal is bound to."""
    persons: Mapping[str, bytes] = field(repr=False)
    """The key of each person."""


def create_vault(path: Path, keys: Path) -> None:
    """Make a new journal at `path`, whole or not at all, for the device key in `keys`.

    Where another program makes it first, that one stays. Raises `NotWritable`, or `WrongKey` when
    the file in `keys` is no key.
    """
    device_key = make_device_key(keys)
    vault, vault_key = secrets.token_hex(16), new_key()
    slot = wrap(vault, SlotKind.DEVICE, device_key, vault_key)
    person = seal(vault_key, new_key(), _person_place(vault, SELF))
    rows = {
        "INSERT INTO vault (id) VALUES (?)": (vault,),
        "INSERT INTO slots (kind, wrapped) VALUES (?, ?)": (SlotKind.DEVICE.value, slot),
        "INSERT INTO persons (id, wrapped) VALUES (?, ?)": (SELF, person),
    }
    with told(path):
        make_folder(path.parent)
        with drafted(path) as draft:
            create_tables(draft, schema.CREATE, rows)


def open_vault(database: Database, keys: Path) -> Vault:
    """Open the journal's keys by its device slot.

    Raises `WrongKey` when the device key is missing or does not fit, `Damaged` when the journal has
    lost its keys.
    """
    device_key = read_device_key(keys)
    found = database.rows("SELECT id FROM vault")
    if not found:
        raise _lost(database.path)
    vault = str(found[0][0])
    vault_key = _vault_key(database, vault, device_key, keys)
    persons = database.rows(
        "SELECT CAST(id AS TEXT), coalesce(CAST(wrapped AS BLOB), x'') FROM persons"
    )
    try:
        opened = {
            person: unseal(vault_key, wrapped, _person_place(vault, person))
            for person, wrapped in persons
        }
    except Unsealable as error:
        raise _lost(database.path) from error
    if SELF not in opened:
        raise _lost(database.path)
    return Vault(vault, opened)


def _vault_key(database: Database, vault: str, device_key: bytes, keys: Path) -> bytes:
    slots = database.rows(
        "SELECT coalesce(CAST(wrapped AS BLOB), x'') FROM slots WHERE kind = ?",
        (SlotKind.DEVICE.value,),
    )
    for (wrapped,) in slots:
        try:
            return unwrap(vault, SlotKind.DEVICE, device_key, wrapped)
        except Unsealable:
            continue
    raise WrongKey(
        f"The key {keys / NAME} does not open {database.path}: put back the key that was made with "
        "this journal, or the journal that belongs to this key."
    )


def _person_place(vault: str, person: str) -> Bound:
    return ("person", vault, person)


def _lost(path: Path) -> Damaged:
    return Damaged(
        f"{path} has lost the keys that it keeps inside: keep the file as it is, and put a backup "
        "in its place."
    )
