from __future__ import annotations

import json
from typing import Any

import pytest
from nacl.pwhash import argon2id

from integrate.journal import passphrase
from integrate.journal.errors import WeakPassphrase
from integrate.journal.sealing import KEY_BYTES, Unsealable


def parameters(**changed: Any) -> dict[str, Any]:
    """Return parameters of next to no cost, with some of them changed."""
    cheap = {"salt": "ab" * 16, "passes": argon2id.OPSLIMIT_MIN, "memory": argon2id.MEMLIMIT_MIN}
    return cheap | changed


def test_what_a_guess_costs() -> None:
    """A new slot asks for three passes over 256 MiB, with a salt of its own."""
    one, other = (json.loads(passphrase.new_parameters()) for _ in range(2))
    assert (one["passes"], one["memory"]) == (3, 256 * 1024 * 1024)
    assert one["salt"] != other["salt"]
    assert len(bytes.fromhex(one["salt"])) == 16


def test_the_same_words() -> None:
    """The same words give the same key, however a keyboard composes their letters."""
    key = passphrase.key("caf\u00e9 by the canal", parameters())
    assert key == passphrase.key("cafe\u0301 by the canal", parameters())
    assert len(key) == KEY_BYTES
    assert key != passphrase.key("cafe by the canal", parameters())
    assert key != passphrase.key("caf\u00e9 by the canal", parameters(salt="cd" * 16))


@pytest.mark.parametrize(
    "changed",
    [
        {"salt": "zz"},
        {"salt": "ab"},
        {"salt": None},
        {"passes": 0},
        {"passes": 10**9},
        {"passes": "3"},
        {"memory": 1 << 50},
        {"memory": 1},
        {"memory": None},
    ],
)
def test_parameters_of_another_hand(changed: dict[str, Any]) -> None:
    """Parameters that are none, or would keep this computer busy for ever, open nothing."""
    with pytest.raises(Unsealable):
        passphrase.key("a heron by the canal", parameters(**changed))


@pytest.mark.parametrize("words", ["", "1234567", "ﬁfteen"])
def test_too_short(words: str) -> None:
    """A passphrase that keeps nobody out is refused, with a better idea."""
    with pytest.raises(WeakPassphrase, match="at least 8 characters"):
        passphrase.check(words)


def test_long_enough() -> None:
    """Eight characters are taken; how good they are is for the person to know."""
    passphrase.check("a" * 8)
