"""The ways through a program, one by one, each with answers that lead along it.

Two ways are different when a condition of the script turned out differently on them. Only what can
happen is a way: answers that contradict each other lead nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.review.branching import Branching, domain, within
from integrate.review.quiet import has_words
from integrate.review.timing import NO_TIME, Length, how_long
from integrate.script.verbs import Breathe, Note, Say, Wait
from integrate.session.program import Jump, Once, Present, Unless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from integrate.review.branching import Box, Domain, Earlier
    from integrate.review.possible import Given
    from integrate.script.model import Script
    from integrate.session.program import Program

BEFORE = "before"
"""Where an answer was given that is recalled from an earlier session."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that decides which way is taken."""

    step: str
    """The name of the step that asks, the last one of a questionnaire; or `before`."""
    name: str
    """The name it is saved under."""
    value: Given
    """One of the answers that lead this way; None when there is none."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way from the beginning of a script to its end."""

    length: Length
    choices: tuple[Choice, ...]
    """The answers that lead this way, in their order; any others do as well."""
    last: Present | None
    """The last step that is shown; None when there is none."""

    @property
    def ends_well(self) -> bool:
        """Whether it comes to a closing."""
        return self.last is not None and is_closing(self.last)


def is_closing(present: Present) -> bool:
    """Tell whether a session may end after this step.

    A way ends well with words that nobody has to answer: text, a note to the therapist, or a timed
    step with words to it. It does not end with a question, a mark, or a rest without a word.
    """
    step = present.step
    return isinstance(step, Say | Note | Wait | Breathe) and has_words(step)


@dataclass(frozen=True, slots=True)
class _Walk:
    """A way as far as it has come."""

    place: int
    boxes: tuple[Box, ...]
    """What is known of the answers; boxes that differ in nothing that still matters are one."""
    length: Length = NO_TIME
    asked: tuple[int, ...] = ()
    """The places of the questions so far whose answers matter somewhere."""
    last: Present | None = None


class Walker:
    """Walks the ways of one program."""

    def __init__(self, script: Script, program: Program, *, passes: bool = True) -> None:
        """Stand before the first step; unless `passes`, no question is passed over."""
        self.branching = Branching(script, program, passes=passes)
        self._instructions = program.instructions
        self._lengths: dict[int, Length] = {}
        """How long the steps take that were come to, by their places."""
        self._start = _Walk(0, (self.branching.first,))

    def every_way(self) -> Iterator[Way]:
        """Yield the ways one after the other; there may be more than anyone can count."""
        waiting = [self._start]
        while waiting:
            walk = waiting.pop()
            while walk.place < len(self._instructions):
                walk, *other = (side for side in self._step(walk) if side is not None)
                waiting += other
            yield self._finished(walk)

    def way_along(self, turns: Mapping[int, bool]) -> Way | None:
        """Return the way on which the conditions hold, by their places, or do not.

        None when no answers lead along it.
        """
        walk: _Walk | None = self._start
        while walk is not None and walk.place < len(self._instructions):
            holds, fails = self._step(walk)
            walk = holds if turns.get(walk.place, True) else fails
        return None if walk is None else self._finished(walk)

    def _step(self, walk: _Walk) -> tuple[_Walk | None, _Walk | None]:
        """Return the walk one instruction on: where a condition holds, and where it does not.

        Without a condition it is the first.
        """
        here, after = walk.place, walk.place + 1
        match self._instructions[here]:
            case Unless(condition, to):
                holds, fails = self.branching.divide(walk.boxes, condition)
                return self._at(after, walk, holds), self._at(to, walk, fails)
            case Once(condition, to):
                holds, fails = self.branching.divide(walk.boxes, condition)
                return self._at(to, walk, holds), self._at(after, walk, fails)
            case Jump(to):
                return _Walk(to, walk.boxes, walk.length, walk.asked, walk.last), None
        return self._shown(walk), None

    def _shown(self, walk: _Walk) -> _Walk:
        """Return the walk after an instruction that shows something, or asks, or does neither."""
        place, length, last = walk.place, walk.length, walk.last
        instruction = self._instructions[place]
        if isinstance(instruction, Present):
            if place not in self._lengths:
                self._lengths[place] = how_long(instruction.step)
            length, last = length + self._lengths[place], instruction
        boxes, asked = walk.boxes, walk.asked
        if self.branching.saves(place):
            number = len(asked)
            boxes = tuple(self.branching.ask(place, box, number) for box in boxes)
            asked = (*asked, place)
        return _Walk(place + 1, boxes, length, asked, last)

    def _at(self, place: int, walk: _Walk, boxes: Iterable[Box]) -> _Walk | None:
        """Return the walk at a place with what is known there; None when it cannot come there."""
        every = tuple(boxes)
        if len(every) > 1:
            live = self.branching.live[place]
            kept: dict[Box, Box] = {}
            for box in sorted(every, key=lambda box: repr([one[:2] for one in box])):
                kept.setdefault(within(box, live), box)
            every = tuple(kept.values())
        return _Walk(place, every, walk.length, walk.asked, walk.last) if every else None

    def _finished(self, walk: _Walk) -> Way:
        box = walk.boxes[0]
        chosen: list[tuple[int, Choice]] = []
        for name, held, past in box:
            chosen += self._choices(walk, name, held, past)
        ordered = sorted(chosen, key=lambda one: one[0])
        return Way(walk.length, tuple(choice for _, choice in ordered), walk.last)

    def _choices(
        self, walk: _Walk, name: str, held: Domain, past: Earlier | None
    ) -> Iterator[tuple[int, Choice]]:
        """Yield what has to be answered under a name to come this way, the last answer first."""
        for number in range(len(walk.asked) - 1, -1, -1):
            place = walk.asked[number]
            if past is None:
                break
            if self.branching.saves(place) != name:
                continue
            mine = [one for one in held if one.asked == number]
            if len(held) < self.branching.breadth(place, past.held):
                value = mine[0].value if mine else None
                yield number, Choice(self._step_name(place), name, value)
            held, past = past.held if mine else held, past.before
        if len(held) < len(domain(self.branching.first, name)):
            yield -1, Choice(BEFORE, name, held[0].value)

    def _step_name(self, place: int) -> str:
        """Return the name of the step that asks; a total is known at the end of its last item."""
        steps = (one.name for one in self._instructions[place::-1] if isinstance(one, Present))
        return next(steps, "")
