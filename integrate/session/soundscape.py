"""What sounds in a session: the beds that go on under the steps, and the cues of a step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from integrate.script.verbs import Stop
from integrate.session.effects import StartSound, StopSound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.script.model import Script
    from integrate.script.quantity import Decibels
    from integrate.script.sound import Cue
    from integrate.script.verbs import Play
    from integrate.session.record import Seconds

Beds = dict[str, StartSound]
"""The sounds that can be stopped, by the name the script plays them under."""

LEAVING_FADE: Seconds = 1.5
"""How long sounds take to go when a session is left or a step is gone back from."""
RETURNING_FADE: Seconds = 4.0
"""How long beds take to come up when a session is returned to: never all at once."""


@dataclass(frozen=True, slots=True)
class _How:
    """What a step or a cue says of a sound; what it leaves open is as the sound says."""

    gain: Decibels | None
    pan: float | None
    fade_in: Seconds | None
    fade_out: Seconds | None = None


def sound_named(one: str) -> str:
    """Return the script's name of a sounding by its id; empty for words and for tones."""
    return one.rpartition("@")[0]


class Soundscape:
    """Keeps which beds sound, and turns what a script says into effects."""

    def __init__(self, script: Script) -> None:
        """Make the silence before the first step."""
        self._script = script
        self._count = 0
        self.beds: Beds = {}

    def perform(self, step: Play | Stop) -> list[StartSound | StopSound]:
        """Start or stop the bed that a step names."""
        if isinstance(step, Stop):
            return self._stop(step.sound, step.fade_out)
        coming = step.fade_in if step.crossfade is None else step.crossfade
        gone = [] if step.crossfade is None else self._cross(step.sound, step.crossfade)
        how = _How(step.gain, step.pan, coming)
        return [*gone, *self._start(step.sound, how, stays=True, bed=True)]

    def cue(self, cue: Cue) -> list[StartSound | StopSound]:
        """Play or stop what a cue names; a loop and music stay, another sound rings out."""
        if cue.stop:
            return self._stop(cue.stop, cue.fade_out)
        sound = self._script.sound(cue.play)
        goes_on = sound.loop or bool(sound.music)
        how = _How(cue.gain, cue.pan, cue.fade_in, cue.fade_out)
        return self._start(cue.play, how, stays=goes_on, bed=goes_on)

    def restore(self, beds: Beds) -> list[StartSound | StopSound]:
        """Bring back the beds that sounded at an earlier step; what sounds the same goes on."""
        kept = {
            name: bed
            for name, bed in self.beds.items()
            if name in beds and replace(beds[name], id=bed.id) == bed
        }
        gone = [
            StopSound(bed.id, LEAVING_FADE) for name, bed in self.beds.items() if name not in kept
        ]
        back = {name: bed for name, bed in beds.items() if name not in kept and bed.loop}
        both = {**kept, **back}
        # In the order they had then: a replay, where a cue between may not sound, has the same.
        self.beds = {name: both[name] for name in beds if name in both}
        return [*gone, *back.values()]

    def again(self, beds: Beds) -> list[StartSound]:
        """Start the beds of a step afresh, softly: the sound before the interruption is gone.

        A sound that is played once is not: nobody wants the bell again.
        """
        self.beds = {name: bed for name, bed in beds.items() if bed.loop}
        return [
            replace(bed, fade_in=max(bed.fade_in, RETURNING_FADE)) for bed in self.beds.values()
        ]

    def end(self, *, at_once: bool) -> list[StopSound]:
        """Let every bed go: in its own time at the natural end, sooner when the person leaves.

        At the natural end a sound that is played once rings out.
        """
        going = [
            StopSound(bed.id, LEAVING_FADE if at_once else bed.fade_out)
            for bed in self.beds.values()
            if bed.loop or at_once
        ]
        self.beds = {}
        return going

    def stop_cues(self, ids: Sequence[str]) -> list[StopSound]:
        """Fade out the cues of a step that is gone back from; a bed among them is one no more."""
        gone = frozenset(ids)
        self.beds = {name: bed for name, bed in self.beds.items() if bed.id not in gone}
        return [StopSound(one, LEAVING_FADE) for one in ids]

    def _cross(self, name: str, over: Seconds) -> list[StopSound]:
        """Let every other bed go as the one of this name comes."""
        others = [other for other in self.beds if other != name]
        return [StopSound(self.beds.pop(other).id, over) for other in others]

    def _start(
        self, name: str, how: _How, *, stays: bool, bed: bool
    ) -> list[StartSound | StopSound]:
        sound = self._script.sound(name)
        if name in self.beds and sound.loop:
            return []
        self._count += 1
        start = StartSound(
            id=f"{name}@{self._count}",
            file=sound.file,
            gain=_or(how.gain, sound.gain),
            fade_in=_or(how.fade_in, sound.fade_in),
            fade_out=_or(how.fade_out, sound.fade_out),
            loop=sound.loop,
            bed=bed,
            music=sound.music,
            pan=_or(how.pan, sound.pan),
            crossfade=sound.crossfade,
        )
        if stays:
            self.beds[name] = start
        return [start]

    def _stop(self, name: str, fade: Seconds | None) -> list[StartSound | StopSound]:
        bed = self.beds.pop(name, None)
        if bed is None:
            return []
        return [StopSound(bed.id, _or(fade, bed.fade_out))]


def _or(said: float | None, usual: float) -> float:
    return usual if said is None else said
