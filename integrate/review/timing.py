"""How long a step takes: at the shortest, as a rule, and at the longest.

What is timed takes its time. Text is read at the pace of guided speech: 120 to 150 words a minute,
a figure in common use which no source confirms; at the longest
it is read twice. A question takes the time to read it and the time to answer it; at the shortest it
is passed over at once. The times for answers are the authors' own estimate and stand here alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.script.verbs import (
    Ask,
    Breathe,
    Checklist,
    Choose,
    Mark,
    Measure,
    Note,
    Question,
    Say,
    Scale,
    Wait,
)

if TYPE_CHECKING:
    from integrate.script.quantity import Seconds
    from integrate.script.structure import AnyStep
    from integrate.script.template import Template

QUICK, PACE, SLOW = 150, 130, 120
"""Words a minute, of a quick, a usual and a slow speaker."""
LEAST: Seconds = 3.0
"""The least time for any text: it has to be noticed and left with a key."""
RECALLED = 5
"""How many words an answer has that a text recalls."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long something takes, in seconds."""

    shortest: Seconds
    usual: Seconds
    longest: Seconds

    def __add__(self, other: Length) -> Length:
        """Return how long both take, one after the other."""
        return Length(
            self.shortest + other.shortest,
            self.usual + other.usual,
            self.longest + other.longest,
        )


NO_TIME = Length(0.0, 0.0, 0.0)

_ANSWERING: dict[type[Question], Length] = {
    Ask: Length(0.0, 45.0, 180.0),
    Choose: Length(0.0, 15.0, 45.0),
    Scale: Length(0.0, 15.0, 45.0),
    Checklist: Length(0.0, 30.0, 120.0),
}
"""How long an answer takes once the question has been read."""
RESULT = Length(LEAST, 20.0, 60.0)
"""How long a person looks at what a questionnaire came to."""


def how_long(step: AnyStep) -> Length:
    """Return how long a step takes; one that does not come before the person takes no time.

    A person usually listens until the last timed cue of a step before they read on.
    """
    if isinstance(step, Wait):
        return Length(step.length, step.length, step.length)
    if isinstance(step, Breathe):
        return Length(step.whole_length, step.whole_length, step.whole_length)
    last = max((cue.at for cue in getattr(step, "audio", ()) if not cue.at_exit), default=0.0)
    return attention(step) + Length(0.0, last, last)


def attention(step: AnyStep) -> Length:
    """Return how long a person takes to read a step and answer it; other steps need none.

    How long a therapist waits before setting a mark is not known: it counts as being read.
    """
    match step:
        case Measure():
            return RESULT
        case Say(text=words) | Note(text=words) | Mark(show=words):
            return reading(words)
        case Ask() | Choose() | Checklist() | Scale():
            return reading(step.prompt) + _ANSWERING[type(step)]
    return NO_TIME


def reading(words: Template) -> Length:
    """Return how long words take to be read, or to be said."""
    count = sum(len(part.split()) if isinstance(part, str) else RECALLED for part in words.parts)
    minutes = 60 * count
    return Length(
        max(LEAST, minutes / QUICK), max(LEAST, minutes / PACE), max(LEAST, 2 * minutes / SLOW)
    )
