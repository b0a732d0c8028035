"""The recovery code: 160 random bits to be written on paper, and the key they give.

Thirty-two characters of Crockford's base 32 in groups of four, and one that shows a slip of the pen
(https://www.crockford.com/base32.html). Capital or small, with or without dashes, `O` for `0` and
`I` or `L` for `1` are read the same.
"""

from __future__ import annotations

import secrets
from hashlib import blake2b

from integrate.journal.sealing import KEY_BYTES, Unsealable

CODE_BYTES = 20
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUP = 4
_LENGTH = CODE_BYTES * 8 // 5
_CHECK = 37
"""The check character is the remainder by this number, which no single slip leaves the same."""
_ALIKE = str.maketrans("OIL", "011", "- \t")


def new_code() -> str:
    """Return a fresh random code, as it is shown."""
    number = secrets.randbits(CODE_BYTES * 8)
    while number % _CHECK >= len(_LETTERS):  # the other remainders have signs that are hard to read
        number = secrets.randbits(CODE_BYTES * 8)
    letters = _written(number) + _LETTERS[number % _CHECK]
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def read_code(code: str) -> bytes | None:
    """Return the bytes of a code that was typed, None when it is none or has a slip in it."""
    letters = code.upper().translate(_ALIKE).strip()
    if len(letters) != _LENGTH + 1 or set(letters) - set(_LETTERS):
        return None
    number = 0
    for letter in letters[:_LENGTH]:
        number = number << 5 | _LETTERS.index(letter)
    if number % _CHECK != _LETTERS.index(letters[-1]):
        return None
    return number.to_bytes(CODE_BYTES, "big")


def key(code: str) -> bytes:
    """Return the key of the slot that this code opens. Raises `Unsealable` when it is no code."""
    content = read_code(code)
    if content is None:
        raise Unsealable
    # there is nothing to guess in 160 random bits, so no costly hash is needed
    return blake2b(content, digest_size=KEY_BYTES, person=b"intg recovery").digest()


def _written(number: int) -> str:
    places = range(_LENGTH - 1, -1, -1)
    return "".join(_LETTERS[number >> 5 * place & 31] for place in places)
