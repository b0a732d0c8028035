"""A script, read: frozen, checked, and free of YAML."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.script.declaration import spec
from integrate.script.kinds import OPTIONAL_WORDS, TIME, WORDS, ListOf, OneOf
from integrate.script.sound import SOUNDS, Sound
from integrate.script.verbs import AnyStep, Section, Steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.script.quantity import Seconds


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Everything a script says."""

    title: str = spec(WORDS, "What it is called in the list.")
    stage: Stage = spec(OneOf(Stage), "Which part of the therapy it belongs to.")
    steps: tuple[AnyStep, ...] = spec(Steps(), "The steps, in order.")
    summary: str = spec(WORDS, "One or two sentences for the list.", default="")
    audience: Audience = spec(OneOf(Audience), "Whose screen it is for.", default=Audience.PATIENT)
    duration: Seconds | None = spec(TIME, "How long it usually takes.", default=None)
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
    digest: str = ""
    """Digest of what the script says, without comments and layout."""

    def faults(self) -> Iterable[str]:
        """Yield what does not fit together."""
        if self.stage is Stage.SESSION and self.audience is not Audience.THERAPIST:
            yield "a script of stage `session` is run by a therapist: add `audience: therapist`"

    @property
    def for_therapist(self) -> bool:
        """Whether only a therapist may run it."""
        return self.audience is Audience.THERAPIST

    def sound(self, name: str) -> Sound:
        """Return the sound of that name; a name that is not declared is the file itself."""
        return self.sounds.get(name) or Sound(file=name)


def every_step(steps: Iterable[AnyStep]) -> Iterator[AnyStep]:
    """Yield all steps in the order of the source, sections before what they hold."""
    for step in steps:
        yield step
        if isinstance(step, Section):
            yield from every_step(step.steps)
