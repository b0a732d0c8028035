"""Founding a journal: a file with one key in it, whole or not at all.

The device key is made before the journal, and a key without a journal is used again: a crash
between the two leaves nothing that could not be opened.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from integrate.journal import schema
from integrate.journal.database import create_tables
from integrate.journal.durable import drafted, make_folder
from integrate.journal.entry import SELF
from integrate.journal.faults import told
from integrate.journal.heads import Ledger, sign_ledger
from integrate.journal.sealing import new_key
from integrate.journal.vault import Vault, wrap_person

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.device import Device


def found_journal(path: Path, device: Device) -> None:
    """Make a new journal at `path`, whole or not at all, for the key of this device.

    Where another program makes it first, that one stays. Raises `NotWritable`, or `WrongKey` when
    the key file is no key.
    """
    vault = Vault(secrets.token_hex(16), new_key(), {})
    slot = device.new_slot(vault.id, vault.key)
    rows = {
        "INSERT INTO vault (id) VALUES (?)": (vault.id,),
        "INSERT INTO slots (kind, wrapped, parameters) VALUES (?, ?, ?)": (
            slot.kind.value,
            slot.wrapped,
            slot.parameters,
        ),
        "INSERT INTO persons (id, wrapped) VALUES (?, ?)": (
            SELF,
            wrap_person(vault, SELF, new_key()),
        ),
        schema.ADD_LEDGER: (sign_ledger(vault, Ledger()), 0),
    }
    with told(path):
        make_folder(path.parent)
        with drafted(path) as draft:
            create_tables(draft, schema.CREATE, rows)
