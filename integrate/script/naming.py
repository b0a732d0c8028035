"""Checks that names mean something: what is recalled was saved before, and ids are unique."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from integrate.script import expression
from integrate.script.expression import Comparison, Expression, Literal, Recall, Word, Words
from integrate.script.model import every_step
from integrate.script.problem import did_you_mean
from integrate.script.template import Template
from integrate.script.verbs import AnyStep, Checklist, Choose, Question, Scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.script.problem import Reading

_Saved: TypeAlias = "dict[str, list[Question]]"
"""The questions so far, by the name that they save."""


def check_names(steps: Iterable[AnyStep], reading: Reading) -> None:
    """Note every name recalled before it is saved, every unknown option, every double id."""
    saved: _Saved = {}
    ids: dict[str, int] = {}
    for step in every_step(steps):
        for found in _expressions(step):
            _check_expression(found, step, saved, reading)
        if step.id and step.id in ids:
            what = f"the id `{step.id}` stands in line {ids[step.id]} already"
            reading.complain("E202", step.place, what, "give this step another id")
        ids.setdefault(step.id, step.place.line)
        if isinstance(step, Question) and step.save:
            saved.setdefault(step.save, []).append(step)


def _expressions(step: AnyStep) -> Iterator[Expression]:
    if step.when is not None:
        yield step.when
    for attribute in ("text", "prompt", "show"):
        words = getattr(step, attribute, None)
        if isinstance(words, Template):
            yield from words.expressions


def _check_expression(found: Expression, step: AnyStep, saved: _Saved, reading: Reading) -> None:
    for name in expression.names(found):
        if name not in saved and name not in reading.lost:
            what = f"no earlier step saves `{name}`"
            remedy = did_you_mean(name, saved) or f"add `save: {name}` to an earlier question"
            reading.complain("E201", step.place, what, remedy)
    for part in expression.walk(found):
        if isinstance(part, Comparison):
            _check_options(part, step, saved, reading)


def _check_options(part: Comparison, step: AnyStep, saved: _Saved, reading: Reading) -> None:
    name, words = _sides(part)
    known: set[str] = set()
    for question in saved.get(name, []) if name not in reading.lost else ():
        ids = _ids(question)
        if ids is None:
            return
        known |= ids
    for word in words if known else ():
        if word not in known:
            what = f"`{word}` is not an option of `{name}`"
            reading.complain("E203", step.place, what, did_you_mean(word, known))


def _ids(question: Question) -> set[str] | None:
    """Return what a question can be answered with; None when that is free."""
    match question:
        case Choose():
            return {option.id for option in question.options}
        case Checklist():
            return {item.id for item in question.items}
        case Scale():
            return {str(number) for number in range(question.low, question.high + 1)}
    return None


def _sides(part: Comparison) -> tuple[str, tuple[str, ...]]:
    """Return the name that is compared, and the options it is compared with."""
    left, right = part.left, part.right
    if isinstance(right, Recall) and part.sign in ("in", "not in"):
        return right.name, _spelt(left)
    if isinstance(left, Recall) and part.sign in ("==", "!=", "in", "not in"):
        items = right.items if isinstance(right, Words) else (right,)
        return left.name, tuple(word for item in items for word in _spelt(item))
    return "", ()


def _spelt(part: Expression) -> tuple[str, ...]:
    """Return the option that an expression names; nothing when it is reckoned or recalled."""
    if isinstance(part, Word):
        return (part.id,)
    return (str(part.value),) if isinstance(part, Literal) else ()
