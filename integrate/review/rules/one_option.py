"""S505: a question with a single option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.script.verbs import Choose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each choice between one thing."""
    for step in draft.of(Choose):
        if len(step.options) == 1:
            what = f"“{step.options[0].words}” is all there is to choose"
            remedy = "add an option that declines, as `rather_not: I would rather not`"
            yield Finding(step.place, what, remedy)


RULE = Rule(
    Explanation(
        code="S505",
        title="a choice of one",
        why=(
            "A choice with one option asks for consent and leaves no words to refuse it: what is "
            "recorded as an answer was none. Two real options, one of them to decline, make it a "
            "choice."
        ),
        failing=example("- choose: Shall we begin?\n  options: [Yes]\n- Rest a while."),
        passing=example("- choose: Shall we begin?\n  options: [Yes, Not yet]\n- Rest a while."),
    ),
    _check,
    by_itself=True,
)
