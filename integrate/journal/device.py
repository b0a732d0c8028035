"""The key of this computer: where it is kept, and how it is found again.

A new journal's key goes into the system's keyring where there is one, and otherwise into the key
file. The slot says which of the two it was, so that a missing key is looked for in its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.errors import WrongKey
from integrate.journal.keyfile import NAME, make_device_key, read_device_key
from integrate.journal.sealing import KEY_BYTES, Unsealable, new_key
from integrate.journal.slots import Slot, SlotKind, unwrap, wrap

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.os_keyring import Keyring

IN_KEYRING = '{"kept":"keyring"}'
"""The parameters of a slot whose key is in the keyring; a slot without any has the key file."""


@dataclass(frozen=True, slots=True)
class Device:
    """This computer, as far as keys go."""

    keys: Path
    """The folder of the key file."""
    keyring: Keyring | None = None

    def place(self, slot: Slot) -> str:
        """Say where the key of this slot is kept; nothing for a slot that no computer opens."""
        if slot.kind is not SlotKind.DEVICE:
            return ""
        return "in the system's keyring" if slot.parameters == IN_KEYRING else str(self.keys / NAME)

    def new_slot(self, vault: str, vault_key: bytes) -> Slot:
        """Return a slot that this computer opens. Raises `NotWritable`, or `WrongKey`."""
        parameters, key = "", b""
        # a key file that is there keeps opening the journals that are made beside others
        if self.keyring and not (self.keys / NAME).exists():
            key = new_key()
            parameters = IN_KEYRING if self.keyring.keep(vault, key.hex()) else ""
        if not parameters:
            key = make_device_key(self.keys)
        wrapped = wrap(vault, SlotKind.DEVICE, key, vault_key, parameters)
        return Slot(SlotKind.DEVICE, wrapped, parameters)

    def opens(self, vault: str, slot: Slot) -> bytes:
        """Return the vault key.

        Raises `WrongKey` or `NotWritable` when the key cannot be had, `Unsealable` when it does not
        fit.
        """
        key = (
            self._in_keyring(vault) if slot.parameters == IN_KEYRING else read_device_key(self.keys)
        )
        return unwrap(vault, SlotKind.DEVICE, key, slot.wrapped, slot.parameters)

    def _in_keyring(self, vault: str) -> bytes:
        found = self.keyring.get(vault) if self.keyring else None
        if found is None:
            raise WrongKey(
                "The key of this journal is in the system's keyring, which does not give it: "
                "unlock it, see that the package `keyring` is installed, or open the journal "
                "with its passphrase or recovery code."
            )
        try:
            key = bytes.fromhex(found)
        except ValueError as error:
            raise Unsealable from error
        if len(key) != KEY_BYTES:
            raise Unsealable
        return key
