"""Sealing: what makes bytes unreadable and bound to their place.

A sealed body is a random nonce of 24 bytes, then XChaCha20-Poly1305 over the padded text. What it
is bound to (its vault, session, number, ...) is not stored in it: it opens only when the very same
values are named again, so a body laid elsewhere does not open. Padding to whole blocks lets the
length tell little. Construction: draft-irtf-cfrg-xchacha-03; padding: ISO/IEC 7816-4.

What hides nothing is signed instead: a keyed BLAKE2b-256 (RFC 7693) over the bound values, a zero
byte and the text stands before the text.
"""

from __future__ import annotations

import secrets
from hashlib import blake2b
from hmac import compare_digest
from json.encoder import encode_basestring_ascii as quoted
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
SIGNATURE_BYTES = 32


class Unsealable(Exception):
    """The body was changed, is bound to something else, or was sealed with another key."""


def new_key() -> bytes:
    """Return a fresh random key of `KEY_BYTES` bytes."""
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, plain: bytes, bound: Bound) -> bytes:
    """Return `plain` sealed with `key` and bound to `bound`."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    padded = plain + b"\x80" + bytes(-(len(plain) + 1) % BLOCK_BYTES)
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


def sign(key: bytes, plain: bytes, bound: Bound) -> bytes:
    """Return `plain` with a signature by `key` before it, bound to `bound`."""
    return _signature(key, plain, bound) + plain


def signed(key: bytes, body: bytes, bound: Bound) -> bytes:
    """Return what `sign` was given.

    Raises `Unsealable` when the body, the key or any bound value is not the same as then.
    """
    signature, plain = body[:SIGNATURE_BYTES], body[SIGNATURE_BYTES:]
    if not compare_digest(signature, _signature(key, plain, bound)):
        raise Unsealable
    return plain


def _signature(key: bytes, plain: bytes, bound: Bound) -> bytes:
    spelled = _spelled(bound) + b"\0" + plain
    return blake2b(spelled, digest_size=SIGNATURE_BYTES, key=key, person=b"intg signed").digest()


def _spelled(bound: Bound) -> bytes:
    """Return the values as a JSON array, which no two different sequences share."""
    # put together here: an event is to be kept soon, and an encoder takes three times as long
    values = [quoted(value) if isinstance(value, str) else str(value) for value in bound]
    return f"[{','.join(values)}]".encode("ascii")
