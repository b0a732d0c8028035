"""W207: a bell that hardly leaves any quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.script.verbs import Breathe, Wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft
    from integrate.script.quantity import Seconds

LEAST: Seconds = 10.0
"""How far apart bells are at the least."""
_BELL = "- wait: 2 min\n  show: You might listen.\n  audio: {play: bells/bowl-low, every: %s s}\n"


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each sound that comes again too soon."""
    for step in draft.steps:
        if not isinstance(step, Wait | Breathe):
            continue
        for cue in step.audio:
            if cue.every is not None and cue.every < LEAST:
                what = f"`{cue.play}` sounds again after {cue.every:g} s already"
                remedy = f"let {LEAST:g} s or more go by: `every: 30 s`"
                if isinstance(step, Breathe):
                    remedy += "; for a sound with every breath write `tones: yes`"
                yield Finding(draft.at_words(step, cue.play), what, remedy, step.place)


RULE = Rule(
    Explanation(
        code="W207",
        title="a bell that comes too often",
        why=(
            "A bell rings on for ten seconds and more, so that one which comes sooner becomes a "
            "drone with strokes in it, and a person begins to wait for the next stroke. For a "
            "sound with every breath there is `tones` of `breathe`, which is soft and says in "
            "from out. How long is too short is the authors' own judgement."
        ),
        failing=example(_BELL % "5" + "- Rest a while."),
        passing=example(_BELL % "30" + "- Rest a while."),
    ),
    _check,
    by_itself=True,
)
