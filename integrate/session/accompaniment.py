"""What sounds with the present step: its words spoken, its cues, the tones of its breath.

A cue that comes again and again rings at its moments while the step lasts; when the time is told of
late, one ring stands for all that were missed. A tone follows each breath in and each breath out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from integrate.script.verbs import Breathe, Wait
from integrate.session.effects import Speak, StartSound, StartTone, StopSound
from integrate.session.speech import speech_of
from integrate.session.view import Breathing

if TYPE_CHECKING:
    from integrate.script.model import Script
    from integrate.script.sound import Cue
    from integrate.session.effects import Effect
    from integrate.session.program import Present
    from integrate.session.record import Seconds
    from integrate.session.soundscape import Soundscape
    from integrate.session.view import Scene

INSTANT: Seconds = 1e-6
"""Moments closer than this are the same: a timer set to a deadline must not miss it by a bit."""
TONE = "tone"
"""The id of every breath tone. A sound of the script has an `@` in its id and never this one."""
LATEST_TONE: Seconds = 0.5
"""A phase told of later than this has no tone: one out of step would lead astray."""
HUSH: Seconds = 0.4
"""How quickly a voice and a tone go when their step is left."""


@dataclass(frozen=True, slots=True)
class _Due:
    """A cue and when in the step it sounds next."""

    at: Seconds
    cue: Cue
    first: StartSound | None = None
    """How it sounded first, once it did."""
    rings: int = 0


class Accompaniment:
    """The sounds of one step after another; moments are seconds from the step's beginning."""

    def __init__(self, script: Script, sound: Soundscape) -> None:
        """Accompany the steps of `script`; beds that cues begin are kept in `sound`."""
        self._script = script
        self._sound = sound
        self.speech: Speak | None = None
        """What is said with the present step; None when nothing is."""
        self._cues: list[_Due] = []
        self._ringing: list[str] = []
        self._end = float("inf")
        self._tone: tuple[int, str] | None = None

    def enter(self, place: Present, scene: Scene | None) -> list[Effect]:
        """Begin to accompany a step that shows `scene`; return what sounds at once."""
        self._cues = [_Due(cue.at, cue) for cue in getattr(place.step, "audio", ())]
        self._ringing = []
        self._tone = None
        self._end = _end_of(place)
        self.speech = speech_of(self._script, place, scene)
        said: list[Effect] = [] if self.speech is None else [self.speech]
        return [*self.pass_time(0.0), *self.follow(scene, 0.0), *said]

    @property
    def next_due(self) -> Seconds | None:
        """When the next cue sounds by itself; None when none does."""
        return min((one.at for one in self._cues if not one.cue.at_exit), default=None)

    def pass_time(self, elapsed: Seconds) -> list[Effect]:
        """Sound the cues whose moment has come, in the order of their moments."""
        now = elapsed + INSTANT
        due = sorted((one for one in self._cues if one.at <= now), key=lambda one: one.at)
        self._cues = [one for one in self._cues if one.at > now]
        effects: list[Effect] = []
        for one in due:
            sounds = self._ring(one, now)
            self._ringing += [each.id for each in sounds if isinstance(each, StartSound)]
            effects += sounds
        return effects

    def follow(self, scene: Scene | None, late: Seconds) -> list[Effect]:
        """Begin the tone of a phase that has begun `late` seconds ago, once for each phase."""
        if not isinstance(scene, Breathing) or not scene.tones:
            return []
        phase = (scene.breath, scene.phase)
        if phase == self._tone:
            return []
        self._tone = phase
        if scene.phase not in ("in", "out") or late > LATEST_TONE:
            return []
        return [StartTone(TONE, scene.phase, scene.phase_length)]

    def leave(self, elapsed: Seconds) -> list[Effect]:
        """Return what sounds as the step is left, after the voice and the tone have gone.

        Cues whose moment has come sound first, so that a bed begun by one is there in a replay,
        where the time between the recorded moments does not pass.
        """
        effects = [*self.hush(), *self.pass_time(elapsed)]
        for one in self._cues:
            if one.cue.at_exit:
                effects += self._sound.cue(one.cue)
        self._cues = []
        return effects

    def hush(self) -> list[Effect]:
        """Let the voice and the tone of the step go."""
        ids = [] if self.speech is None else [self.speech.id]
        ids += [] if self._tone is None else [TONE]
        self.speech, self._tone = None, None
        return [StopSound(one, HUSH) for one in ids]

    def break_off(self) -> list[Effect]:
        """Let everything of the step go, its bells too."""
        ringing, self._ringing, self._cues = self._ringing, [], []
        return [*self.hush(), *self._sound.stop_cues(ringing)]

    def _ring(self, one: _Due, now: Seconds) -> list[StartSound | StopSound]:
        """Sound a cue, and plan when it sounds again."""
        first, rings = one.first, one.rings + 1
        if first is None:
            sounds = self._sound.cue(one.cue)
            begun = [each for each in sounds if isinstance(each, StartSound)]
            first = begun[0] if begun else None
        else:
            # A count of its own: how often it rang is not the same in a replay.
            sounds = [replace(first, id=f"{first.id}.{rings}")]
        if one.cue.every is not None and first is not None and not first.loop:
            following = one.at + one.cue.every * (1 + (now - one.at) // one.cue.every)
            if following < self._end - INSTANT:
                self._cues.append(_Due(following, one.cue, first, rings))
        return sounds


def _end_of(place: Present) -> Seconds:
    """Return when a step ends by itself."""
    match place.step:
        case Wait(length=length):
            return length
        case Breathe() as breathe:
            return breathe.whole_length
    return float("inf")
