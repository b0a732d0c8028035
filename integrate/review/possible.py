"""What a question may be answered with, as far as any condition of the script can tell apart.

Answers that every condition treats alike are one: a scale that is compared with 7 has two sides,
and eight options of which one is asked for are two. So each way through a script is found by trying
few answers.
"""

from __future__ import annotations

import math
from itertools import chain, combinations
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from integrate.script import expression
from integrate.script.answers import Answer, Value
from integrate.script.expression import Both, Either, Literal, Not, Word, Words
from integrate.script.verbs import Ask, Checklist, Choose, Require, Scale
from integrate.session.program import Once, Present, Reckon, Unless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.script.answers import Answers
    from integrate.script.expression import Expression
    from integrate.session.program import Instruction, Program

Given: TypeAlias = "Value | None"
"""An answer, or None where there is none."""

SOME_WORDS = "some words"
"""What stands for any own words that no condition names."""
MOST_TOGETHER = 11
"""How many answers of a name are tried when it is weighed against other names."""
MOST_TICKS = 6
"""Of how many items of a list every choice is tried."""


def parts(condition: Expression) -> Iterator[Expression]:
    """Yield what `and`, `or` and `not` join in a condition."""
    match condition:
        case Not(operand):
            yield from parts(operand)
        case Both(operands) | Either(operands):
            for operand in operands:
                yield from parts(operand)
        case _:
            yield condition


class Question(NamedTuple):
    """What may be answered where a name is saved."""

    name: str
    values: tuple[Given, ...]
    """The answers to try; None among them where a score may be missing."""
    none_differs: bool
    """Whether having no answer differs from each of them."""


class Possibilities:
    """The answers to try, for each name that a condition of a program reads."""

    def __init__(self, program: Program) -> None:
        """Collect what conditions say of each name."""
        self._alone: dict[str, list[Expression]] = {}
        self._together: dict[str, list[Expression]] = {}
        self.is_rough = False
        """Whether some answers were left out that a sum of several names could tell apart."""
        conditions = {
            id(one.condition): one.condition
            for one in program.instructions
            if isinstance(one, Unless | Once)
        }
        for condition in conditions.values():
            for part in parts(condition):
                self._collect(part)
        self.names = self._alone.keys() | self._together.keys()

    def _collect(self, part: Expression) -> None:
        names = set(part.names)
        kept = self._alone if len(names) == 1 else self._together
        for name in names:
            kept.setdefault(name, []).append(part)

    def asked(self, instruction: Instruction) -> Question | None:
        """Return what an instruction asks; None when no condition reads what it saves."""
        match instruction:
            case Reckon(measure=measure, sum_name=sum_name):
                return self._score(instruction.saves, measure.highest_of(sum_name))
            case Present(step=Choose(save=name, options=options)):
                return self._try(name, (one.id for one in options))
            case Present(step=Scale(save=name, low=low, high=high)):
                return self._try(name, range(low, high + 1))
            case Present(step=Checklist(save=name) as step):
                return self._try(name, self._ticks(step))
            case Present(step=Ask(save=name)):
                return self._try(name, self._own_words(name))
        return None

    def _score(self, name: str, highest: int) -> Question | None:
        """Return what a score may be; an item without an answer takes away an earlier one."""
        found = self._try(name, range(highest + 1))
        if found is None or not found.none_differs:
            return found
        return found._replace(values=(*found.values, None))

    def recalled(self, name: str) -> Question | None:
        """Return what a name of an earlier session may hold: its question is not known."""
        numbers = {
            int(near)
            for value in self._literals(name)
            if not isinstance(value, str) and math.isfinite(value)
            for near in (math.floor(value) - 1, value, math.ceil(value) + 1)
        }
        ids = tuple((word,) for word in self._words(name))
        return self._try(name, chain(sorted(numbers), self._own_words(name), ids))

    def _try(self, name: str, values: Iterable[Value]) -> Question | None:
        """Return the values that conditions tell apart."""
        if name not in self.names:
            return None
        every = tuple(values)
        distinct: dict[tuple[bool, ...], Value] = {}
        for value in every:
            distinct.setdefault(self._told_apart(name, {name: Answer(value, "")}), value)
        if name not in self._together:
            none_differs = self._told_apart(name, {}) not in distinct
            return Question(name, tuple(distinct.values()), none_differs)
        if len(every) <= MOST_TOGETHER:
            return Question(name, every, none_differs=True)
        self.is_rough = True
        spread = {every[round(i * (len(every) - 1) / 10)] for i in range(MOST_TOGETHER)}
        tried = spread | set(distinct.values())
        return Question(name, tuple(value for value in every if value in tried), none_differs=True)

    def _told_apart(self, name: str, answers: Answers) -> tuple[bool, ...]:
        """Return what the conditions on a name alone make of its answer."""
        return tuple(expression.truth(part, answers) for part in self._alone.get(name, ()))

    def _ticks(self, step: Checklist) -> Iterator[tuple[str, ...]]:
        """Yield choices of the items that conditions name, with and without another item."""
        ids = [item.id for item in step.items]
        if step.require is Require.ALL:
            yield tuple(ids)
            return
        named = [one for one in ids if one in set(self._words(step.save))]
        others = [one for one in ids if one not in named][:1]
        few = len(named) <= MOST_TICKS
        self.is_rough = self.is_rough or not few
        sizes = range(len(named) + 1) if few else (0, 1, len(named))
        for size in sizes:
            for some in combinations(named, size):
                yield some
                if others:
                    yield tuple(one for one in ids if one in {*some, *others})

    def _own_words(self, name: str) -> Iterator[str]:
        """Yield texts that conditions look for, all of them at once, and some other words."""
        texts = dict.fromkeys(str(one) for one in (*self._literals(name), *self._words(name)))
        yield SOME_WORDS
        yield from texts
        yield " ".join(texts) or SOME_WORDS

    def _literals(self, name: str) -> Iterator[str | int | float]:
        yield from (one.value for one in self._leaves(name) if isinstance(one, Literal))

    def _words(self, name: str) -> Iterator[str]:
        yield from (one.id for one in self._leaves(name) if isinstance(one, Word))

    def _leaves(self, name: str) -> Iterator[Expression]:
        """Yield what stands in the conditions on a name, what is in brackets one by one."""
        for part in (*self._alone.get(name, ()), *self._together.get(name, ())):
            for one in expression.walk(part):
                yield from one.items if isinstance(one, Words) else (one,)
