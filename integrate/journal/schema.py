"""Format 1 of `journal.db`, an SQLite 3 database.

The header's `application_id` says that the file is a journal of this program, and its
`user_version` is the number of the format. A reader refuses a higher number.

vault    one row: the random id (hex) that every sealed thing is bound to.
slots    the vault key, wrapped; one row for each way in. `kind` is a `SlotKind`.
persons  each person's own key, wrapped by the vault key; destroying it forgets the person.
events   append-only. Clear: session, number (from 1, without gaps), person, wall (microseconds
         since 1970 UTC) and kind. Sealed with the person's key and bound to all of these and to
         the vault: `body`, the plain form of the event as JSON.

The triggers keep this program from changing an event by mistake; sealing is what finds a change
made by another hand. A session whose latest events were cut off cannot be told from one that was
interrupted there.
"""

from __future__ import annotations

FORMAT = 1
APPLICATION = 0x696E7467
"""`intg` in ASCII."""

CREATE = f"""
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {FORMAT};
CREATE TABLE vault (id TEXT NOT NULL);
CREATE TABLE slots (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, wrapped BLOB NOT NULL);
CREATE TABLE persons (id TEXT PRIMARY KEY NOT NULL, wrapped BLOB NOT NULL);
CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    session TEXT NOT NULL,
    number INTEGER NOT NULL,
    person TEXT NOT NULL REFERENCES persons (id),
    wall INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (session, number)
);
CREATE TRIGGER events_in_order BEFORE INSERT ON events
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM events WHERE session = NEW.session)
BEGIN SELECT RAISE(ABORT, 'an event has another number than the next'); END;
CREATE TRIGGER events_unchanged BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER events_kept BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never taken away'); END;
"""  # noqa: S608 - nothing but the two numbers above is put into it

COLUMNS = ("session", "number", "person", "wall", "kind", "body")
"""The columns of an event, in the order in which `SealedEvent` holds them."""

_ALL = ", ".join(COLUMNS)
_FIRST = ", ".join(f"a.{column}" for column in COLUMNS)
_LAST = ", ".join(f"z.{column}" for column in COLUMNS)

APPEND = f"INSERT INTO events ({_ALL}) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608 - the columns above only
EVENTS = f"SELECT {_ALL} FROM events WHERE session = ? ORDER BY number"  # noqa: S608 - the same
LATEST = "SELECT coalesce(CAST(max(number) AS INTEGER), 0) FROM events WHERE session = ?"
SESSIONS = f"""
WITH ends AS (
    SELECT session, min(number) AS low, max(number) AS high, count(*) AS held
    FROM events GROUP BY session
)
SELECT ends.held, {_FIRST}, {_LAST}
FROM ends
JOIN events AS a ON a.session = ends.session AND a.number = ends.low
JOIN events AS z ON z.session = ends.session AND z.number = ends.high
ORDER BY a.wall DESC, a.position DESC
"""  # noqa: S608 - the same
"""How many events, the first and the last of each session; the newest session comes first."""
