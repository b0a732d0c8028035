"""E601: a questionnaire that this program does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.measures.shipped import SHIPPED
from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.script.problem import did_you_mean
from integrate.script.verbs import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each questionnaire that is not there."""
    for step in draft.of(Measure):
        if step.measure not in SHIPPED:
            place = draft.at_words(step, step.measure)
            what = f"there is no questionnaire `{step.measure}`"
            yield Finding(place, what, did_you_mean(step.measure, SHIPPED), step.place)


RULE = Rule(
    Explanation(
        code="E601",
        title="a questionnaire that is not there",
        why=(
            "A questionnaire is asked in its published words and scored as published, so only "
            "those come with the program whose licence lets them. A script with another one "
            "cannot begin."
        ),
        failing=example("- measure: gad-9\n- Rest a while."),
        passing=example("- measure: gad-2\n- Rest a while."),
    ),
    _check,
)
