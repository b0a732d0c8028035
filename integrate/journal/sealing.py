"""Sealing: what makes bytes unreadable and bound to their place.

A sealed body is a random nonce of 24 bytes, then XChaCha20-Poly1305 over the padded text. What it
is bound to (its vault, session, number, ...) is not stored in it: it opens only when the very same
values are named again, so a body laid elsewhere does not open. Padding to whole blocks lets the
length tell little. Construction: draft-irtf-cfrg-xchacha-03; padding: ISO/IEC 7816-4.
"""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, TypeAlias

from nacl import bindings
from nacl.exceptions import CryptoError

if TYPE_CHECKING:
    from collections.abc import Sequence

Bound: TypeAlias = "Sequence[str | int]"
"""The values a body is bound to; the first says what kind of thing is sealed."""

KEY_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES
NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
TAG_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES
BLOCK_BYTES = 64


class Unsealable(Exception):
    """The body was changed, is bound to something else, or was sealed with another key."""


def new_key() -> bytes:
    """Return a fresh random key of `KEY_BYTES` bytes."""
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, plain: bytes, bound: Bound) -> bytes:
    """Return `plain` sealed with `key` and bound to `bound`."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    padded = bindings.sodium_pad(plain, BLOCK_BYTES)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        padded, _spelled(bound), nonce, key
    )


def unseal(key: bytes, body: bytes, bound: Bound) -> bytes:
    """Return what `seal` was given.

    Raises `Unsealable` when the body, the key or any bound value is not the same as then.
    """
    if len(body) < NONCE_BYTES + TAG_BYTES + BLOCK_BYTES:
        raise Unsealable
    nonce, sealed = body[:NONCE_BYTES], body[NONCE_BYTES:]
    try:
        padded = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed, _spelled(bound), nonce, key
        )
    except CryptoError as error:
        raise Unsealable from error
    return bindings.sodium_unpad(padded, BLOCK_BYTES)


def _spelled(bound: Bound) -> bytes:
    """Return the values as JSON, which no two different sequences share."""
    return json.dumps(list(bound), separators=(",", ":")).encode("ascii")
