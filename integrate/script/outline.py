"""What a script asks of a person, in a few lines, before they choose it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from integrate.script.model import every_step
from integrate.script.quantity import spoken
from integrate.script.verbs import (
    Ask,
    Breathe,
    Checklist,
    Choose,
    Play,
    Scale,
    Section,
    Shown,
    Wait,
)

if TYPE_CHECKING:
    from integrate.script.model import Script


def asks(script: Script) -> tuple[str, ...]:
    """Return a line for each sort of thing the script asks; conditions count as met."""
    steps = list(every_step(script.steps))
    counts = Counter(type(step) for step in steps)
    breathing = sum(step.whole_length for step in steps if isinstance(step, Breathe))
    resting = sum(step.length for step in steps if isinstance(step, Wait))
    sound = any(
        isinstance(step, Play) or (isinstance(step, Shown) and step.audio) for step in steps
    )
    lines = [
        _several(counts[Ask], "question to write about", "questions to write about"),
        _several(counts[Choose] + counts[Scale], "question to choose at", "questions to choose at"),
        _several(counts[Checklist], "list to tick", "lists to tick"),
        f"{spoken(breathing)} of slow breathing" if breathing else "",
        f"{spoken(resting)} of quiet" if resting else "",
        "sound, which you can do without" if sound else "",
    ]
    return tuple(line for line in lines if line)


def sections(script: Script) -> tuple[str, ...]:
    """Return the titles of the outermost sections, in order."""
    return tuple(step.title for step in script.steps if isinstance(step, Section))


def _several(count: int, one: str, more: str) -> str:
    if not count:
        return ""
    return f"{count} {one if count == 1 else more}"
