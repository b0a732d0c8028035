"""Drafts: what somebody is typing just now, so that a power cut costs no more than a second of it.

A draft is sealed like an event, and is the only thing that is written over. It goes away when the
answer is in the journal.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from integrate.journal.entry import Draft
from integrate.journal.errors import Damaged, Forgotten
from integrate.journal.sealing import Bound, Unsealable, seal, unseal

if TYPE_CHECKING:
    from integrate.journal.database import Database
    from integrate.journal.vault import Vault

_SAVE = "INSERT OR REPLACE INTO drafts (session, person, body) VALUES (?, ?, ?)"


def save(database: Database, vault: Vault, session: str, person: str, draft: Draft) -> None:
    """Put the draft in the place of the session's earlier one.

    Raises `NotWritable`, or `Forgotten` when the person was.
    """
    key = vault.persons.get(person)
    if key is None:
        raise Forgotten(f"The person of session {session} was forgotten: no draft is kept of it.")
    plain = json.dumps({"step": draft.step, "words": draft.words}).encode("ascii")
    body = seal(key, plain, _place(vault, session, person))
    database.commit(_SAVE, [(session, person, body)])


def read(database: Database, vault: Vault, session: str) -> Draft | None:
    """Return the session's draft, None when it has none. Raises `Damaged`."""
    rows = database.rows(
        "SELECT CAST(person AS TEXT), CAST(body AS BLOB) FROM drafts WHERE session = ?", (session,)
    )
    if not rows:
        return None
    person, body = rows[0]
    try:
        key = vault.persons[person]
        plain = json.loads(unseal(key, body or b"", _place(vault, session, person)))
    except (Unsealable, KeyError) as error:
        raise Damaged(
            f"In {database.path}, the draft of session {session} was changed: the session itself "
            "can go on without it."
        ) from error
    return Draft(plain["step"], plain["words"])


def _place(vault: Vault, session: str, person: str) -> Bound:
    return ("draft", vault.id, session, person)
