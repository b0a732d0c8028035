"""W203: a script that takes longer or shorter than it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.review.timing import how_long
from integrate.script.quantity import spoken
from integrate.script.structure import Repeat
from integrate.script.verbs import Goto, Measure, Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft
    from integrate.script.quantity import Seconds

OFF = 0.2
"""How far the time may be off, as a part of what the script says."""
_STEPS = "- Next is some quiet time.\n- wait: 2 min\n  show: You might listen.\n- Rest a while."


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield one finding when the way that takes most is off by more than a fifth."""
    said = draft.script.duration
    if said is None:
        return
    least, most = said * (1 - OFF), said * (1 + OFF)
    bounds = _bounds(draft)
    if (bounds is not None and least <= bounds[0] and bounds[1] <= most) or draft.survey is None:
        return
    found = draft.survey.slowest.length.usual
    if not least <= found <= most:
        longer = "more" if found > said else "less"
        what = f"going through all of it takes about {spoken(found)}, {longer} than this says"
        yield Finding(draft.at_key("duration"), what, f"write `duration: {spoken(found)}`")


def _bounds(draft: Draft) -> tuple[Seconds, Seconds] | None:
    """Return the time of what always comes, and of all there is; None when that is not plain."""
    always = all_of_it = 0.0
    for placed in draft.placed:
        step = placed.step
        if isinstance(step, Goto | Repeat | Measure):
            return None
        if isinstance(step, Note) and not draft.script.for_therapist:
            continue
        length = how_long(step).usual
        all_of_it += length
        if placed.is_certain:
            always += length
    return always, all_of_it


RULE = Rule(
    Explanation(
        code="W203",
        title="a duration that is off by more than a fifth",
        why=(
            "To know how long something takes is part of feeling safe, and people plan by it. What "
            "counts is the way that takes most: all is read at the pace of speech, answered, and "
            "waited for. Ways that are shorter because a person leaves something out are their "
            "own choice. `integrate rehearse` tells the times of every way."
        ),
        failing=example(_STEPS, "duration: 10 min"),
        passing=example(_STEPS, "duration: 2 min"),
    ),
    _check,
)
