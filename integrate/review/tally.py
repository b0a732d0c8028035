"""Many ways taken together, where what is known of the answers is the same on all of them.

A tally keeps how many ways there are, four of them (the shortest and the longest, as they usually
go and at the extreme), the longest silence, and the steps at which they would end badly.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.review.timing import Length
    from integrate.script.quantity import Seconds


class Turn(NamedTuple):
    """The last condition on a way, and the way up to it."""

    before: Turn | None
    place: int
    """The place of the condition in the program."""
    holds: bool


class Route(NamedTuple):
    """One of many ways: how long it takes and where it turns.

    `Walker.way_along(route.turns)` finds the answers that lead along it.
    """

    length: Length
    last: Turn | None

    @property
    def turns(self) -> dict[int, bool]:
        """How the conditions on the way turn out, by their places in the program."""
        found = {}
        turn = self.last
        while turn is not None:
            found[turn.place] = turn.holds
            turn = turn.before
        return found


WANTED: tuple[Callable[[Route], Seconds], ...] = (
    lambda route: route.length.shortest,
    lambda route: route.length.usual,
    lambda route: -route.length.usual,
    lambda route: -route.length.longest,
)
"""By what the four ways of a survey are the least, in its order."""


@dataclass(slots=True)
class Tally:
    """Every way that comes to a place with the same knowledge, taken together."""

    count: int
    routes: tuple[Route, ...]
    """The best by each of `WANTED`."""
    quiet_for: Seconds = 0.0
    silence: tuple[Seconds, int] = (0.0, -1)
    """The longest, and the place where it ended."""
    open_ends: dict[int, tuple[int, Route]] = field(default_factory=dict)
    """Where ways would end badly if they ended now: how many show that step last, and one."""

    def take_in(self, other: Tally) -> None:
        """Count other ways among these."""
        self.count += other.count
        self.routes = tuple(
            min(pair, key=wanted)
            for wanted, *pair in zip(WANTED, self.routes, other.routes, strict=True)
        )
        self.quiet_for = max(self.quiet_for, other.quiet_for)
        self.silence = max(self.silence, other.silence, key=lambda one: one[0])
        for place, (count, route) in other.open_ends.items():
            mine = self.open_ends.get(place)
            self.open_ends[place] = (count, route) if mine is None else (mine[0] + count, mine[1])

    def show(self, place: int, length: Length, *, closes: bool) -> None:
        """Let a step be shown on all of these ways; after one that closes they may end."""
        self.routes = tuple(one._replace(length=one.length + length) for one in self.routes)
        self.open_ends = {} if closes else {place: (self.count, self.routes[0])}

    def turned(self, place: int, *, holds: bool) -> Tally:
        """Return the same ways after a condition."""
        return Tally(
            self.count,
            tuple(_turned(one, place, holds=holds) for one in self.routes),
            self.quiet_for,
            self.silence,
            {
                end: (count, _turned(one, place, holds=holds))
                for end, (count, one) in self.open_ends.items()
            },
        )


def _turned(route: Route, place: int, *, holds: bool) -> Route:
    return Route(route.length, Turn(route.last, place, holds))
