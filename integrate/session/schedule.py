"""When a script's checks are due, timed from the marks that were set.

Each time of a check is named by a number of its own. A time that came is waiting until it is done
or missed; one time at most of each check waits. A mark set again plans its checks anew. Of times
that went by unseen nothing comes in a burst: only the last of a check can still be told as due.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from integrate.session.desk import PlannedCheck
from integrate.session.record import GRACE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.model import Check
    from integrate.session.record import Seconds

MOST_LISTED = 24
"""How many times of one check are listed as missed at once: a day of hourly checks."""


class Turn(enum.StrEnum):
    """What became of one time of a check; the last three are why it was missed."""

    DUE = "due"
    NEXT = "next"
    AWAY = "away"
    ENDED = "ended"


Turned = tuple[Turn, PlannedCheck]


@dataclass(frozen=True, slots=True)
class _Gone:
    """The times of one check that have gone by."""

    earlier: tuple[PlannedCheck, ...]
    """All but the last, as many as are listed."""
    last: PlannedCheck
    unlisted: int
    following: PlannedCheck | None
    """The next time; None for a check that comes once."""


class Schedule:
    """The checks of one session, each with the moment it is due next."""

    def __init__(self, checks: Iterable[Check]) -> None:
        """Plan nothing until a mark is set."""
        self._checks = tuple(checks)
        self._next: dict[int, PlannedCheck] = {}
        self._waiting: dict[int, PlannedCheck] = {}
        self._came: set[int] = set()
        """The checks that have come since their mark was set."""
        self._count = 0

    @property
    def next_due(self) -> Seconds | None:
        """When the next check is due; None when none is planned."""
        return min((one.due for one in self._next.values()), default=None)

    @property
    def planned(self) -> tuple[PlannedCheck, ...]:
        """The next time of each check, soonest first."""
        return _in_order(self._next.values())

    @property
    def waiting(self) -> tuple[PlannedCheck, ...]:
        """The checks that are due and neither done nor missed, the one due first standing first."""
        return _in_order(self._waiting.values())

    def mark(self, name: str, moment: Seconds, now: Seconds, *, corrected: bool = False) -> None:
        """Plan the checks that are timed from a mark, which was set now and was at `moment`.

        Of times that lie before now the last is due at once, unless the check has come already
        and the mark's moment is only `corrected`.
        """
        for number, check in enumerate(self._checks):
            if check.after != name:
                continue
            if not corrected:
                self._came.discard(number)
            self._next.pop(number, None)
            planned = self._first(check, moment, now, has_come=number in self._came)
            if planned is not None:
                self._next[number] = planned

    def take_due(self, moment: Seconds) -> list[Turned]:
        """Return what became due by a moment, and what it put an end to; plan again."""
        turned: list[Turned] = []
        for number in self._due_by(moment):
            gone = self._pass(number, moment)
            turned += [(Turn.NEXT, one) for one in (*self._give_up(number), *gone.earlier)]
            turned.append((Turn.DUE, gone.last))
            self._waiting[number] = gone.last
            self._plan(number, gone.following)
        return _as_due(turned)

    def come_back(self, now: Seconds) -> tuple[list[Turned], int]:
        """Return what was missed while the program did not run, and how much more is unlisted.

        A time whose grace has not run out yet stays planned, and is due at once. A check that
        waited before is missed with a later time of it.
        """
        turned: list[Turned] = []
        unlisted = 0
        for number in self._due_by(now):
            gone = self._pass(number, now)
            unlisted += gone.unlisted
            turned += [(Turn.AWAY, one) for one in gone.earlier]
            if now - gone.last.due <= GRACE:
                self._plan(number, gone.last)
            else:
                turned += [(Turn.AWAY, one) for one in (gone.last, *self._give_up(number))]
                self._plan(number, gone.following)
        return _as_due(turned), unlisted

    def find(self, name: int) -> PlannedCheck | None:
        """Return the waiting check of this number; None when there is none."""
        return next((one for one in self._waiting.values() if one.id == name), None)

    def settle(self, name: int) -> None:
        """Let a waiting check wait no more: it was done."""
        self._waiting = {key: one for key, one in self._waiting.items() if one.id != name}

    def end(self) -> list[Turned]:
        """Plan nothing more, and return what still waited."""
        turned = [(Turn.ENDED, one) for one in self.waiting]
        self._next, self._waiting = {}, {}
        return turned

    def _first(
        self, check: Check, moment: Seconds, now: Seconds, *, has_come: bool
    ) -> PlannedCheck | None:
        """Return the first time of a check that is still to come, or that was not seen."""
        since = check.every or check.at or 0.0
        if moment + since <= now:
            if check.every is None:
                return None if has_come else self._named(check, moment, since)
            turns = (now - moment) // check.every
            since = check.every * (turns + has_come)
        return self._named(check, moment, since)

    def _named(self, check: Check, moment: Seconds, since: Seconds) -> PlannedCheck:
        self._count += 1
        return PlannedCheck(self._count, check.do, check.after, moment + since, since)

    def _due_by(self, moment: Seconds) -> list[int]:
        return [number for number, one in self._next.items() if one.due <= moment]

    def _pass(self, number: int, moment: Seconds) -> _Gone:
        """Return the times of a check that have gone by; the first of them is the planned one."""
        first, every = self._next[number], self._checks[number].every
        if every is None:
            return _Gone((), first, 0, None)
        turns = int((moment - first.due) // every)
        listed = [self._later(first, every, turn) for turn in range(min(turns, MOST_LISTED))]
        last = self._later(first, every, turns)
        following = self._later(first, every, turns + 1)
        return _Gone(tuple(listed), last, turns - len(listed), following)

    def _later(self, first: PlannedCheck, every: Seconds, turns: int) -> PlannedCheck:
        if turns == 0:
            return first
        self._count += 1
        further = every * turns
        return replace(first, id=self._count, due=first.due + further, since=first.since + further)

    def _plan(self, number: int, planned: PlannedCheck | None) -> None:
        self._next.pop(number)
        if planned is not None:
            self._next[number] = planned

    def _give_up(self, number: int) -> list[PlannedCheck]:
        """Return the time of a check that waited, which waits no more; the check has come."""
        self._came.add(number)
        waited = self._waiting.pop(number, None)
        return [] if waited is None else [waited]


def _in_order(checks: Iterable[PlannedCheck]) -> tuple[PlannedCheck, ...]:
    return tuple(sorted(checks, key=lambda one: (one.due, one.id)))


def _as_due(turned: list[Turned]) -> list[Turned]:
    return sorted(turned, key=lambda one: (one[1].due, one[1].id))
