"""Names of sessions: short, easy to read aloud and to type, and hard to guess wrong.

No letter or digit is in them that looks like another one (0 o, 1 i l), nor `u`, which keeps most
words out.
"""

from __future__ import annotations

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
LENGTH = 8


def new_name() -> str:
    """Return a fresh random name, one of about 6.5e11."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
