"""Checks that an expression compares what can be compared.

A number has more and less, an option is one of its question's options, own words are compared with
text in quotes, and a checklist holds its items.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integrate.script import expression
from integrate.script.expression import (
    Answered,
    Arithmetic,
    Comparison,
    Expression,
    Literal,
    Recall,
    Word,
    Words,
)
from integrate.script.kinds import MOST_ITEMS
from integrate.script.problem import did_you_mean
from integrate.script.verbs import Checklist, Choose, Measure, Question, Scale
from integrate.script.written import condition

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.script.problem import Reading, Span
    from integrate.script.structure import AnyStep


class Sort(enum.Enum):
    """What sort of value a name has, as an author would call it."""

    ANY = "a value"
    WORDS = "own words"
    NUMBER = "a number"
    OPTION = "an option"
    TICKS = "a checklist"
    MEASURE = "a questionnaire"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a saved name."""

    sort: Sort = Sort.ANY
    ids: frozenset[str] = frozenset()
    """What it can be: options, items, or numbers of a scale; empty when free, or too many."""

    def or_else(self, other: Known) -> Known:
        """Return what is known of a name that two steps save."""
        if self.sort is not other.sort:
            return Known()
        both = self.ids | other.ids
        is_free = not self.ids or not other.ids or len(both) > MOST_ITEMS
        return Known(self.sort, frozenset() if is_free else both)


def known_from(step: AnyStep) -> dict[str, Known]:
    """Return the names that a step saves."""
    if isinstance(step, Measure):
        return {step.name: Known(Sort.MEASURE), f"{step.name}.total": Known(Sort.NUMBER)}
    if not isinstance(step, Question) or not step.save:
        return {}
    match step:
        case Scale(low=low, high=high):
            known = Known(Sort.NUMBER, frozenset(map(str, range(low, high + 1))))
        case Choose(options=options):
            known = Known(Sort.OPTION, frozenset(one.id for one in options))
        case Checklist(items=items):
            known = Known(Sort.TICKS, frozenset(one.id for one in items))
        case _:
            known = Known(Sort.WORDS)
    return {step.save: known}


_FREE = Known()
_ORDERING = frozenset({"<", "<=", ">", ">="})


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why two sides do not go together."""

    what: str
    remedy: str = ""
    code: str = "E205"


def check_agreement(
    found: Expression, place: Span, saved: dict[str, Known], reading: Reading
) -> None:
    """Note each part of an expression that has no meaning for what its names stand for."""
    for part in expression.walk(found):
        find = _FAULTS.get(type(part))
        if find is not None and (fault := find(part, saved)):
            reading.complain(fault.code, place, fault.what, fault.remedy)


def _name_fault(part: Any, saved: dict[str, Known]) -> _Fault | None:
    known = saved.get(part.name)
    if known is None or known.sort is not Sort.MEASURE:
        return None
    what = f"`{part.name}` is a questionnaire, which has no answer but its total"
    return _Fault(what, f"did you mean `{part.name}.total`?")


def _arithmetic_fault(part: Any, saved: dict[str, Known]) -> _Fault | None:
    return _uncounted(part.left, part.right, saved, "it cannot be reckoned with", "")


def _comparison_fault(part: Any, saved: dict[str, Known]) -> _Fault | None:
    left, sign, right = part.left, part.sign, part.right
    if sign in _ORDERING:
        return _uncounted(left, right, saved, "it is not more or less", "compare it with `is`")
    if isinstance(right, Recall) and sign in ("in", "not in"):
        return _ticks_fault(left, right, saved)
    if isinstance(left, Recall):
        known = saved.get(left.name, _FREE)
        for word in right.items if isinstance(right, Words) else (right,):
            if fault := _equal_fault(left, known, word):
                return fault
    return None


_FAULTS: dict[type[Any], Callable[[Any, dict[str, Known]], _Fault | None]] = {
    Recall: _name_fault,
    Answered: _name_fault,
    Arithmetic: _arithmetic_fault,
    Comparison: _comparison_fault,
}
"""How to find what has no meaning in a part; the other parts always have one."""


def _sort(side: Expression, saved: dict[str, Known]) -> Sort:
    if isinstance(side, Recall):
        return saved.get(side.name, _FREE).sort
    if isinstance(side, Literal):
        return Sort.WORDS if isinstance(side.value, str) else Sort.NUMBER
    return Sort.OPTION if isinstance(side, Word) else Sort.ANY


def _uncounted(
    left: Expression, right: Expression, saved: dict[str, Known], why: str, remedy: str
) -> _Fault | None:
    """Return the fault of the first side that is no number; of a questionnaire it is told apart."""
    for side in (left, right):
        sort = _sort(side, saved)
        if sort not in (Sort.NUMBER, Sort.MEASURE, Sort.ANY):
            return _Fault(f"{_called(side)} is {sort.value}; {why}", remedy)
    return None


def _ticks_fault(left: Expression, right: Recall, saved: dict[str, Known]) -> _Fault | None:
    known = saved.get(right.name, _FREE)
    text = _spelt(left)
    if known.sort is Sort.WORDS and isinstance(left, Literal):
        return None
    if known.sort not in (Sort.TICKS, Sort.MEASURE, Sort.ANY):
        what = f"`{right.name}` is {known.sort.value}; only a checklist holds items"
        remedy = f"to compare it with several options write `{right.name} in [one, two]`"
        return _Fault(what, remedy)
    if text and known.ids and text not in known.ids:
        return _not_an_option(text, right.name, did_you_mean(text, known.ids))
    return None


def _equal_fault(left: Recall, known: Known, right: Expression) -> _Fault | None:
    if isinstance(right, Word) and known.sort in (Sort.NUMBER, Sort.WORDS):
        remedy = f'write text in quotes: `"{right.id}"`' if known.sort is Sort.WORDS else ""
        return _Fault(f"`{left.name}` is {known.sort.value} and never an option", remedy)
    text = _spelt(right) if known.ids else ""
    if text and text not in known.ids:
        on_scale = known.sort is Sort.NUMBER
        remedy = "it is not on the scale" if on_scale else did_you_mean(text, known.ids)
        return _not_an_option(text, left.name, remedy)
    return None


def _not_an_option(text: str, name: str, remedy: str) -> _Fault:
    return _Fault(f"`{text}` is not an option of `{name}`", remedy, "E203")


def _spelt(side: Expression) -> str:
    """Return the option or text that a side is; empty when it is neither."""
    if isinstance(side, Word):
        return side.id
    return str(side.value) if isinstance(side, Literal) else ""


def _called(side: Expression) -> str:
    words = condition(side)
    return words if isinstance(side, Literal) else f"`{words}`"
