"""What happens in a session, moment by moment, with nobody there: for an author to look through.

A recorder is the keeper and the sound of one walk in one. It notes what happens and plays nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from integrate.audio.api import SOUNDING, Condition
from integrate.audio.silence import NoOutput
from integrate.measures.catalogue import KNOWN
from integrate.player.offline import walk
from integrate.review.quiet import Ear, Heard
from integrate.review.timing import attention
from integrate.script.depth import Depth
from integrate.session.program import Present
from integrate.session.record import Answered, CheckDue, Entered, Marked, Passed, SafetyOpened
from integrate.session.session import Session
from integrate.session.soundscape import sound_named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from integrate.audio.api import Clip, Decibels, Seconds
    from integrate.measures.catalogue import Catalogue
    from integrate.player.sounds import Sounds
    from integrate.script.model import Script
    from integrate.session.program import Program, Role
    from integrate.session.record import Event, Recorded
    from integrate.session.view import View


@dataclass(frozen=True, slots=True)
class Shown:
    """A step comes up."""

    step: str
    verb: str
    """The step's verb, or `safety` for the safety step that an answer opens."""
    text: str
    section: str


@dataclass(frozen=True, slots=True)
class Left:
    """A question is answered, or passed over with no words."""

    step: str
    name: str
    """The name the answer is saved under; empty when it is not."""
    words: str | None


@dataclass(frozen=True, slots=True)
class Set:
    """A mark is set."""

    mark: str


@dataclass(frozen=True, slots=True)
class Due:
    """A check is due."""

    do: str
    after: str
    """The mark it is timed from."""


@dataclass(frozen=True, slots=True)
class Started:
    """A sound begins."""

    sound: str
    gain: Decibels
    fade_in: Seconds
    loop: bool


@dataclass(frozen=True, slots=True)
class Faded:
    """A sound is stopped."""

    sound: str
    fade: Seconds


@dataclass(frozen=True, slots=True)
class Quiet:
    """A stretch in which no words come and nothing sounds begins here."""

    length: Seconds


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence for the person, as of a sound that is not there."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The session is over."""


Happening: TypeAlias = Shown | Left | Set | Due | Started | Faded | Quiet | Told | Ended


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happens, at its time on the session's own clock."""

    at: Seconds
    what: Happening


def rehearse(
    script: Script,
    program: Program,
    role: Role,
    answers: Mapping[str, str | tuple[str, ...]],
    sounds: Sounds,
    catalogue: Catalogue = KNOWN,
    depth: Depth = Depth.FULL,
) -> list[Moment]:
    """Return what happens in a session with these answers, in the order of time.

    Steps that wait for the person take as long as they usually do. Raises `Refused` when the script
    is not for the role, and `CannotPass` at a step that needs an answer which is not given.
    """
    session = Session(script, role, script.title, catalogue)
    recorder = _Recorder(session, program)
    walk(
        session,
        answers,
        recorder,
        recorder,
        sounds,
        pace=recorder.pace,
        tell=recorder.tell,
        depth=depth,
    )
    return recorder.finished()


class _Recorder(NoOutput):
    """Notes what happens in one walk."""

    def __init__(self, session: Session, program: Program) -> None:
        super().__init__()
        self._session = session
        self._steps = {
            one.name: one.step for one in program.instructions if isinstance(one, Present)
        }
        self._moments: list[Moment] = []
        self._ear = Ear(Heard())
        self._checks_to_tell = 0
        """How many of the next sentences are those of checks: they follow their events at once."""

    def pace(self, view: View) -> Seconds:
        """Return how long the present step is usually read and answered."""
        return attention(self._steps[view.step]).usual

    def tell(self, sentence: str) -> None:
        """Note a sentence for the person; a check was noted when it was kept."""
        if self._checks_to_tell:
            self._checks_to_tell -= 1
        else:
            self._note(Told(sentence))

    def keep(self, _wall: datetime, *recorded: Recorded) -> None:
        """Note events."""
        for one in recorded:
            self._keep_one(one.event)

    def _keep_one(self, event: Event) -> None:
        match event:
            case Entered(step=name, text=text):
                step = self._steps[name]
                self._ear.enter(step, self._session.now)
                self._note(Shown(name, step.verb, text, self._session.view.section))
            case SafetyOpened(step=step, text=text):
                self._note(Shown(step, "safety", text, self._session.view.section))
            case Answered(step=step, name=name, words=words):
                self._note(Left(step, name, words))
            case Passed(step=step):
                self._note(Left(step, "", None))
            case Marked(mark=mark):
                self._note(Set(mark))
            case CheckDue(do=do, after=after):
                self._note(Due(do, after))
                self._checks_to_tell += 1

    def finished(self) -> list[Moment]:
        """Return all moments in the order of time, the quiet where it begins."""
        now = self._session.now
        self._ear.interrupt(now)
        quiet = [Moment(gap.began, Quiet(gap.ended - gap.began)) for gap in self._ear.gaps]
        moments = sorted([*self._moments, *quiet], key=lambda moment: moment.at)
        return [*moments, Moment(now, Ended())]

    def _note(self, what: Happening) -> None:
        self._moments.append(Moment(self._session.now, what))

    # What a driver asks of its output.

    @property
    def condition(self) -> Condition:
        """As if it could be heard."""
        return SOUNDING

    def play(self, clip: Clip) -> None:
        """Note a sound that begins; words and breaths are noted as the steps they belong to."""
        name = sound_named(clip.id)
        self._ear.start(name, self._session.now, loop=clip.loop)
        if name:
            self._note(Started(name, clip.gain, clip.fade_in, clip.loop))

    def stop(self, clip_id: str, fade: Seconds | None = None) -> None:
        """Note a sound that is stopped."""
        name = sound_named(clip_id)
        self._ear.stop(name, self._session.now)
        if name:
            self._note(Faded(name, fade or 0.0))
