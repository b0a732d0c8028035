"""W205: a recalled answer that may be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.patient_words import shown_template
from integrate.review.rule import Finding, Rule
from integrate.script.expression import (
    Answered,
    Both,
    Comparison,
    Either,
    Literal,
    Not,
    Recall,
)
from integrate.script.verbs import Checklist, Require

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.review.draft import Draft, Placed
    from integrate.script.expression import Expression
    from integrate.script.structure import AnyStep

_ASK = "- ask: What is your word?\n  save: word\n"


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each answer in a text that nobody may have given."""
    complete: dict[str, bool] = {}
    """The answers that are always there, and whether that is so on the full way only."""
    for placed in draft.placed:
        step = placed.step
        for found in _recalled(step):
            is_there = found in complete and (placed.is_full or not complete[found])
            if not is_there and found not in _known(placed):
                place = draft.at_words(step, f"{found}")
                what = f"`{found}` may be passed over, and leaves a gap in the text then"
                remedy = (
                    f"write `{{{{ {found} or 'some words' }}}}`, or `when: {found} is answered`"
                )
                yield Finding(place, what, remedy, step.place)
        if not isinstance(step, Checklist) or step.require is not Require.ALL:
            continue
        if placed.is_certain_in_full:
            complete[step.save] = placed.is_full and complete.get(step.save, True)


def _recalled(step: AnyStep) -> Iterable[str]:
    """Return each name that the text of a step recalls with nothing in its stead."""
    template = shown_template(step)
    if template is None or not template.expressions:
        return ()
    return dict.fromkeys(name for one in template.expressions for name in _gaps(one))


def _gaps(found: Expression) -> tuple[str, ...]:
    """Return the names without which the expression says nothing."""
    if isinstance(found, Either):
        has_words = any(isinstance(one, Literal) for one in found.operands)
        return () if has_words else _gaps(found.operands[-1])
    return found.names


def _known(placed: Placed) -> set[str]:
    """Return the names that have an answer wherever the step is reached."""
    known: set[str] = set()
    for step in (*placed.above, placed.step):
        if step.when is not None:
            known |= _answered(step.when)
    return known


def _answered(condition: Expression) -> set[str]:
    """Return the names that have an answer whenever the condition holds."""
    match condition:
        case Answered(name, expected=True) | Not(Answered(name, expected=False)) | Recall(name):
            return {name}
        case Comparison(left, sign, right) if sign not in ("!=", "not in"):
            return {*left.names, *right.names}
        case Both(operands):
            return set().union(*map(_answered, operands))
        case Either(operands):
            return set.intersection(*map(_answered, operands))
    return set()


RULE = Rule(
    Explanation(
        code="W205",
        title="a recalled answer that may be missing",
        why=(
            "Every question can be passed over. A text that recalls the answer then has a hole in "
            'it (`You wrote: ""`), which looks like lost words. Give other words for that case, '
            "or show the text only when there is an answer."
        ),
        failing=example(_ASK + "- 'Your word is \"{{ word }}\".'"),
        passing=example(_ASK + '- Your word is {{ word or "still to come" }}.'),
    ),
    _check,
)
