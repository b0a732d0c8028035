"""The device key: one file in the keys folder that opens this computer's journal.

The file is two lines of ASCII, `integrate device key 1` and the key in hex; mode 0600. It is made
once and never replaced, since a journal cannot be opened without it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from integrate.journal.durable import drafted, make_folder
from integrate.journal.errors import WrongKey
from integrate.journal.faults import told
from integrate.journal.sealing import KEY_BYTES, new_key

if TYPE_CHECKING:
    from pathlib import Path

NAME = "device.key"
_HEADING = "integrate device key 1"
_FORM = re.compile(rf"{_HEADING}\n([0-9a-f]{{{2 * KEY_BYTES}}})\n".encode("ascii"))


def make_device_key(keys: Path) -> bytes:
    """Return the key in the folder `keys`, made now if there is none.

    Raises `NotWritable`, or `WrongKey` when the file there is no key.
    """
    path = keys / NAME
    with told(path):
        make_folder(keys)
        if not path.exists():
            with drafted(path) as draft:
                draft.write_text(f"{_HEADING}\n{new_key().hex()}\n", "ascii", newline="\n")
    return read_device_key(keys)


def read_device_key(keys: Path) -> bytes:
    """Return the key in the folder `keys`.

    Raises `WrongKey` when it is missing or is no key, `NotWritable` when it may not be read.
    """
    path = keys / NAME
    with told(path):
        try:
            content = path.read_bytes()
        except FileNotFoundError as error:
            raise WrongKey(
                f"The key {path} is missing, and this journal is opened by it: put the file back "
                "from a backup of that folder."
            ) from error
    found = _FORM.fullmatch(content)
    if found is None:
        raise WrongKey(
            f"{path} is not a key of this program: keep it as it is, and put the right file "
            "back from a backup of that folder."
        )
    return bytes.fromhex(found[1].decode("ascii"))
