"""What a script asks of a person, in a few lines, before they choose it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from integrate.script.quantity import spoken
from integrate.script.structure import Section, every_step
from integrate.script.verbs import (
    Ask,
    Breathe,
    Checklist,
    Choose,
    Play,
    Scale,
    Shown,
    Wait,
)
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.script.model import Script

NOT_REVIEWED = later("Not yet reviewed by a clinician.")
"""What is said of a script, or a programme, that names nobody who did."""


def asks(script: Script) -> tuple[str, ...]:
    """Return a line for each sort of thing the script asks; conditions count as met."""
    steps = list(every_step(script.steps))
    counts = Counter(type(step) for step in steps)
    writing, choosing, ticking = counts[Ask], counts[Choose] + counts[Scale], counts[Checklist]
    breathing = sum(step.whole_length for step in steps if isinstance(step, Breathe))
    resting = sum(step.length for step in steps if isinstance(step, Wait))
    sound = any(
        isinstance(step, Play) or (isinstance(step, Shown) and step.audio) for step in steps
    )
    lines = [
        (
            writing,
            several(writing, "{count} question to write about", "{count} questions to write about"),
        ),
        (
            choosing,
            several(choosing, "{count} question to choose at", "{count} questions to choose at"),
        ),
        (ticking, several(ticking, "{count} list to tick", "{count} lists to tick")),
        (breathing, _("{time} of slow breathing", time=spoken(breathing))),
        (resting, _("{time} of quiet", time=spoken(resting))),
        (sound, _("sound, which you can do without")),
    ]
    return tuple(line for amount, line in lines if amount)


def sections(script: Script) -> tuple[str, ...]:
    """Return the titles of the outermost sections, in order."""
    return tuple(step.title for step in script.steps if isinstance(step, Section))
