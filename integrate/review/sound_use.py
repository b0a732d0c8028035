"""Which sounds the steps of a script play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script.verbs import Play, Shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.structure import AnyStep


def used_sounds(steps: Iterable[AnyStep]) -> dict[str, AnyStep]:
    """Return the name of each sound that is played, with the first step that does."""
    found: dict[str, AnyStep] = {}
    for step in steps:
        if isinstance(step, Play):
            found.setdefault(step.sound, step)
        elif isinstance(step, Shown):
            for cue in step.audio:
                if cue.play:
                    found.setdefault(cue.play, step)
    return found
