"""Slots: the ways into a vault. Each holds the vault key, wrapped by a key of its own kind.

The vault key never changes; a way in is added or taken away without touching any event. The device
slot asks nothing of the person: whoever has both the journal and this computer's key can read.
"""

from __future__ import annotations

import enum
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integrate.journal import passphrase, recovery
from integrate.journal.sealing import Bound, Unsealable, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integrate.journal.database import Database


class SlotKind(enum.StrEnum):
    """What opens a slot; the value is stored."""

    DEVICE = "device"
    """The key kept on this computer: in the keys folder, or in the system's keyring."""
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind
    """Words that somebody knows."""
    RECOVERY = "recovery"
    """The code that was shown once, to be kept on paper."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One row of the table of slots."""

    kind: SlotKind
    wrapped: bytes
    """The vault key, sealed with the slot's key."""
    parameters: str = ""
    """A JSON object of what else is needed to open it, or nothing; bound to the wrapped key."""

    @property
    def values(self) -> Mapping[str, Any]:
        """The parameters; none when they cannot be read, so that the slot does not open."""
        try:
            read = json.loads(self.parameters or "{}")
        except (ValueError, RecursionError):
            return {}
        return read if isinstance(read, dict) else {}


def wrap(
    vault: str, kind: SlotKind, slot_key: bytes, vault_key: bytes, parameters: str = ""
) -> bytes:
    """Return the vault key as a slot of this kind keeps it."""
    return seal(slot_key, vault_key, _place(vault, kind, parameters))


def unwrap(
    vault: str, kind: SlotKind, slot_key: bytes, wrapped: bytes, parameters: str = ""
) -> bytes:
    """Return the vault key.

    Raises `Unsealable` when `slot_key` is not the key of this slot, or the slot was changed.
    """
    return unseal(slot_key, wrapped, _place(vault, kind, parameters))


def read_slots(database: Database) -> list[Slot]:
    """Return the slots of kinds that this version knows, in the order they were made."""
    parameters = "CAST(parameters AS TEXT)" if database.version > 1 else "''"
    rows = database.rows(
        f"SELECT CAST(kind AS TEXT), coalesce(CAST(wrapped AS BLOB), x''), {parameters} "  # noqa: S608 - one of the two above
        "FROM slots ORDER BY id"
    )
    return [
        Slot(SlotKind(kind), wrapped, parameters or "")
        for kind, wrapped, parameters in rows
        if kind in set(SlotKind)
    ]


def open_with(vault: str, slot: Slot, secret: str) -> bytes:
    """Return the vault key by a passphrase or a recovery code.

    Raises `Unsealable` when it does not fit; a code that was mistyped does not either.
    """
    if slot.kind is SlotKind.RECOVERY:
        key = recovery.key(secret)
    elif slot.kind is SlotKind.PASSPHRASE:
        key = passphrase.key(secret, slot.values)
    else:
        raise Unsealable
    return unwrap(vault, slot.kind, key, slot.wrapped, slot.parameters)


def _place(vault: str, kind: SlotKind, parameters: str) -> Bound:
    return ("slot", vault, kind.value, *([parameters] if parameters else []))
