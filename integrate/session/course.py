"""From one step of a program to the next, as the answers lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from integrate.measures.scoring import score
from integrate.script import expression
from integrate.script.answers import Answer
from integrate.script.depth import Depth
from integrate.session.program import Deeper, Jump, Once, Perform, Present, Reckon, Unless
from integrate.session.questionnaire import given_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.script.answers import Answers
    from integrate.session.program import Program

Met: TypeAlias = "tuple[int, Present | Perform]"
"""An instruction that does something, and where it stands."""


def run(
    program: Program, index: int, answers: dict[str, Answer], depth: Depth = Depth.FULL
) -> Iterator[Met]:
    """Yield what is met from `index` on, as the answers lead; scores are put into `answers`.

    Conditions are evaluated when their place is reached: who is iterating may answer in between.
    """
    while index < len(program.instructions):
        instruction = program.instructions[index]
        index += 1
        if isinstance(instruction, Present | Perform):
            yield index - 1, instruction
            continue
        match instruction:
            case Unless(condition, to) if not expression.truth(condition, answers):
                index = to
            case Once(condition, to) if expression.truth(condition, answers):
                index = to
            case Deeper(to) if depth is Depth.SHORT:
                index = to
            case Jump(to):
                index = to
            case Reckon():
                _reckon(instruction, answers)


def _reckon(reckon: Reckon, answers: dict[str, Answer]) -> None:
    """Save the sum; with an item left out there is none."""
    values = given_to(reckon.measure, reckon.items, answers)
    found = score(reckon.measure, values).sum_of(reckon.sum_name)
    answers.pop(reckon.saves, None)
    if found is not None:
        answers[reckon.saves] = Answer(found, str(found))


def outlook(
    program: Program, index: int, answers: Answers, open_name: str, depth: Depth = Depth.FULL
) -> tuple[Present | None, bool, int]:
    """Return the next step after `index`, whether it is certain, and how many steps there will be.

    It is not certain while it hangs on a name without an answer, or on `open_name`, which the
    present step is about to save. A next step of None is the end.
    """
    first: Present | None = None
    count = 0
    last = len(program.instructions)
    for place, met in run(program, index + 1, dict(answers), depth):
        if isinstance(met, Present):
            if first is None:
                first, last = met, place
            count += 1
    known = answers.keys() - {open_name}
    between = program.instructions[index + 1 : last]
    conditions = [one.condition for one in between if isinstance(one, Unless | Once)]
    certain = all(set(one.names) <= known for one in conditions)
    return first, certain, count
