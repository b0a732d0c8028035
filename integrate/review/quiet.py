"""Where a session is quiet: stretches of rest in which no words come and nothing sounds.

Words break the quiet when they come up, and while a voice says them; a rest is quiet while they
stand there. Steps that a person reads or answers are never quiet, nor is paced breathing, which
says every breath. A looping sound fills the time until it is stopped. Another sound breaks the
quiet at its beginning alone: how long its file lasts does not stand in the script.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from integrate.review.timing import reading
from integrate.script.verbs import Breathe, Play, Stop, Wait

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.script.model import Script
    from integrate.script.quantity import Seconds
    from integrate.script.sound import Cue
    from integrate.script.structure import AnyStep


class Gap(NamedTuple):
    """A quiet stretch; its moments are seconds from the beginning of a step."""

    began: Seconds
    """Below 0 when it began in an earlier step."""
    ended: Seconds


@dataclass(frozen=True, slots=True)
class Heard:
    """What is heard as one step follows another."""

    beds: frozenset[str] = frozenset()
    """The looping sounds that go on."""
    quiet_for: Seconds = 0.0
    """How long it has been quiet already."""


def listen(step: AnyStep, heard: Heard, script: Script) -> tuple[Heard, tuple[Gap, ...]]:
    """Return what is heard at the end of a step, and the quiet stretches that ended in it."""
    ear = Ear(heard)
    end = step.length if isinstance(step, Wait) else 0.0
    match step:
        case Play(sound=name):
            ear.start(name, 0.0, loop=script.sound(name).loop)
        case Stop(sound=name):
            ear.stop(name, 0.0)
        case _:
            ear.enter(step, 0.0)
            ear.hear_words(_speaking(step, script))
            for moment, cue in _timed(getattr(step, "audio", ()), end, step):
                if cue.play:
                    ear.start(cue.play, moment, loop=script.sound(cue.play).loop)
                else:
                    ear.stop(cue.stop, moment)
    return ear.heard_at(end), tuple(ear.gaps)


def _timed(cues: Iterable[Cue], end: Seconds, step: AnyStep) -> Iterator[tuple[Seconds, Cue]]:
    """Yield the cues that sound in a step, in the order of their moments, none after its end."""
    moments = (
        (at, cue)
        for cue in cues
        if cue.at_exit or cue.at <= end or not isinstance(step, Wait)
        for at in _rings(cue, end)
    )
    yield from sorted(moments, key=lambda one: one[0])


def _rings(cue: Cue, end: Seconds) -> Iterator[Seconds]:
    """Yield when a cue sounds, again and again where it says so."""
    yield min(cue.at, end)
    if cue.every is not None:
        count = ceil((end - cue.at) / cue.every)
        yield from (cue.at + number * cue.every for number in range(1, count))


def _speaking(step: AnyStep, script: Script) -> Seconds:
    """Return how long the words of a rest are about spoken."""
    if script.narration is None or not isinstance(step, Wait) or not step.spoken:
        return 0.0
    return reading(step.show).usual if has_words(step) else 0.0


class Ear:
    """Listens to steps and sounds, one after the other, and keeps the quiet between them."""

    def __init__(self, heard: Heard) -> None:
        """Begin at moment 0, in a rest."""
        self.gaps: list[Gap] = []
        """The quiet stretches that have ended."""
        self._beds = heard.beds
        self._quiet_since = -heard.quiet_for
        self._rests = True

    def enter(self, step: AnyStep, moment: Seconds) -> None:
        """Hear a step begin."""
        rests = isinstance(step, Wait)
        if not (rests and self._rests) or has_words(step):
            self.interrupt(moment)
        self._rests = rests

    def start(self, name: str, moment: Seconds, *, loop: bool) -> None:
        """Hear a sound begin."""
        self.interrupt(moment)
        if loop:
            self._beds |= {name}

    def stop(self, name: str, moment: Seconds) -> None:
        """Hear a sound end; only a looping one was still there."""
        if name in self._beds:
            self.interrupt(moment)
            self._beds -= {name}

    def interrupt(self, moment: Seconds) -> None:
        """Let something come into the quiet."""
        if self._rests and not self._beds and moment > self._quiet_since:
            self.gaps.append(Gap(self._quiet_since, moment))
        self._quiet_since = max(self._quiet_since, moment)

    def hear_words(self, until: Seconds) -> None:
        """Hear a voice that began with the step, until a moment; 0 when none spoke."""
        if until:
            self._quiet_since = max(self._quiet_since, until)

    def heard_at(self, moment: Seconds) -> Heard:
        """Return what is heard from a moment on, which becomes 0 by that."""
        quiet = self._rests and not self._beds
        return Heard(self._beds, max(0.0, moment - self._quiet_since) if quiet else 0.0)


def has_words(step: AnyStep) -> bool:
    """Tell whether a timed step shows words; others always do."""
    return not isinstance(step, Wait | Breathe) or any(step.show.parts)
