"""All ways through a script at once: how many, how long, how quiet, and whether each ends well.

Places are gone through in order, for a program only leads forward. At each place ways that know the
same of the answers that still matter are one from there on, so that what would be 2 to the power of
40 ways takes 40 steps. Where too much is known to keep apart, knowledge is let go of: `is_exact` is
False then, the count is an upper bound, and no step is called unreached wrongly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from integrate.review.branching import hull, within
from integrate.review.quiet import Heard, listen
from integrate.review.tally import WANTED, Route, Tally
from integrate.review.timing import NO_TIME, how_long
from integrate.review.ways import Walker, is_closing
from integrate.session.program import Jump, Once, Perform, Present, Unless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from integrate.review.branching import Box
    from integrate.script.depth import Depth
    from integrate.script.expression import Expression
    from integrate.script.model import Script
    from integrate.script.problem import Span
    from integrate.script.quantity import Seconds
    from integrate.session.program import Program

MOST_STATES = 10_000
"""How many states of knowledge are kept apart, over all places together."""
MOST_PROVEN = 5
"""How many dead ends are proven by walking them where not every way was followed."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch of rest in which no words come and nothing sounds."""

    length: Seconds
    step: str
    """The step in which it ends."""
    place: Span | None
    """Where that step stands; None when there is no silence."""


@dataclass(frozen=True, slots=True)
class Unreached:
    """A step that no answers lead to."""

    step: str
    """Its name, or what it does."""
    place: Span


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """A step after which a session may end without a closing."""

    step: str
    """Its name; empty when nothing at all was shown."""
    place: Span | None
    count: int
    """How many ways end there."""
    route: Route
    """One of them."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What can be said of all ways through a script."""

    count: int
    """How many there are; two differ when a condition turns out differently on them."""
    is_exact: bool
    """Whether every way was followed; otherwise count and times are bounds."""
    shortest: Route
    """The one that can be gone through soonest, by its `length.shortest`."""
    quickest: Route
    """The one that usually takes least, by its `length.usual`."""
    slowest: Route
    """The one that usually takes most, by its `length.usual`."""
    longest: Route
    """The one that can take longest, by its `length.longest`."""
    silence: Silence
    """The longest silence on any way."""
    unreached: tuple[Unreached, ...]
    dead_ends: tuple[DeadEnd, ...]

    @property
    def fails(self) -> bool:
        """Whether a way ends without a closing, or a step is on none."""
        return bool(self.unreached or self.dead_ends)


def survey(script: Script, program: Program, *, passes: bool = True) -> Survey:
    """Return what can be said of all ways through a program of this script.

    Unless `passes`, only ways on which no question is passed over count.
    """
    return _Surveyor(script, program, passes=passes).survey()


def on_no_path(
    programs: Mapping[Depth, Program], surveys: Mapping[Depth, Survey]
) -> frozenset[Span]:
    """Return where the steps stand that no answers lead to, neither in short nor in full."""
    missed: set[Span] = set()
    reached: set[Span] = set()
    for depth, program in programs.items():
        here = {one.place for one in surveys[depth].unreached}
        missed |= here
        if len(programs) > 1:
            steps = (one.step for one in program.instructions if isinstance(one, Present | Perform))
            reached |= {step.place for step in steps} - here
    return frozenset(missed - reached)


_State: TypeAlias = "tuple[frozenset[str], frozenset[Box]]"
"""The looping sounds that go on, and what is known of the answers."""
_NOTHING = -1
"""Stands for the place of the last step shown while there is none."""


class _Surveyor:
    """Goes through one program, place after place."""

    def __init__(self, script: Script, program: Program, *, passes: bool) -> None:
        self._script = script
        self._instructions = program.instructions
        self._walker = Walker(script, program, passes=passes)
        self._branching = self._walker.branching
        end = len(self._instructions)
        self._at: list[dict[_State, Tally]] = [{} for _ in range(end + 1)]
        self._most = max(1, MOST_STATES // (end + 1))
        self._is_exact = True

    def survey(self) -> Survey:
        """Go through all places and say what was found."""
        first = Route(NO_TIME, None)
        tally = Tally(1, (first,) * len(WANTED), open_ends={_NOTHING: (1, first)})
        reached = set()
        self._arrive(0, frozenset(), frozenset([self._branching.first]), tally)
        for place in range(len(self._instructions)):
            states, self._at[place] = self._at[place], {}
            if states:
                reached.add(place)
            for state, one in self._few(states).items():
                self._follow(place, state, one)
        return self._summed_up(reached)

    def _few(self, states: dict[_State, Tally]) -> dict[_State, Tally]:
        """Return the states at a place; when they are too many, as one that knows less."""
        if len(states) <= (1 if self._branching.is_tired else self._most):
            return states
        self._is_exact = False
        (_, tally), *others = states.items()
        for _, other in others:
            tally.take_in(other)
        beds = frozenset.intersection(*(state[0] for state in states))
        return {(beds, frozenset([hull(box for _, boxes in states for box in boxes)])): tally}

    def _follow(self, place: int, state: _State, tally: Tally) -> None:
        """Take the ways in a state on by one instruction."""
        beds, boxes = state
        instruction = self._instructions[place]
        match instruction:
            case Unless(condition, to):
                self._turn(place, condition, (place + 1, to), state, tally)
            case Once(condition, to):
                self._turn(place, condition, (to, place + 1), state, tally)
            case Jump(to):
                self._arrive(to, beds, boxes, tally)
            case Present() | Perform():
                beds = self._listen(place, instruction, beds, tally)
                if isinstance(instruction, Present):
                    closes = is_closing(instruction)
                    tally.show(place, how_long(instruction.step), closes=closes)
                self._arrive(place + 1, beds, self._ask(place, boxes), tally)
            case _:
                self._arrive(place + 1, beds, self._ask(place, boxes), tally)

    def _turn(
        self,
        place: int,
        condition: Expression,
        leads_to: tuple[int, int],
        state: _State,
        tally: Tally,
    ) -> None:
        """Part the ways at a condition; `leads_to` is where they go when it holds, and when not."""
        beds, boxes = state
        sides = self._branching.divide(boxes, condition)
        for to, known, holds in zip(leads_to, sides, (True, False), strict=True):
            if known:
                self._arrive(to, beds, known, tally.turned(place, holds=holds))

    def _ask(self, place: int, boxes: frozenset[Box]) -> frozenset[Box]:
        if not self._branching.saves(place):
            return boxes
        return frozenset(self._branching.ask(place, box) for box in boxes)

    def _listen(
        self, place: int, instruction: Present | Perform, beds: frozenset[str], tally: Tally
    ) -> frozenset[str]:
        """Note the silence that ends in a step, or goes on; return the sounds that go on."""
        heard, gaps = listen(instruction.step, Heard(beds, tally.quiet_for), self._script)
        tally.quiet_for = heard.quiet_for
        for length in (heard.quiet_for, *(gap.ended - gap.began for gap in gaps)):
            if length > tally.silence[0]:
                tally.silence = (length, place)
        return heard.beds

    def _arrive(
        self, place: int, beds: frozenset[str], boxes: frozenset[Box], tally: Tally
    ) -> None:
        """Let ways come to a place, where what no later condition reads is forgotten."""
        live = self._branching.live[place]
        state = (beds, frozenset(within(box, live) for box in boxes))
        there = self._at[place].get(state)
        if there is None:
            self._at[place][state] = tally
        else:
            there.take_in(tally)

    def _summed_up(self, reached: set[int]) -> Survey:
        (tally, *others) = self._at[-1].values()
        for other in others:
            tally.take_in(other)
        shortest, quickest, slowest, longest = tally.routes
        is_exact = self._is_exact and not self._branching.is_rough
        return Survey(
            count=tally.count,
            is_exact=is_exact,
            shortest=shortest,
            quickest=quickest,
            slowest=slowest,
            longest=longest,
            silence=self._silence(*tally.silence),
            unreached=tuple(self._unreached(reached)),
            dead_ends=tuple(self._dead_ends(tally, is_exact=is_exact)),
        )

    def _silence(self, length: Seconds, at: int) -> Silence:
        instruction = self._instructions[at] if length else None
        if not isinstance(instruction, Present | Perform):
            return Silence(0.0, "", None)
        return Silence(length, _called(instruction), instruction.step.place)

    def _unreached(self, reached: set[int]) -> Iterator[Unreached]:
        """Yield the steps that are on no way; one that comes several times is if it is on any."""
        met = [
            (place, one)
            for place, one in enumerate(self._instructions)
            if isinstance(one, Present | Perform)
        ]
        told = {one.step.place for place, one in met if place in reached}
        for _, one in met:
            if one.step.place not in told:
                told.add(one.step.place)
                yield Unreached(_called(one), one.step.place)

    def _dead_ends(self, tally: Tally, *, is_exact: bool) -> Iterator[DeadEnd]:
        """Yield the dead ends; where knowledge was let go of, some that were proven by walking."""
        found = sorted(tally.open_ends.items())
        for place, (count, route) in found if is_exact else found[:MOST_PROVEN]:
            if not is_exact and self._walker.way_along(route.turns) is None:
                continue
            last = self._instructions[place] if place != _NOTHING else None
            if isinstance(last, Present):
                yield DeadEnd(last.name, last.step.place, count, route)
            else:
                yield DeadEnd("", None, count, route)


def _called(instruction: Present | Perform) -> str:
    """Return what an author would call a step: its name, or what it does."""
    if isinstance(instruction, Present):
        return instruction.name
    return f"{instruction.step.verb} {instruction.step.sound}"
