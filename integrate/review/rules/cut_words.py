"""W208: words that are still being spoken when their rest is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.review.timing import reading
from integrate.script.quantity import spoken
from integrate.script.verbs import Breathe, Wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft

_HEAD = "narration: {pace: slow}\n"
_WAIT = (
    "- wait: %s s\n"
    "  show: You might look around the room, and let your eyes rest on something plain.\n"
)


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each timed step that is shorter than its words."""
    if draft.script.narration is None:
        return
    for step in draft.steps:
        if not isinstance(step, Wait | Breathe) or not step.spoken or not step.show.source:
            continue
        length = step.length if isinstance(step, Wait) else step.whole_length
        words = reading(step.show).usual
        if words > length:
            what = f"these words take about {spoken(words)} to say, and the step ends before"
            remedy = "make it longer, or say the words in a step of their own before it"
            yield Finding(step.place, what, remedy)


RULE = Rule(
    Explanation(
        code="W208",
        title="words that are cut off",
        why=(
            "A rest ends when its time is over, whatever is being said: a person with closed eyes "
            "hears half a sentence. Words are reckoned at 130 a minute, as in the times of "
            "`integrate rehearse`."
        ),
        failing=example(_WAIT % "4" + "- Rest a while.", _HEAD),
        passing=example(_WAIT % "30" + "- Rest a while.", _HEAD),
    ),
    _check,
)
