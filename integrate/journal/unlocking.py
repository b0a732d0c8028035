"""Finding a way into a journal: this computer's key, or else what somebody is asked for.

Nothing is written here, so a wrong passphrase leaves the file as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError, WrongKey
from integrate.journal.recovery import read_code
from integrate.journal.sealing import Unsealable
from integrate.journal.slots import Slot, SlotKind, open_with, read_slots
from integrate.journal.vault import open_vault, read_id

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from integrate.journal.database import Database
    from integrate.journal.device import Device
    from integrate.journal.vault import Vault


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the person, before anything is written."""

    path: Path
    """The journal that is to be opened."""
    kinds: tuple[SlotKind, ...]
    """What opens it: `PASSPHRASE`, `RECOVERY` or both."""
    why: str
    """Why this computer's own key does not, in a sentence; empty when it is not meant to."""


def unlock(
    database: Database, device: Device, ask: Callable[[Asked], str] | None
) -> tuple[Vault, SlotKind]:
    """Open the journal's keys; return them with the kind of slot that gave them.

    `ask` returns a passphrase or a recovery code. Raises `WrongKey`, `NotWritable` when the key
    file may not be read, `Damaged` when the journal has lost its keys.
    """
    vault, slots = read_id(database), read_slots(database)
    key, refused = _by_device(database.path, vault, slots, device)
    if key is not None:
        return open_vault(database, vault, key), SlotKind.DEVICE
    others = [slot for slot in slots if slot.kind is not SlotKind.DEVICE]
    if not others:
        raise refused or _no_fit(database.path, device.place(_ANY))
    kinds = tuple(dict.fromkeys(slot.kind for slot in others))
    if ask is None:
        raise nobody_to_ask(database.path)
    secret = ask(Asked(database.path, kinds, str(refused) if refused else ""))
    for slot in sorted(others, key=lambda slot: slot.kind is not SlotKind.RECOVERY):
        try:
            return open_vault(database, vault, open_with(vault, slot, secret)), slot.kind
        except Unsealable:
            continue
    raise _wrong(database.path, secret)


_ANY = Slot(SlotKind.DEVICE, b"")


def _by_device(
    path: Path, vault: str, slots: Sequence[Slot], device: Device
) -> tuple[bytes | None, JournalError | None]:
    """Return the vault key, or why this computer does not have it."""
    refused: JournalError | None = None
    for slot in slots:
        if slot.kind is SlotKind.DEVICE:
            try:
                return device.opens(vault, slot), None
            except Unsealable:
                refused = _no_fit(path, device.place(slot))
            except JournalError as error:
                refused = error
    return None, refused


def _no_fit(path: Path, place: str) -> WrongKey:
    return WrongKey(
        f"The key {place} does not open {path}: put back the key that was made with this "
        "journal, or the journal that belongs to this key."
    )


def nobody_to_ask(path: Path) -> WrongKey:
    """Return what is raised where nobody can type what opens the journal."""
    return WrongKey(
        f"{path} is opened by a passphrase or a recovery code, and nobody is here to be asked: "
        "open it where you can type."
    )


def _wrong(path: Path, secret: str) -> WrongKey:
    what = "recovery code" if read_code(secret) else "passphrase or recovery code"
    return WrongKey(f"That {what} does not open {path}: nothing was changed, so try again.")
