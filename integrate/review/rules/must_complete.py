"""S504: a list that a patient at home cannot pass over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.script.model import Stage
from integrate.script.verbs import Checklist, Require

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft

_AT_HOME = frozenset({Stage.PRE_SESSION, Stage.INTEGRATION, Stage.ANYTIME})
_LIST = """
- checklist: What have you done?
  items: [I drank some water, I ate a little]
"""


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each list that must be complete, in a script for patients at home."""
    if draft.script.for_therapist or draft.script.stage not in _AT_HOME:
        return
    for step in draft.of(Checklist):
        if step.require is Require.ALL:
            place = draft.at_words(step, "require")
            what = "a person at home cannot go on without ticking all of this"
            yield Finding(place, what, "remove `require: all`", step.place)


RULE = Rule(
    Explanation(
        code="S504",
        title="a list that a patient at home cannot pass over",
        why=(
            "Every question can be passed over, so that nobody is held on a page or has to say "
            "what is not true. `require: all` takes that away. It is for a room with a therapist "
            "in it, who can help; at home nobody can. So it may stand in scripts for therapists "
            "and of stage `set-and-setting`."
        ),
        failing=example(_LIST + "  require: all\n- Rest a while."),
        passing=example(_LIST + "- Rest a while."),
    ),
    _check,
    by_itself=True,
)
