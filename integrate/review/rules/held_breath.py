"""S507: a held breath without another way beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.patient_words import all_words
from integrate.review.rule import Finding, Rule
from integrate.script.model import Stage
from integrate.script.verbs import Breathe, Choose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft, Placed
    from integrate.script.quantity import Seconds

SHORT: Seconds = 4.0
"""A longer hold has to have been chosen."""
NEAR = 3
"""How many steps before the breath may offer another way."""
_ANOTHER_WAY = re.compile(
    r"\binstead\b|\bwithout (?:a |the |any )?hold|\b(?:leave|skip) (?:it|out|the|any|this)\b|"
    r"\bno need to hold\b|\bor (?:just )?(?:breathe|listen|look|feel|rest|stop)\b|"
    r"\bskip (?:a |the )?hold",
    re.IGNORECASE,
)
_PATTERN = "- breathe: {in: 4, hold: 4, out: 6}\n  for: 2 min\n"


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each hold that comes unasked."""
    if not any(step.pattern.hold or step.pattern.rest for step in draft.of(Breathe)):
        return
    choices = {step.save for step in draft.of(Choose) if len(step.options) > 1}
    for number, placed in enumerate(draft.placed):
        step = placed.step
        if not isinstance(step, Breathe):
            continue
        held = max(step.pattern.hold, step.pattern.rest)
        if held and (fault := _fault(draft, number, held, chosen=_is_chosen(placed, choices))):
            yield Finding(step.place, *fault)


def _fault(draft: Draft, number: int, held: Seconds, *, chosen: bool) -> tuple[str, str] | None:
    if draft.script.stage is Stage.SESSION:
        return "no breath is held during a session", "breathe without `hold` and `rest`"
    if chosen:
        return None
    if held > SHORT:
        what = f"a hold of {held:g} seconds comes without having been chosen"
        return what, "ask before, and put it under `when:`; or hold for 4 seconds at most"
    near = draft.steps[max(0, number - NEAR) : number + 1]
    if any(_ANOTHER_WAY.search(all_words(step)) for step in near):
        return None
    remedy = "offer another way in `show:`, as “Or leave out the hold, and listen.”"
    return "the breath is held, and no other way is offered", remedy


def _is_chosen(placed: Placed, choices: set[str]) -> bool:
    """Tell whether the step hangs on the answer to a choice."""
    conditions = [step.when for step in (placed.step, *placed.above) if step.when is not None]
    return any(name in choices for one in conditions for name in one.names)


RULE = Rule(
    Explanation(
        code="S507",
        title="a held breath without another way",
        why=(
            "Holding the breath is not for everyone: heart and lung disease, pregnancy, panic and "
            "some memories speak against it, and a script cannot know. So a hold of up to 4 "
            "seconds stands beside another way, in its own words or up to three steps before, or "
            "under a choice; a longer one only under a choice; and during a session there is "
            "none. Breathing about six times a minute without a hold works as well."
        ),
        failing=example(_PATTERN + "- Rest a while."),
        passing=example(
            _PATTERN + "  show: Or leave out the hold, and listen to the room.\n- Rest a while."
        ),
    ),
    _check,
    by_itself=True,
)
