"""Slots: the ways into a vault. Each holds the vault key, wrapped by a key of its own kind.

The vault key never changes; a way in is added or taken away without touching any event. The device
slot asks nothing of the person: whoever has both the journal and this computer's key file can read.
"""

from __future__ import annotations

import enum

from integrate.journal.sealing import Bound, seal, unseal


class SlotKind(enum.StrEnum):
    """What opens a slot; the value is stored."""

    DEVICE = "device"
    """The key file in the keys folder of this computer."""


def wrap(vault: str, kind: SlotKind, slot_key: bytes, vault_key: bytes) -> bytes:
    """Return the vault key as a slot of this kind keeps it."""
    return seal(slot_key, vault_key, _place(vault, kind))


def unwrap(vault: str, kind: SlotKind, slot_key: bytes, wrapped: bytes) -> bytes:
    """Return the vault key.

    Raises `Unsealable` when `slot_key` is not the key of this slot, or the slot was changed.
    """
    return unseal(slot_key, wrapped, _place(vault, kind))


def _place(vault: str, kind: SlotKind) -> Bound:
    return ("slot", vault, kind.value)
