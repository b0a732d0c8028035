"""Checks that names mean something: what is recalled was saved before, and ids are unique."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script import expression
from integrate.script.expression import Comparison, Expression, Recall, Word, Words
from integrate.script.model import every_step
from integrate.script.problem import did_you_mean
from integrate.script.template import Template
from integrate.script.verbs import AnyStep, Checklist, Choose, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.script.model import Script
    from integrate.script.problem import Reading


def check_names(script: Script, reading: Reading) -> None:
    """Note every name recalled before it is saved, every unknown option, every double id."""
    saved: dict[str, Question] = {}
    ids: dict[str, int] = {}
    for step in every_step(script.steps):
        for found in _expressions(step):
            _check_expression(found, step, saved, reading)
        if step.id and step.id in ids:
            what = f"the id `{step.id}` stands in line {ids[step.id]} already"
            reading.complain("E202", step.place, what, "give this step another id")
        ids.setdefault(step.id, step.place.line)
        if isinstance(step, Question) and step.save:
            saved[step.save] = step


def _expressions(step: AnyStep) -> Iterator[Expression]:
    if step.when is not None:
        yield step.when
    for attribute in ("text", "prompt", "show"):
        words = getattr(step, attribute, None)
        if isinstance(words, Template):
            yield from words.expressions


def _check_expression(
    found: Expression, step: AnyStep, saved: dict[str, Question], reading: Reading
) -> None:
    for name in expression.names(found):
        if name not in saved and name not in reading.lost:
            what = f"no earlier step saves `{name}`"
            remedy = did_you_mean(name, saved) or f"add `save: {name}` to an earlier question"
            reading.complain("E201", step.place, what, remedy)
    for part in expression.walk(found):
        if isinstance(part, Comparison):
            _check_options(part, step, saved, reading)


def _check_options(
    part: Comparison, step: AnyStep, saved: dict[str, Question], reading: Reading
) -> None:
    named, words = _sides(part)
    question = saved.get(named.name) if named else None
    if not isinstance(question, Choose | Checklist):
        return
    things = question.options if isinstance(question, Choose) else question.items
    ids = {option.id for option in things}
    for word in words:
        if word.id not in ids:
            what = f"`{word.id}` is not an option of `{question.save}`"
            reading.complain("E203", step.place, what, did_you_mean(word.id, ids))


def _sides(part: Comparison) -> tuple[Recall | None, tuple[Word, ...]]:
    """Return the name compared and the words it is compared with."""
    left, right = part.left, part.right
    if isinstance(left, Word) and isinstance(right, Recall):
        return right, (left,)
    if isinstance(left, Recall) and isinstance(right, Word):
        return left, (right,)
    if isinstance(left, Recall) and isinstance(right, Words):
        return left, tuple(item for item in right.items if isinstance(item, Word))
    return None, ()
