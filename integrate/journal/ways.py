"""Ways into an open journal: passphrase, recovery code and this computer, set and taken away.

A new way is proven to open before an older one goes, in one transaction; the last one never goes.
Older backups keep the ways they were made with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal import passphrase, recovery
from integrate.journal.errors import JournalError, NotWritable, Refused
from integrate.journal.sealing import Unsealable
from integrate.journal.slots import Slot, SlotKind, open_with, read_slots, wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.journal.database import Database
    from integrate.journal.device import Device
    from integrate.journal.vault import Vault


@dataclass(frozen=True, slots=True)
class Way:
    """One way in."""

    kind: SlotKind
    place: str
    """Where the key of this computer is kept; empty for what a person knows or has on paper."""


_ADD = "INSERT INTO slots (kind, wrapped, parameters) VALUES (?, ?, ?)"


def fits(database: Database, vault: Vault, words: str) -> bool:
    """Tell whether these words open the journal, as its passphrase or its recovery code."""
    for slot in read_slots(database):
        try:
            if open_with(vault.id, slot, words) == vault.key:
                return True
        except Unsealable:
            continue
    return False


def set_passphrase(database: Database, vault: Vault, words: str) -> None:
    """Let this passphrase open the journal, and no earlier one.

    Raises `WeakPassphrase`, `NotWritable`.
    """
    passphrase.check(words)
    parameters = passphrase.new_parameters()
    key = passphrase.key(words, Slot(SlotKind.PASSPHRASE, b"", parameters).values)
    wrapped = wrap(vault.id, SlotKind.PASSPHRASE, key, vault.key, parameters)
    slot = Slot(SlotKind.PASSPHRASE, wrapped, parameters)
    _replace(database, vault, slot, lambda kept: open_with(vault.id, kept, words))


def new_recovery_code(database: Database, vault: Vault) -> str:
    """Return a new code that opens the journal; an earlier one does so no more.

    The code is kept nowhere. Raises `NotWritable`.
    """
    code = recovery.new_code()
    wrapped = wrap(vault.id, SlotKind.RECOVERY, recovery.key(code), vault.key)
    slot = Slot(SlotKind.RECOVERY, wrapped)
    _replace(database, vault, slot, lambda kept: open_with(vault.id, kept, code))
    return code


def remember_device(database: Database, vault: Vault, device: Device) -> None:
    """Let this computer open the journal without asking, and no computer before it.

    Raises `NotWritable`, or `WrongKey` when the key file is no key.
    """
    slot = device.new_slot(vault.id, vault.key)
    _replace(database, vault, slot, lambda kept: device.opens(vault.id, kept))


def remove(database: Database, kind: SlotKind) -> None:
    """Take a way in away.

    Raises `Refused` when there is none of this kind, or it is the only one; `NotWritable`.
    """
    with database.transaction() as connection:
        kinds = {slot.kind for slot in read_slots(database)}
        if kind not in kinds:
            raise Refused(f"{database.path} has no {kind} that opens it: nothing was changed.")
        if kinds == {kind}:
            raise Refused(
                f"The {kind} is the only way into {database.path}, so it stays: set a passphrase "
                "or a recovery code first."
            )
        connection.execute("DELETE FROM slots WHERE kind = ?", (kind.value,))
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _replace(database: Database, vault: Vault, slot: Slot, opens: Callable[[Slot], bytes]) -> None:
    """Put the slot in the place of those of its kind, once it is proven to open."""
    with database.transaction() as connection:
        connection.execute("DELETE FROM slots WHERE kind = ?", (slot.kind.value,))
        connection.execute(_ADD, (slot.kind.value, slot.wrapped, slot.parameters))
        (kept,) = [one for one in read_slots(database) if one.kind is slot.kind]
        try:
            proven = opens(kept) == vault.key
        except (Unsealable, JournalError) as error:
            raise _unproven(database, slot) from error
        if not proven:
            raise _unproven(database, slot)
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _unproven(database: Database, slot: Slot) -> NotWritable:
    return NotWritable(
        f"The new {slot.kind} did not open {database.path}, so everything stays as it was: check "
        "the drive and try again."
    )
