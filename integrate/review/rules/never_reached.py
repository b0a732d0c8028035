"""W201: a step that no answers lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.paths import on_no_path
from integrate.review.reach import plainly_reached
from integrate.review.rule import Finding, Rule
from integrate.script.structure import every_step, inner_steps
from integrate.script.verbs import Goto, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.review.draft import Draft
    from integrate.script.problem import Span
    from integrate.script.structure import AnyStep

_ASK = """
- scale: How tense are you?
  save: tension
"""


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each step, and each section as a whole, that is on no way."""
    if plainly_reached(draft.placed) or not draft.surveys:
        return
    unreached = on_no_path(draft.programs, draft.surveys)
    told: list[AnyStep] = []
    for placed in draft.placed:
        above = {id(step) for step in placed.above}
        if any(id(step) in above for step in told):
            continue
        if _is_lost(placed.step, unreached):
            told.append(placed.step)
            remedy = "mend the conditions that lead here, or remove it"
            yield Finding(placed.step.place, "no answers lead to this step", remedy)


def _is_lost(step: AnyStep, unreached: frozenset[Span]) -> bool:
    """Tell whether a step, or all that it holds, is on no way."""
    if not inner_steps(step):
        return step.place in unreached
    leaves = list(_leaves(inner_steps(step)))
    return bool(leaves) and all(leaf.place in unreached for leaf in leaves)


def _leaves(steps: Iterable[AnyStep]) -> Iterator[AnyStep]:
    for step in every_step(steps):
        if not inner_steps(step) and not isinstance(step, Goto | Note):
            yield step


RULE = Rule(
    Explanation(
        code="W201",
        title="a step that no answers lead to",
        why=(
            "Its condition never holds, or every way passes it by. Words that were written for "
            "someone reach nobody, and often another condition is wrong."
        ),
        failing=example(
            _ASK + "- say: That is a lot.\n  when: tension >= 7 and tension < 3\n- Rest a while."
        ),
        passing=example(_ASK + "- say: That is a lot.\n  when: tension >= 7\n- Rest a while."),
    ),
    _check,
)
