"""Whether every step can be seen to be reached, without going through the script.

A step is reached when the conditions above it can hold together. Where each of them is about one
question that is asked once, that is plain; `survey` decides where it is not.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from integrate.script import expression
from integrate.script.answers import Answer
from integrate.script.expression import Both, Either, Literal, Not
from integrate.script.structure import Repeat
from integrate.script.verbs import Ask, Checklist, Choose, Goto, Question, Require, Scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.review.draft import Placed
    from integrate.script.answers import Value
    from integrate.script.expression import Expression
    from integrate.script.structure import AnyStep

Given: TypeAlias = "Value | None"


def plainly_reached(every: Iterable[Placed]) -> bool:
    """Tell whether all these steps are certainly reached; False says nothing."""
    questions: dict[str, Placed] = {}
    hanging: list[Placed] = []
    for placed in every:
        step = placed.step
        if isinstance(step, Goto) or (isinstance(step, Repeat) and step.until is not None):
            return False
        if step.when is not None:
            hanging.append(placed)
        if isinstance(step, Question) and step.save:
            if step.save in questions:
                return False
            questions[step.save] = placed
    if not hanging:
        return True
    known = _Questions(questions, hanging)
    return all(known.allow(placed) for placed in hanging)


class _Questions:
    """The questions of a script, and what may be answered to each."""

    def __init__(self, questions: dict[str, Placed], hanging: Iterable[Placed]) -> None:
        self._questions = questions
        self._certain = {name for name, placed in questions.items() if placed.is_certain}
        self._conditions: dict[str, list[Expression]] = defaultdict(list)
        for placed in hanging:
            if (condition := placed.step.when) is not None:
                for name in condition.names:
                    self._conditions[name].append(condition)
        self._answers: dict[str, dict[Given, dict[str, Answer]]] = {}

    def allow(self, placed: Placed) -> bool:
        """Tell whether answers that allow this step are certainly there."""
        conditions = [step.when for step in (*placed.above, placed.step) if step.when is not None]
        if len(conditions) == 1 and self._allow_simply(conditions[0]):
            return True
        allowed: dict[str, set[Given]] = {}
        asked: set[str] = set()
        waiting = [placed]
        while waiting:
            if not self._narrow(waiting.pop(), allowed):
                return False
            needed = {name for name, values in allowed.items() if None not in values} - asked
            asked |= needed
            waiting += [self._questions[name] for name in needed]
        return True

    def _allow_simply(self, condition: Expression) -> bool:
        """Tell whether a condition is about one question that always comes, and can hold."""
        names = condition.names
        if len(names) != 1 or names[0] not in self._certain:
            return False
        answers = self._possible(names[0]).values()
        return any(expression.truth(condition, given) for given in answers)

    def _narrow(self, placed: Placed, allowed: dict[str, set[Given]]) -> bool:
        """Leave the answers that allow a step; False when there are none or it is not plain."""
        for step in (*placed.above, placed.step):
            for part, holds in _conjuncts(step.when) if step.when is not None else ():
                names = set(part.names)
                name = names.pop() if len(names) == 1 else ""
                if name not in self._questions:
                    return False
                answers = self._possible(name)
                fitting = {
                    value
                    for value, given in answers.items()
                    if expression.truth(part, given) is holds
                }
                allowed[name] = allowed.get(name, fitting) & fitting
                if not allowed[name]:
                    return False
        return True

    def _possible(self, name: str) -> dict[Given, dict[str, Answer]]:
        """Return some of the answers to a question, each as conditions see it."""
        if name not in self._answers:
            values = _values(self._questions[name].step, self._conditions[name])
            found = {value: {name: Answer(value, "")} for value in values}
            self._answers[name] = found | {None: {}} if found else {}
        return self._answers[name]


def _texts(conditions: Iterable[Expression]) -> list[str]:
    """Return the texts that conditions look for in own words."""
    parts = (part for one in conditions for part in expression.walk(one))
    return [
        part.value for part in parts if isinstance(part, Literal) and isinstance(part.value, str)
    ]


def _values(step: AnyStep, conditions: Iterable[Expression]) -> Iterable[Value]:
    """Return enough answers for most conditions; with too few of them nothing is plain."""
    match step:
        case Choose(options=options):
            return [one.id for one in options]
        case Scale(low=low, high=high):
            return sorted({low, (low + high) // 2, high})
        case Checklist(items=items, require=Require.NONE):
            return [(one.id,) for one in items]
        case Ask():
            return ["some words", *_texts(conditions)]
    return ()


def _conjuncts(condition: Expression, *, holds: bool = True) -> Iterator[tuple[Expression, bool]]:
    """Yield the parts that all have to hold, or to fail, for the condition to hold."""
    match condition:
        case Not(operand):
            yield from _conjuncts(operand, holds=not holds)
        case Both(operands) if holds:
            for operand in operands:
                yield from _conjuncts(operand, holds=True)
        case Either(operands) if not holds:
            for operand in operands:
                yield from _conjuncts(operand, holds=False)
        case _:
            yield condition, holds
