"""Format 3 of `journal.db`, an SQLite 3 database; docs/journal-format.md tells it byte by byte.

The header's `application_id` says that the file is a journal of this program, and its
`user_version` is the number of the format. A reader refuses a higher number, and brings a lower one
up to its own by the steps in `upgrades`.

vault    one row: the random id (hex) that every sealed thing is bound to.
slots    the vault key, wrapped; one row for each way in. `kind` is a `SlotKind`; `parameters`, as
         JSON, is what else is needed to open it.
persons  each person's own key, wrapped by the vault key; destroying it forgets the person, and
         `forgotten` is then sealed proof that this program did it.
events   append-only. Clear: session, number (from 1, without gaps), person, wall (microseconds
         since 1970 UTC) and kind. Sealed with the person's key and bound to all of these and to
         the vault: `body`, the plain form of the event as JSON.
heads    one row for each session, in the order in which they began: signed with the vault key, how
         many events it has, a running hash of them, and a sum over all heads as they were then.
ledger   one row, signed with the vault key: how many sessions there are. Clear: the ordinal of the
         head written last, whose sum holds for the whole journal.
drafts   what somebody is typing just now, sealed; one row for each session at most.
pieces   the sound of voice memos, a second or so each, sealed with the person's key and bound to
         its place; the event of a kept memo holds a running hash over its pieces.

Events, head and ledger are written in one transaction. The triggers keep this program from changing
an event by mistake; sealing is what finds a change made by another hand.
"""

from __future__ import annotations

FORMAT = 3
APPLICATION = 0x696E7467
"""`intg` in ASCII."""

HEADS = (
    """CREATE TABLE heads (
    ordinal INTEGER PRIMARY KEY,
    session TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES persons (id),
    began INTEGER NOT NULL,
    body BLOB NOT NULL
)""",
    "CREATE INDEX heads_by_date ON heads (began, ordinal)",
    """CREATE TRIGGER heads_kept BEFORE DELETE ON heads
BEGIN SELECT RAISE(ABORT, 'the head of a session is never taken away'); END""",
    "CREATE TABLE ledger (body BLOB NOT NULL, last INTEGER NOT NULL)",
    """CREATE TABLE drafts (
    session TEXT PRIMARY KEY NOT NULL,
    person TEXT NOT NULL REFERENCES persons (id),
    body BLOB NOT NULL
)""",
)
"""What format 2 has and format 1 had not, apart from columns."""

PIECES = (
    """CREATE TABLE pieces (
    session TEXT NOT NULL,
    memo INTEGER NOT NULL,
    number INTEGER NOT NULL,
    person TEXT NOT NULL REFERENCES persons (id),
    body BLOB NOT NULL,
    PRIMARY KEY (session, memo, number)
)""",
    """CREATE TRIGGER pieces_unchanged BEFORE UPDATE ON pieces
BEGIN SELECT RAISE(ABORT, 'a piece of a memo is never changed'); END""",
)
"""What format 3 has and format 2 had not."""

CREATE = (
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {FORMAT}",
    "CREATE TABLE vault (id TEXT NOT NULL)",
    """CREATE TABLE slots (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    parameters TEXT NOT NULL DEFAULT ''
)""",
    """CREATE TABLE persons (
    id TEXT PRIMARY KEY NOT NULL,
    wrapped BLOB NOT NULL,
    pseudonym BLOB NOT NULL DEFAULT x'',
    forgotten BLOB NOT NULL DEFAULT x''
)""",
    """CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    session TEXT NOT NULL,
    number INTEGER NOT NULL,
    person TEXT NOT NULL REFERENCES persons (id),
    wall INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (session, number)
)""",
    """CREATE TRIGGER events_in_order BEFORE INSERT ON events
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM events WHERE session = NEW.session)
BEGIN SELECT RAISE(ABORT, 'an event has another number than the next'); END""",
    """CREATE TRIGGER events_unchanged BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END""",
    """CREATE TRIGGER events_kept BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never taken away'); END""",
    *HEADS,
    *PIECES,
)
"""The statements that make an empty journal."""

COLUMNS = ("session", "number", "person", "wall", "kind", "body")
"""The columns of an event, in the order in which `SealedEvent` holds them."""

_ALL = ", ".join(COLUMNS)
_FIRST = ", ".join(f"a.{column}" for column in COLUMNS)
_LAST = ", ".join(f"z.{column}" for column in COLUMNS)

APPEND = f"INSERT INTO events ({_ALL}) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608 - the columns above only
EVENTS = f"SELECT {_ALL} FROM events WHERE session = ? ORDER BY number"  # noqa: S608 - the same
LATEST = "SELECT coalesce(CAST(max(number) AS INTEGER), 0) FROM events WHERE session = ?"

HEAD_COLUMNS = ("ordinal", "session", "person", "began", "body")
_HEAD = ", ".join(HEAD_COLUMNS)
_ITS_HEAD = ", ".join(f"h.{column}" for column in HEAD_COLUMNS)
ADD_HEAD = f"INSERT INTO heads ({_HEAD}) VALUES (?, ?, ?, ?, ?)"  # noqa: S608 - the same
MOVE_HEAD = "UPDATE heads SET body = ? WHERE ordinal = ?"
HEAD = f"SELECT {_HEAD} FROM heads WHERE session = ?"  # noqa: S608 - the same
ALL_HEADS = f"SELECT {_HEAD} FROM heads ORDER BY ordinal"  # noqa: S608 - the same
ADD_PIECE = "INSERT INTO pieces (session, memo, number, person, body) VALUES (?, ?, ?, ?, ?)"
PIECES_OF = """
SELECT memo, number, CAST(person AS TEXT), CAST(body AS BLOB) FROM pieces
WHERE session = ? AND memo = ? ORDER BY number
"""
MEMOS_OF = "SELECT DISTINCT memo FROM pieces WHERE session = ? ORDER BY memo"
ADD_LEDGER = "INSERT INTO ledger (body, last) VALUES (?, ?)"
LEDGER = "SELECT body, last FROM ledger"
LAST_HEAD = f"SELECT {_HEAD} FROM heads WHERE ordinal = (SELECT last FROM ledger)"  # noqa: S608 - the same
SESSIONS = f"""
SELECT (SELECT count(*) FROM events WHERE session = h.session), {_ITS_HEAD}, {_FIRST}, {_LAST}
FROM heads AS h
LEFT JOIN events AS a ON a.session = h.session
    AND a.number = (SELECT min(number) FROM events WHERE session = h.session)
LEFT JOIN events AS z ON z.session = h.session
    AND z.number = (SELECT max(number) FROM events WHERE session = h.session)
WHERE h.person NOT IN (SELECT value FROM json_each(:forgotten))
    AND (:before = ''
        OR (h.began, h.ordinal) < (SELECT began, ordinal FROM heads WHERE session = :before))
ORDER BY h.began DESC, h.ordinal DESC LIMIT :limit
"""  # noqa: S608 - the same
"""How many events, head, first and last event of each session; the newest session comes first."""
WITHOUT_HEAD = """
SELECT session, min(CAST(wall AS INTEGER)), max(CAST(wall AS INTEGER)), count(*), min(person)
FROM events WHERE session NOT IN (SELECT session FROM heads) GROUP BY session
"""
"""Sessions whose head is gone."""
