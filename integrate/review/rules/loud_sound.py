"""S511: a sound that is much louder than the bed it comes into."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.script.verbs import Play, Shown, Stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft
    from integrate.script.model import Script
    from integrate.script.quantity import Decibels
    from integrate.script.structure import AnyStep

MOST: Decibels = 12.0
"""How far a sound may stand above its bed."""
_SOUNDS = """
sounds:
  sea: {file: beds/ocean, loop: yes, gain: -24 dB}
  bell: {file: bells/bowl-low, gain: %s dB}
"""
_STEPS = "- play: sea\n- say: Listen, if you like.\n  audio: bell\n- stop: sea\n- Rest a while."


@dataclass(slots=True)
class _Beds:
    """The looping sounds that go on, with their levels."""

    script: Script
    levels: dict[str, Decibels] = field(default_factory=dict)

    def start(self, name: str, gain: Decibels | None) -> Decibels:
        """Take in a sound that starts; return how far it stands above the loudest bed."""
        sound = self.script.sound(name)
        level = sound.gain if gain is None else gain
        above = level - max(self.levels.values(), default=level)
        if sound.loop:
            self.levels[name] = level
        return above


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each sound that stands out, in the order of the source; conditions count as met."""
    beds = _Beds(draft.script)
    for step in draft.steps:
        for name, above in _heard(step, beds):
            if above > MOST:
                what = f"`{name}` comes {above:g} dB above the sound that plays already"
                remedy = f"bring them closer: {MOST:g} dB apart at most"
                yield Finding(draft.at_words(step, name), what, remedy, step.place)


def _heard(step: AnyStep, beds: _Beds) -> Iterator[tuple[str, Decibels]]:
    if isinstance(step, Play):
        yield step.sound, beds.start(step.sound, step.gain)
    elif isinstance(step, Stop):
        beds.levels.pop(step.sound, None)
    elif isinstance(step, Shown) and step.audio:
        for cue in sorted(step.audio, key=lambda cue: cue.at):
            if cue.play:
                yield cue.play, beds.start(cue.play, cue.gain)
            else:
                beds.levels.pop(cue.stop, None)


RULE = Rule(
    Explanation(
        code="S511",
        title="a sound much louder than its bed",
        why=(
            "Someone in an altered state hears a sudden loud sound as a blow. A bell may be heard "
            "above the music, and it has no need to stand 12 dB above it, which sounds more than "
            "twice as loud. The rule compares the levels written in the script: files are "
            "matched to each other before these are applied."
        ),
        failing=example(_STEPS, _SOUNDS % "-6"),
        passing=example(_STEPS, _SOUNDS % "-15"),
    ),
    _check,
)
