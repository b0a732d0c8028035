"""A script, read: frozen, checked, and free of YAML."""

from __future__ import annotations

import enum
import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.script.declaration import Record, spec
from integrate.script.duration import DURATION
from integrate.script.kinds import (
    LEVEL,
    NAME,
    OPTIONAL_WORDS,
    TIME,
    WORDS,
    ListOf,
    OneOf,
    Scalar,
    form,
)
from integrate.script.nodes import meaning
from integrate.script.problem import Reading
from integrate.script.sound import SOUNDS, Sound
from integrate.script.source import parse
from integrate.script.structure import AnyStep, Steps, every_step, has_two_ways
from integrate.script.texts import Unfit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.duration import Duration
    from integrate.script.problem import Span
    from integrate.script.quantity import Decibels, Seconds


class Stage(enum.StrEnum):
    """Which part of the therapy a script belongs to."""

    PRE_SESSION = "pre-session"
    SET_AND_SETTING = "set-and-setting"
    SESSION = "session"
    INTEGRATION = "integration"
    ANYTIME = "anytime"


class Audience(enum.StrEnum):
    """Whose screen a script is written for."""

    PATIENT = "patient"
    THERAPIST = "therapist"


FORMAT = 1
"""The version of the script language this program reads. A later one adds `upgrades.py`."""


def _format(text: str) -> int:
    version = int(text) if text.strip().isdecimal() else 0
    if version > FORMAT:
        what = f"`{text}` is not a format this version of Integrate reads"
        raise Unfit(what, "install a newer Integrate")
    if version < 1:
        raise ValueError(f"`{text}` is not a format this version of Integrate reads")
    return version


_FORMAT = Scalar("a format", _format, "1", form(r"\d+", "integer", minimum=1, maximum=FORMAT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A reminder to the therapist, timed from a mark."""

    place: Span
    after: str = spec(NAME, "The mark it is timed from.")
    do: str = spec(WORDS, "What to do.")
    at: Seconds | None = spec(TIME, "How long after the mark.", default=None)
    every: Seconds | None = spec(TIME, "How often after the mark.", default=None)

    def faults(self) -> Iterable[str]:
        """Yield what does not fit together."""
        if (self.at is None) == (self.every is None):
            yield "a check has either `at` or `every`"
        if self.every is not None and self.every < SHORTEST_INTERVAL:
            yield "a check comes at most once a minute"


SHORTEST_INTERVAL: Seconds = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """What has to be so before a session, and what ends it."""

    before: tuple[str, ...] = spec(
        ListOf(WORDS, "sentences"), "What has to be so before it begins.", default=()
    )
    stop_if: tuple[str, ...] = spec(
        ListOf(WORDS, "signs"), "Signs to stop and call for help at.", default=()
    )


class Pace(enum.StrEnum):
    """How quickly narration is spoken."""

    SLOW = "slow"
    EVEN = "even"
    BRISK = "brisk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Narration:
    """How the words are spoken."""

    voice: str = spec(WORDS, "The voice's name.", default="calm")
    pace: Pace = spec(OneOf(Pace), "How quickly.", default=Pace.EVEN)
    duck: Decibels = spec(LEVEL, "How far beds fall under the voice.", default=-12.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Everything a script says."""

    title: str = spec(WORDS, "What it is called in the list.")
    stage: Stage = spec(OneOf(Stage), "Which part of the therapy it belongs to.")
    steps: tuple[AnyStep, ...] = spec(Steps(), "The steps, in order.")
    summary: str = spec(WORDS, "One or two sentences for the list.", default="")
    audience: Audience = spec(OneOf(Audience), "Whose screen it is for.", default=Audience.PATIENT)
    duration: Duration | None = spec(
        DURATION, "How long it usually takes, from the quickest way to the slowest.", default=None
    )
    sounds: dict[str, Sound] = spec(SOUNDS, "Short names for the sounds it uses.", default={})
    language: str = spec(WORDS, "The language of its words, as in `en`.", default="en")
    version: str = spec(WORDS, "Its version, as in `1.0.0`.", default="")
    authors: tuple[str, ...] = spec(ListOf(WORDS, "names"), "Who wrote it.", default=())
    licence: str = spec(WORDS, "Under which terms it may be shared.", default="")
    cautions: tuple[str, ...] = spec(
        ListOf(WORDS, "sentences"), "For whom or when it does not fit.", default=()
    )
    evidence: tuple[str, ...] = spec(
        ListOf(WORDS, "sentences"), "What its claims rest on.", default=()
    )
    reviewed_by: str = spec(
        OPTIONAL_WORDS, "The clinician who reviewed it; empty until one has.", default=""
    )
    format: int = spec(_FORMAT, "The version of the script language.", default=FORMAT)
    recall: tuple[str, ...] = spec(
        ListOf(NAME, "names"), "Names answered in earlier sessions.", default=()
    )
    checks: tuple[Check, ...] = spec(
        ListOf(Record(Check, "a check"), "checks"), "Reminders timed from marks.", default=()
    )
    safety: Safety | None = spec(
        Record(Safety, "`safety`"), "What has to be so, and what ends it.", default=None
    )
    narration: Narration | None = spec(
        Record(Narration, "`narration`"), "How the words are spoken.", default=None
    )
    said: tuple[str, ...] = field(default=(), repr=False, compare=False)
    """The text it was read from, and those of the scripts it includes."""
    translation: str = ""
    """The language it was put into; empty when its words are the author's own."""

    def faults(self) -> Iterable[str]:
        """Yield what does not fit together."""
        if self.stage is Stage.SESSION and self.audience is not Audience.THERAPIST:
            yield "a script of stage `session` is run by a therapist: add `audience: therapist`"

    @property
    def digest(self) -> str:
        """Digest of what the script says, without comments and layout; a translation's is the same.

        Worked out when asked for: a script that is only listed or checked has no use for it, and a
        library's documents would hold ten times the memory of their texts.
        """
        found = hashlib.sha256()
        for text in self.said:
            if document := parse(text, Reading()):
                words = json.dumps(meaning(document), ensure_ascii=False, sort_keys=True)
                found.update(words.encode("utf-8", "surrogatepass"))
        return found.hexdigest()[:16]

    @property
    def has_two_ways(self) -> bool:
        """Whether it has a short and a full way, because of a step that comes on the full one."""
        return has_two_ways(every_step(self.steps))

    @property
    def for_therapist(self) -> bool:
        """Whether only a therapist may run it."""
        return self.audience is Audience.THERAPIST

    def sound(self, name: str) -> Sound:
        """Return the sound of that name; a name that is not declared is the file itself."""
        return self.sounds.get(name) or Sound(file=name)
