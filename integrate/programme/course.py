"""How one person stands in a programme: when it began, their sessions, what they have done.

A plain value; what keeps it is the journal's business. A programme begun again is a new course:
only what was done since its own beginning counts in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count."""

    first: date
    """The first of them."""
    until: date | None
    """The day it goes on; None while it is paused."""


@dataclass(frozen=True, slots=True)
class Done:
    """A script that was gone through."""

    script: str
    moment: datetime
    """When it was begun, aware."""
    day: date
    """The day that belongs to, on the person's own calendar."""
    is_stopped: bool = False
    """Whether it was stopped before its end."""


@dataclass(frozen=True, slots=True)
class Course:
    """One person's course through one programme."""

    programme: str
    """The programme's name in the library."""
    started: datetime
    """When it was begun, aware."""
    sessions: tuple[date, ...] = ()
    """The days of the sessions that count in it, in order; the last may lie ahead."""
    pauses: tuple[Pause, ...] = ()
    let_go: frozenset[str] = frozenset()
    """The keys of parts that the person let go."""
    stopped: bool = False

    @property
    def is_paused(self) -> bool:
        """Whether its days stand still."""
        return bool(self.pauses) and self.pauses[-1].until is None

    def with_session(self, day: date) -> Course:
        """Return the course with a session on that day, which it may have already."""
        return replace(self, sessions=tuple(sorted({*self.sessions, day})))

    def without_session(self, day: date) -> Course:
        """Return the course without a session on that day."""
        return replace(self, sessions=tuple(one for one in self.sessions if one != day))

    def paused(self, day: date) -> Course:
        """Return the course with its days standing still from that day on."""
        return self if self.is_paused else replace(self, pauses=(*self.pauses, Pause(day, None)))

    def resumed(self, day: date) -> Course:
        """Return the course with its days going on from that day."""
        if not self.is_paused:
            return self
        last = replace(self.pauses[-1], until=max(day, self.pauses[-1].first))
        return replace(self, pauses=(*self.pauses[:-1], last))

    def day_number(self, of: date, since: date) -> int:
        """Return which day it is after a day, without the days of pauses; negative before it."""
        held = sum(self._held(pause, of, since) for pause in self.pauses)
        return (of - since).days - held

    @staticmethod
    def _held(pause: Pause, of: date, since: date) -> int:
        end = of if pause.until is None else min(pause.until, of)
        return max(0, (end - max(pause.first, since)).days)
