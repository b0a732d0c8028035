"""E302: a script that comes to more steps than it may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.script.structure import Repeat
from integrate.script.verbs import Measure
from integrate.session.program import MOST, TooLong, UnknownMeasure, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield one finding for a script that is too long."""
    grows = bool(draft.of(Repeat)) or bool(draft.of(Measure))
    if (grows or len(draft.steps) > MOST // 2) and draft.program is None:
        try:
            lay_out(draft.script, draft.role, draft.catalogue)
        except TooLong:
            what = f"with its repeats and includes the script comes to more than {MOST} steps"
            yield Finding(draft.at_key("steps"), what, "repeat or include less")
        except UnknownMeasure:
            return


RULE = Rule(
    Explanation(
        code="E302",
        title="more steps than a script can hold",
        why=(
            f"A script is laid out step by step before it begins, at most {MOST} of them. Repeats "
            "inside repeats pass that quickly, and nobody sits through as much."
        ),
        failing=example(
            "- repeat: 50\n  steps:\n    - repeat: 50\n      steps:\n        - repeat: 3\n"
            "          steps:\n            - Rest a while."
        ),
        passing=example("- repeat: 3\n  steps:\n    - Rest a while."),
    ),
    _check,
)
