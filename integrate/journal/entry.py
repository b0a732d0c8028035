"""What a journal gives back: one entry of a session, and a session at a glance.

The moments are aware and in UTC; the reader's own time zone is for the screen to apply.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from integrate.session.record import Recorded


SELF = "self"
"""The person a journal is made with: whoever keeps it."""


class Outcome(enum.StrEnum):
    """How a session stands, by its last event."""

    FINISHED = "finished"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    """Neither finished nor stopped: it can go on where it was."""
    UNREADABLE = "unreadable"
    """Its first or last event does not open, or one is missing; `Journal.events` says which."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as it was written."""

    number: int
    """Its place in the session; the first is 1."""
    wall: datetime
    """When it was written, by the computer's clock."""
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class Summary:
    """A session at a glance."""

    id: str
    began: datetime
    """The moment of its first event."""
    last: datetime
    """The moment of its latest event."""
    script: str
    """The name or path that finds the script again; empty when that is unreadable."""
    title: str
    stage: str
    role: str
    outcome: Outcome
    events: int
    """How many events it holds."""
    digest: str
    """Digest of the script the session began with; a script changed since has another."""
    person: str = SELF
    """Whose session it is: the id of a `Person`."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose sessions are kept, with a key of their own."""

    id: str
    pseudonym: str
    """What the keeper of the journal calls them; empty for the keeper."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody was typing."""

    step: str
    """The step it is an answer to."""
    words: str
