"""W203: a script that takes longer or shorter than it says.

Each way is judged, the short and the full one, and each path on it that answers lead along. What is
no path, and why:

* To stop, or to pass a question or any step over: that can be done everywhere, so a script would
  have no length at all. Who does it knows that less is to come.
* What only a therapist sees in a patient's script. In a therapist's own script notes are read.

A rest lasts as long as it says, also in a session, where a therapist may end it early.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.honest_length import OFF, fits, honest
from integrate.review.rule import Finding, Rule
from integrate.review.timing import how_long
from integrate.script.depth import Depth
from integrate.script.duration import Duration, Range, written, written_range
from integrate.script.quantity import spoken
from integrate.script.structure import Repeat
from integrate.script.verbs import Goto, Measure, Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from integrate.review.draft import Draft

_STEPS = "- Next is some quiet time.\n- wait: 2 min\n  show: You might listen.\n- Rest a while."


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield one finding when a path on either way is off by more than a fifth."""
    said = draft.script.duration
    if said is None or _plainly_fits(draft, said):
        return
    takes = draft.lengths
    if not takes:
        return
    short, full = takes.get(Depth.SHORT, takes[Depth.FULL]), takes[Depth.FULL]
    remedy = f"write `duration: {written(honest(short, full))}`"
    place = draft.at_key("duration")
    if len(takes) == 1 and said.short != said.full:
        what = "this tells a short way from a full one, and no step is `depth: full`"
        yield Finding(place, what, remedy)
    elif not all(fits(said.of(depth), lasts) for depth, lasts in takes.items()):
        yield Finding(place, _sentence(said, takes), remedy)


def _plainly_fits(draft: Draft, said: Duration) -> bool:
    """Tell whether the duration can be seen to be right without going through the script."""
    if len(draft.depths) == 1 and said.short != said.full:
        return False
    for depth in draft.depths:
        bounds = _bounds(draft, depth)
        if bounds is None:
            return False
        lasts = said.of(depth)
        near = Range(lasts.most * (1 - OFF), lasts.least * (1 + OFF))
        exact = bounds.is_single and fits(lasts, bounds)
        if not exact and not near.least <= bounds.least <= bounds.most <= near.most:
            return False
    return True


def _bounds(draft: Draft, depth: Depth) -> Range | None:
    """Return the time of what always comes, and of all there is; None when that is not plain."""
    always = all_of_it = 0.0
    for placed in draft.placed:
        step = placed.step
        if isinstance(step, Goto | Repeat | Measure):
            return None
        if isinstance(step, Note) and not draft.script.for_therapist:
            continue
        if depth is Depth.SHORT and placed.is_full:
            continue
        length = how_long(step).usual
        all_of_it += length
        if placed.is_certain_in_full:
            always += length
    return Range(always, all_of_it)


def _sentence(said: Duration, takes: Mapping[Depth, Range]) -> str:
    """Return how long each way that is off takes, and what is said of it."""
    parts = []
    for depth, lasts in takes.items():
        if not fits(said.of(depth), lasts):
            which = f"the {depth.value} way" if len(takes) > 1 else "this"
            parts.append(
                f"{which} takes {_about(lasts)}, and `{written_range(said.of(depth))}` is said"
            )
    return "; ".join(parts)


def _about(lasts: Range) -> str:
    least, most = spoken(lasts.least), spoken(lasts.most)
    return f"about {least}" if least == most else f"from about {least} to {most}, by the answers"


RULE = Rule(
    Explanation(
        code="W203",
        title="a duration that is off by more than a fifth",
        why=(
            "To know how long something takes is part of feeling safe, and people plan by it. "
            "Every path counts that answers lead along, on the short way and on the full one: what "
            "comes on it is read at the pace of speech, answered, and waited for. Where the paths "
            "differ a range says so (`10 to 15 min`), and each of its ends is near a path. To "
            "stop, or to pass something over, is open to everyone at any time and is no path. "
            "`integrate rehearse --paths` tells the times, and `integrate check --fix` writes them."
        ),
        failing=example(_STEPS, "duration: 10 min"),
        passing=example(_STEPS, "duration: 2 min"),
    ),
    _check,
)
