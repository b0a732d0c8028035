"""What `verify` found: of each session one thing that is so, and of the file what is wrong."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class State(enum.StrEnum):
    """How something was found."""

    WHOLE = "whole"
    """Every event is there, in its place, as it was written."""
    CHANGED = "changed"
    MOVED = "moved"
    MISSING = "missing"
    FORGOTTEN = "forgotten"
    """Whole, as far as can be told of what nobody can read."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found."""

    state: State
    sentence: str
    session: str = ""
    """The session it is about; empty for the file as a whole."""
    number: int = 0
    """The event it is about; 0 for the session as a whole."""

    @property
    def is_fine(self) -> bool:
        """Whether nothing is wrong here."""
        return self.state in (State.WHOLE, State.FORGOTTEN)
