"""Heads and the ledger: by them it is seen that nothing was cut off, taken away or put back.

The head of a session says how many events it has, and holds a running hash over their bodies and a
sum over all heads as they were then. The ledger says how many sessions there are, and which head
was written last: its sum holds for the whole journal. All are signed with the vault key, since
nothing in them is a secret, and written in the transaction of the events they speak of. So a
session that was interrupted agrees with its head, and one whose end was cut off does not.

What no journal can see by itself: the whole file put back to an earlier state of itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from json.encoder import encode_basestring_ascii as quoted
from typing import TYPE_CHECKING, Any

from integrate.journal.sealing import Bound, Unsealable, sign, signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from integrate.journal.vault import Vault

_HASH_BYTES = 32
_TALLIES = 1 << (8 * _HASH_BYTES)
"""A tally is a sum modulo this number."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a session comes to, as it was last written."""

    ordinal: int
    """The how-manieth session of the journal it is, from 1."""
    session: str
    person: str
    began: int
    """The wall clock of its first event, in microseconds since 1970 UTC."""
    before: str
    """The session whose ordinal is one less; empty for the first."""
    number: int = 0
    """The number of its latest event."""
    chain: str = ""
    """Running hash over the bodies of its events, in hex."""
    tally: int = 0
    """The sum of the chains of all heads, as numbers, when this one was written."""

    def after(self, bodies: Iterable[bytes], tally: int) -> Head:
        """Return the head when events with these bodies are added; `tally` was the sum before."""
        number, chain = self.number, self.chain
        for body in bodies:
            number, chain = number + 1, chained(chain, body)
        return self.at(number, chain, tally)

    def at(self, number: int, chain: str, tally: int) -> Head:
        """Return the head when it stands there; `tally` was the sum before."""
        return Head(
            self.ordinal,
            self.session,
            self.person,
            self.began,
            self.before,
            number,
            chain,
            (tally - _share(self.chain) + _share(chain)) % _TALLIES,
        )


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the whole journal comes to."""

    sessions: int = 0
    """How many sessions were ever begun; those of forgotten persons count too."""
    latest: str = ""
    """The session begun last."""


def chained(chain: str, body: bytes) -> str:
    """Return the running hash when one more body is added to it."""
    return blake2b(bytes.fromhex(chain) + body, digest_size=_HASH_BYTES).hexdigest()


def total(heads: Iterable[Head]) -> int:
    """Return the tally of these heads."""
    return sum(_share(head.chain) for head in heads) % _TALLIES


def sign_head(vault: Vault, head: Head) -> bytes:
    """Return the signed body of the head."""
    # JSON, put together here: it is written with every event
    plain = (
        f'{{"number":{head.number},"chain":"{head.chain}",'
        f'"before":{quoted(head.before)},"tally":"{head.tally:0{2 * _HASH_BYTES}x}"}}'
    )
    place = (head.ordinal, head.session, head.person, head.began)
    return sign(vault.key, plain.encode("ascii"), _head_place(vault, place))


def open_head(vault: Vault, row: Sequence[Any]) -> Head:
    """Return the head in a row of `schema.HEAD_COLUMNS`. Raises `Unsealable`."""
    *place, body = row
    kinds = (int, str, str, int)
    if not isinstance(body, bytes) or not all(map(isinstance, place, kinds)):
        raise Unsealable
    ordinal, session, person, began = place
    plain = json.loads(signed(vault.key, body, _head_place(vault, place)))
    return Head(
        ordinal,
        session,
        person,
        began,
        before=plain["before"],
        number=plain["number"],
        chain=plain["chain"],
        tally=int(plain["tally"], 16),
    )


def sign_ledger(vault: Vault, ledger: Ledger) -> bytes:
    """Return the signed body of the ledger."""
    plain = {"sessions": ledger.sessions, "latest": ledger.latest}
    written = json.dumps(plain, separators=(",", ":")).encode("ascii")
    return sign(vault.key, written, ("ledger", vault.id))


def open_ledger(vault: Vault, rows: Sequence[Sequence[Any]]) -> Ledger:
    """Return the ledger in the rows of its table. Raises `Unsealable` when it is not one whole."""
    if len(rows) != 1 or not isinstance(rows[0][0], bytes):
        raise Unsealable
    plain = json.loads(signed(vault.key, rows[0][0], ("ledger", vault.id)))
    return Ledger(plain["sessions"], plain["latest"])


def _share(chain: str) -> int:
    return int(chain, 16) if chain else 0


def _head_place(vault: Vault, place: Sequence[Any]) -> Bound:
    return ("head", vault.id, *place)
