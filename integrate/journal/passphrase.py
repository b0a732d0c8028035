"""From a passphrase to a key, by Argon2id (RFC 9106) with what the slot says of its cost.

The cost is libsodium's `MODERATE`: 256 MiB and three passes, some tenths of a second, to be paid
again for each guess. The same passphrase typed on another keyboard gives the same key, since its
letters are brought into one form (Unicode NFKC) first.
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from typing import TYPE_CHECKING, Any

from nacl import exceptions, pwhash

from integrate.journal.errors import WeakPassphrase
from integrate.journal.sealing import KEY_BYTES, Unsealable

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORTEST = 8
"""How many characters a passphrase has at least."""
_ARGON = pwhash.argon2id
PASSES = _ARGON.OPSLIMIT_MODERATE
MEMORY = _ARGON.MEMLIMIT_MODERATE
"""In bytes."""
_MOST_PASSES = 64
_MOST_MEMORY = 1 << 31
"""A slot that asks for more was changed by somebody who wants this computer to stand still."""


def check(passphrase: str) -> None:
    """Raise `WeakPassphrase` when it is too short to keep anybody out."""
    if len(_letters(passphrase)) < SHORTEST:
        raise WeakPassphrase(
            f"A passphrase has at least {SHORTEST} characters; four or five words that belong "
            "together for you alone are good: choose a longer one."
        )


def new_parameters() -> str:
    """Return the parameters of a new slot, with a salt of its own."""
    parameters = {
        "salt": secrets.token_bytes(_ARGON.SALTBYTES).hex(),
        "passes": PASSES,
        "memory": MEMORY,
    }
    return json.dumps(parameters, separators=(",", ":"))


def key(passphrase: str, parameters: Mapping[str, Any]) -> bytes:
    """Return the key of the slot with these parameters. Raises `Unsealable` when they are none."""
    passes, memory = parameters.get("passes"), parameters.get("memory")
    if not isinstance(passes, int) or not isinstance(memory, int):
        raise Unsealable
    if passes > _MOST_PASSES or memory > _MOST_MEMORY:
        raise Unsealable
    letters = _letters(passphrase).encode("utf-8", "surrogatepass")
    try:
        salt = bytes.fromhex(str(parameters.get("salt")))
        return _ARGON.kdf(KEY_BYTES, letters, salt, opslimit=passes, memlimit=memory)
    except (ValueError, exceptions.CryptoError) as error:
        raise Unsealable from error


def _letters(passphrase: str) -> str:
    return unicodedata.normalize("NFKC", passphrase)
