"""S501: a session script that marks no moment."""

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
    """Yield one finding for a session in which nothing is timed."""
    marks = (placed for placed in draft.placed if isinstance(placed.step, Mark))
    if draft.script.stage is Stage.SESSION and all(placed.is_full for placed in marks):
        what = "a session without a `mark` on its short way times nothing for the therapist"
        if not draft.of(Mark):
            what = "a session without a `mark` times nothing for the therapist"
        yield Finding(
            draft.at_key("stage"), what, "add `- mark: dose`, and `checks:` timed from it"
        )


RULE = Rule(
    Explanation(
        code="S501",
        title="a session without a mark",
        why=(
            "During a session somebody has to look in at fixed times: the label of esketamine asks "
            "for at least two hours of observation, and for blood pressure around 40 minutes. "
            "What is timed hangs from a moment that the therapist marks with a key. A script of "
            "stage `session` without one keeps no time at all. (A session that is not "
            "`audience: therapist` is refused while it is read, as E106.)"
        ),
        failing=example("- Rest a while.", _HEAD, "session"),
        passing=example(
            "- mark: dose\n- Rest a while.",
            _HEAD + "checks:\n  - {after: dose, every: 15 min, do: look in}",
            "session",
        ),
    ),
    _check,
)
