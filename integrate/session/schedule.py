"""When a script's checks are due, timed from the marks that were set.

A mark set again plans its checks anew. A check that was missed, because the computer slept, is
told once and not once for each time it was missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.model import Check
    from integrate.session.record import Seconds


class Schedule:
    """The checks of one session, each with the moment it is due next."""

    def __init__(self, checks: Iterable[Check]) -> None:
        """Plan nothing until a mark is set."""
        self._checks = tuple(checks)
        self._due: dict[int, Seconds] = {}
        self._marked: dict[str, Seconds] = {}

    def mark(self, name: str, now: Seconds) -> None:
        """Plan the checks that are timed from a mark, which was set now."""
        self._marked[name] = now
        for number, check in enumerate(self._checks):
            if check.after == name:
                self._due[number] = now + (check.every or check.at or 0.0)

    @property
    def next_due(self) -> Seconds | None:
        """When the next check is due; None when none is planned."""
        return min(self._due.values(), default=None)

    def since_mark(self, check: Check, moment: Seconds) -> Seconds:
        """Return how long after its mark a moment is for a check."""
        return moment - self._marked.get(check.after, moment)

    def take_due(self, moment: Seconds) -> list[tuple[Check, Seconds]]:
        """Return the checks due by a moment, with when they were due, and plan them again."""
        found = [(due, number) for number, due in self._due.items() if due <= moment]
        for due, number in found:
            every = self._checks[number].every
            if every is None:
                del self._due[number]
            else:
                self._due[number] = due + every * (1 + (moment - due) // every)
        return [(self._checks[number], due) for due, number in sorted(found)]
