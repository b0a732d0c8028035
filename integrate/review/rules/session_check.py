"""S502: a session script in which no check follows the mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.script.model import Stage
from integrate.script.verbs import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft

_HEAD = "audience: therapist\n"


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield the first mark of a session without checks."""
    if draft.script.stage is not Stage.SESSION or draft.script.checks:
        return
    mark = next(iter(draft.of(Mark)), None)
    if mark is not None:
        what = f"nothing is checked after `{mark.mark}`"
        remedy = f"add `checks:` with `- {{after: {mark.mark}, every: 15 min, do: look in}}`"
        yield Finding(mark.place, what, remedy)


RULE = Rule(
    Explanation(
        code="S502",
        title="a session without a check after its mark",
        why=(
            "Sedation and slow breathing come without a sound. Checks call the therapist at their "
            "times and leave the patient's sound alone; a missed one stays on the screen. Which "
            "checks and how often is the clinic's to say: the script holds their schedule."
        ),
        failing=example("- mark: dose\n- Rest a while.", _HEAD, "session"),
        passing=example(
            "- mark: dose\n- Rest a while.",
            _HEAD + "checks:\n  - {after: dose, at: 40 min, do: blood pressure}",
            "session",
        ),
    ),
    _check,
)
