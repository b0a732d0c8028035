"""What can be known of the answers at a place of a program, and how a condition divides it.

Knowledge is a set of boxes. A box holds, for each name, the answers that are still possible, each
in any combination with those of the other names. An answer is decided on only when a condition asks
for it, so that forty questions without a condition are one way and not two to the power of forty.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from integrate.review.possible import Possibilities
from integrate.script import expression
from integrate.script.answers import Answer
from integrate.script.expression import Both, Either, Not
from integrate.script.verbs import Checklist, Require
from integrate.session.program import Jump, Once, Present, Reckon, Unless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from integrate.review.possible import Given, Question
    from integrate.script.expression import Expression
    from integrate.script.model import Script
    from integrate.session.program import Instruction, Program

MOST_TOGETHER = 500
"""How many combinations of answers are tried for one comparison."""
MOST_BOXES = 100
"""Into how many boxes knowledge may be divided."""
MOST_DECISIONS = 15_000
"""How often one program is divided by a comparison, all in all; from then on none divides."""


class Possible(NamedTuple):
    """An answer that is still possible."""

    value: Given
    asked: int = -1
    """Which question of a way it answers; -1 when nobody asks, or before the first."""


Domain: TypeAlias = tuple[Possible, ...]
UNANSWERED: Domain = (Possible(None),)


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """The answers that were possible under a name before its question was asked again."""

    held: Domain
    before: Earlier | None


Box: TypeAlias = "tuple[tuple[str, Domain, Earlier | None], ...]"
"""The possible answers by name, sorted by name; a name that is not there has no answer."""


def domain(box: Box, name: str) -> Domain:
    """Return the answers that are possible for a name."""
    return next((held for key, held, _ in box if key == name), UNANSWERED)


def earlier(box: Box, name: str) -> Earlier | None:
    """Return what was possible for a name before it was asked for last."""
    return next((before for key, _, before in box if key == name), None)


def narrowed(box: Box, name: str, held: Domain) -> Box:
    """Return a box with fewer answers for a name that it has."""
    return tuple((key, held if key == name else one, before) for key, one, before in box)


class Branching:
    """One program, with what its conditions read."""

    def __init__(self, script: Script, program: Program, *, passes: bool = True) -> None:
        """Find what may be answered and which answers matter where.

        Unless `passes`, every question that comes is answered.
        """
        self.possibilities = Possibilities(program)
        self._passes = passes
        self._instructions = program.instructions
        self._questions = self._find_questions()
        self.live = _live(program, self._questions)
        """For each instruction the names that conditions from there on read."""
        self._names: dict[int, list[str]] = {}
        """The names in a condition, by its identity: the program keeps it alive."""
        self._is_rough = False
        self._decisions = 0
        recalled = map(self.possibilities.recalled, sorted(set(script.recall)))
        self.first: Box = tuple(
            (one.name, (*map(Possible, one.values), Possible(None)), None)
            for one in recalled
            if one is not None
        )
        """What is known before the first step: nothing, but of names from earlier sessions."""

    def _find_questions(self) -> list[Question | None]:
        """Return what each instruction asks; rounds of a repeat ask the same."""
        found: dict[int, Question | None] = {}
        for one in self._instructions:
            asker = id(getattr(one, "step", one))
            if asker not in found:
                found[asker] = self._asked(one)
        return [found[id(getattr(one, "step", one))] for one in self._instructions]

    def _asked(self, instruction: Instruction) -> Question | None:
        question = self.possibilities.asked(instruction)
        if question is None or self._passes or None not in question.values:
            return question
        return question._replace(values=tuple(one for one in question.values if one is not None))

    @property
    def is_rough(self) -> bool:
        """Whether something was estimated, because there were too many combinations to try."""
        return self._is_rough or self.possibilities.is_rough

    @property
    def is_tired(self) -> bool:
        """Whether nothing is divided any more."""
        return self._decisions >= MOST_DECISIONS

    def ask(self, place: int, box: Box, asked: int = -1) -> Box:
        """Return what is known after a question; passed over, it keeps the answer from before."""
        question = self._questions[place]
        if question is None:
            return box
        name, before = question.name, domain(box, question.name)
        held = (*(Possible(one, asked) for one in question.values), *self._kept(place, before))
        past = None if asked < 0 else Earlier(before, earlier(box, name))
        others = (one for one in box if one[0] != name)
        return tuple(sorted([*others, (name, held, past)], key=itemgetter(0)))

    def saves(self, place: int) -> str:
        """Return the name that the instruction at a place saves; empty when no condition asks."""
        question = self._questions[place]
        return question.name if question else ""

    def breadth(self, place: int, before: Domain) -> int:
        """Return how many answers there are once a question is asked, by those there were."""
        question = self._questions[place]
        return len(question.values) + len(self._kept(place, before)) if question else len(before)

    def _kept(self, place: int, before: Domain) -> Domain:
        """Return the earlier answers that passing a question over keeps, as far as they differ."""
        question = self._questions[place]
        if question is None or not self._passes or not keeps_answer(self._instructions[place]):
            return ()
        return tuple(
            one
            for one in before
            if (question.none_differs if one.value is None else one.value not in question.values)
        )

    def divide(
        self, boxes: Iterable[Box], condition: Expression
    ) -> tuple[frozenset[Box], frozenset[Box]]:
        """Return what is known where the condition holds, and where it does not."""
        if self.is_tired:
            self._is_rough = True
            return frozenset(boxes), frozenset(boxes)
        sides: dict[bool, set[Box]] = {True: set(), False: set()}
        for box in boxes:
            for holds, part in self._outcomes(box, condition):
                sides[holds].add(part)
        return self._bounded(sides[True]), self._bounded(sides[False])

    def _bounded(self, boxes: set[Box]) -> frozenset[Box]:
        if len(boxes) <= MOST_BOXES:
            return frozenset(boxes)
        self._is_rough = True
        return frozenset([hull(boxes)])

    def _outcomes(self, box: Box, condition: Expression) -> Iterator[tuple[bool, Box]]:
        match condition:
            case Not(operand):
                for holds, part in self._outcomes(box, operand):
                    yield not holds, part
            case Both(operands):
                yield from self._joined(box, operands, until=False)
            case Either(operands):
                yield from self._joined(box, operands, until=True)
            case _:
                yield from self._decide(box, condition)

    def _joined(
        self, box: Box, operands: tuple[Expression, ...], *, until: bool
    ) -> Iterator[tuple[bool, Box]]:
        """Yield the outcomes of operands joined by `and` or `or`, which the value `until` ends."""
        first, *rest = operands
        for holds, part in self._outcomes(box, first):
            if holds is until or not rest:
                yield holds, part
            else:
                yield from self._joined(part, tuple(rest), until=until)

    def _decide(self, box: Box, condition: Expression) -> Iterator[tuple[bool, Box]]:
        """Divide a box by a condition without `and`, `or` and `not`."""
        self._decisions += 1
        held = [(name, domain(box, name)) for name in self._names_in(condition)]
        several = [name for name, possible in held if len(possible) > 1]
        many = math.prod(len(possible) for _, possible in held) > MOST_TOGETHER
        if many or self.is_tired:
            self._is_rough = True
            yield from ((True, box), (False, box))
        elif len(several) > 1:
            for possible in domain(box, several[0]):
                yield from self._decide(narrowed(box, several[0], (possible,)), condition)
        else:
            yield from _by_one(box, condition, held, several)

    def _names_in(self, condition: Expression) -> list[str]:
        names = self._names.get(id(condition))
        if names is None:
            names = self._names[id(condition)] = sorted(set(condition.names))
        return names


def _by_one(
    box: Box, condition: Expression, held: list[tuple[str, Domain]], several: list[str]
) -> Iterator[tuple[bool, Box]]:
    """Divide a box by the one name whose answer is open, or by none."""
    answers = {
        name: Answer(value, "")
        for name, ((value, _), *_) in held
        if name not in several and value is not None
    }
    if not several:
        yield expression.truth(condition, answers), box
        return
    (name,) = several
    sides: dict[bool, list[Possible]] = defaultdict(list)
    for possible in domain(box, name):
        answer = {} if possible.value is None else {name: Answer(possible.value, "")}
        sides[expression.truth(condition, answers | answer)].append(possible)
    for holds, some in sides.items():
        yield holds, narrowed(box, name, tuple(some))


def hull(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of these, and more besides."""
    every = [{name: held for name, held, _ in box} for box in boxes]
    names = sorted({name for box in every for name in box})
    return tuple(
        (
            name,
            tuple(dict.fromkeys(one for box in every for one in box.get(name, UNANSWERED))),
            None,
        )
        for name in names
    )


def within(box: Box, names: frozenset[str]) -> Box:
    """Return what a box knows of some names, without what was before."""
    return tuple((name, held, None) for name, held, _ in box if name in names)


def keeps_answer(instruction: Instruction) -> bool:
    """Tell whether an earlier answer may outlast an instruction that saves the same name."""
    step = instruction.step if isinstance(instruction, Present) else None
    needed = isinstance(step, Checklist) and step.require is Require.ALL
    return not needed and not isinstance(instruction, Reckon)


def _live(program: Program, questions: Sequence[Question | None]) -> list[frozenset[str]]:
    """Return for each instruction, and for the end, which names later conditions read."""
    live: list[frozenset[str]] = [frozenset()] * (len(program.instructions) + 1)
    for place in range(len(program.instructions) - 1, -1, -1):
        instruction = program.instructions[place]
        found = live[place + 1]
        match instruction:
            case Unless(condition, to) | Once(condition, to):
                found = found | live[to] | set(condition.names)
            case Jump(to):
                found = live[to]
        question = questions[place]
        if question is not None and not keeps_answer(instruction):
            found -= {question.name}
        live[place] = found
    return live
