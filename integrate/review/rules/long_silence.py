"""W204: a long silence without a word or a sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.script.model import Stage
from integrate.script.quantity import spoken
from integrate.script.structure import Repeat
from integrate.script.verbs import Wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft
    from integrate.script.quantity import Seconds

LONGEST: Seconds = 5 * 60
LONGEST_IN_SESSION: Seconds = 60 * 60
_SOUNDS = "sounds:\n  sea: {file: beds/ocean, loop: yes, gain: -6 dB}\n"
_WAIT = "- wait: 8 min\n  show: You might listen.\n"


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield the longest silence of any way when it is too long."""
    in_session = draft.script.stage is Stage.SESSION
    longest = LONGEST_IN_SESSION if in_session else LONGEST
    if _at_most(draft) <= longest or not draft.surveys:
        return
    silence = max((one.silence for one in draft.surveys.values()), key=lambda one: one.length)
    if silence.length > longest and silence.place is not None:
        what = f"{spoken(silence.length)} go by without a word or a sound until here"
        remedy = "divide the rest by a few words or a bell, or let a sound play under it"
        yield Finding(silence.place, what, remedy)


def _at_most(draft: Draft) -> Seconds:
    """Return what no silence is longer than: words begin it anew, bare rests add to it."""
    bare = with_words = 0.0
    for step in draft.of(Wait):
        if any(step.show.parts):
            with_words = max(with_words, step.length)
        else:
            bare += step.length
    return float("inf") if bare and draft.of(Repeat) else with_words + bare


RULE = Rule(
    Explanation(
        code="W204",
        title="a long silence",
        why=(
            "After five minutes without a word or a sound a person wonders whether the program "
            "has stopped. A few words, a bell or a bed of sound tell that it is still there. In a "
            "session a therapist is in the room and quiet is part of it, so there the limit is an "
            "hour."
        ),
        failing=example(_WAIT + "- Rest a while."),
        passing=example("- play: sea\n" + _WAIT + "- stop: sea\n- Rest a while.", _SOUNDS),
    ),
    _check,
)
