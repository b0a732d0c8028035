"""The verbs that say, ask, sound and wait: one declaration each.

A step is one list entry, keyed by its verb; the verb's value is the step's main field. Verbs that
hold other steps, and the list of all verbs, stand in `structure.py`.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from integrate.script import template
from integrate.script.breath import Pattern
from integrate.script.declaration import Record, spec
from integrate.script.depth import Only
from integrate.script.kinds import (
    CONDITION,
    ID,
    LEVEL,
    MEASURE,
    NAME,
    PAN,
    PROSE,
    SOUND_FILE,
    TIME,
    WHOLE,
    WORDS,
    YES_NO,
    ListOf,
    MapOf,
    OneOf,
    Option,
    Options,
)
from integrate.script.sound import CUES, Cue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.expression import Expression
    from integrate.script.problem import Span
    from integrate.script.quantity import Decibels, Seconds
    from integrate.script.template import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What every step may say."""

    verb: ClassVar[str]
    place: Span
    when: Expression | None = spec(
        CONDITION, "The step is left out unless this holds.", default=None
    )
    id: str = spec(ID, "A name of its own, that stays when the script changes.", default="")
    depth: Only | None = spec(
        OneOf(Only), "`full` for what comes on the full way only.", default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown(Step):
    """What every step may say that comes before the person and lasts a while."""

    ends_by_itself: ClassVar[bool] = False
    audio: tuple[Cue, ...] = spec(CUES, "Sounds that come with the step.", default=())
    spoken: bool = spec(
        YES_NO, "Whether a voice says the words, where the script has `narration`.", default=True
    )

    def faults(self) -> Iterable[str]:
        """Yield what does not fit together."""
        if not self.ends_by_itself and any(cue.every for cue in self.audio):
            yield "a sound comes again and again only in a `wait` or a `breathe`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Shown):
    """What every step with an answer may say."""

    save: str = spec(NAME, "The name under which later steps recall the answer.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Shown):
    """Text to show and speak. A bare string is the same."""

    verb: ClassVar[str] = "say"
    text: Template = spec(PROSE, "The text.", key="say")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Shown):
    """A word to the therapist; the patient's screen leaves it out."""

    verb: ClassVar[str] = "note"
    text: Template = spec(PROSE, "The note.", key="note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Question):
    """A question answered in one's own words."""

    verb: ClassVar[str] = "ask"
    prompt: Template = spec(PROSE, "The question.", key="ask")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choose(Question):
    """A question answered by one of several options."""

    verb: ClassVar[str] = "choose"
    prompt: Template = spec(PROSE, "The question.", key="choose")
    options: tuple[Option, ...] = spec(
        Options("options"), "What can be chosen: `id: words` lines, or a list of words."
    )
    safety: tuple[str, ...] = spec(
        ListOf(ID, "option ids"),
        "The options that tell of death or self-harm: each opens the safety step at once.",
        default=(),
    )

    def faults(self) -> Iterable[str]:
        """Yield what does not fit together."""
        yield from Question.faults(self)
        ids = [option.id for option in self.options]
        for one in self.safety:
            if one not in ids:
                yield f"`safety` names `{one}`, and the options are: {', '.join(ids)}"


class Require(enum.StrEnum):
    """How much of a checklist has to be ticked."""

    NONE = "none"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Question):
    """Things to tick."""

    verb: ClassVar[str] = "checklist"
    prompt: Template = spec(PROSE, "What the list is about.", key="checklist")
    items: tuple[Option, ...] = spec(
        Options("items"), "What can be ticked: `id: words` lines, or a list of words."
    )
    require: Require = spec(
        OneOf(Require), "`all` when nothing may be left unticked.", default=Require.NONE
    )


MOST_MARKS = 101
"""The longest scale: 0 to 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Question):
    """A question answered by a number between two ends."""

    verb: ClassVar[str] = "scale"
    prompt: Template = spec(PROSE, "The question.", key="scale")
    low: int = spec(WHOLE, "The lowest number.", key="from", default=0)
    high: int = spec(WHOLE, "The highest number.", key="to", default=10)
    labels: dict[int, str] = spec(
        MapOf(WHOLE, WORDS, "words by number"), "Words for some of the numbers.", default={}
    )

    def faults(self) -> Iterable[str]:
        """Yield what does not fit together."""
        yield from Question.faults(self)
        if not self.low < self.high < self.low + MOST_MARKS:
            yield f"a scale from {self.low} to {self.high} cannot be shown; 0 to 100 is the longest"
        for mark in self.labels:
            if not self.low <= mark <= self.high:
                yield f"the label {mark} is not between {self.low} and {self.high}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breathe(Shown):
    """Paced breathing."""

    verb: ClassVar[str] = "breathe"
    ends_by_itself: ClassVar[bool] = True
    pattern: Pattern = spec(
        Record(Pattern, "a breath"), "Seconds `in`, `hold`, `out` and `rest`.", key="breathe"
    )
    length: Seconds = spec(TIME, "How long to breathe like this.", key="for")
    show: Template = spec(PROSE, "Words under the breath.", default=template.plain(""))
    tones: bool = spec(
        YES_NO,
        "Whether a soft tone rises with each breath in and falls with each out.",
        default=False,
    )

    @property
    def breaths(self) -> int:
        """How many breaths fit: always whole ones."""
        return max(1, round(self.length / self.pattern.cycle))

    @property
    def whole_length(self) -> Seconds:
        """How long that many whole breaths take."""
        return self.breaths * self.pattern.cycle

    def phase_at(self, elapsed: Seconds) -> tuple[int, str, Seconds, Seconds]:
        """Return breath number, phase, when the phase began and how long it takes."""
        breath = min(int(elapsed // self.pattern.cycle), self.breaths - 1)
        offset = breath * self.pattern.cycle
        name, began, length = self.pattern.phase_at(elapsed - offset)
        return breath + 1, name, offset + began, length

    def faults(self) -> Iterable[str]:
        """Yield what does not fit together."""
        if self.length < self.pattern.cycle:
            yield "the time is shorter than one breath"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait(Shown):
    """A rest of a fixed length."""

    verb: ClassVar[str] = "wait"
    ends_by_itself: ClassVar[bool] = True
    length: Seconds = spec(TIME, "How long the rest is.", key="wait")
    show: Template = spec(PROSE, "Words on the screen meanwhile.", default=template.plain(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Play(Step):
    """Start a sound that goes on under the following steps."""

    verb: ClassVar[str] = "play"
    sound: str = spec(SOUND_FILE, "The sound's name.", key="play")
    gain: Decibels | None = spec(LEVEL, "Its level.", default=None)
    pan: float | None = spec(PAN, "Where it is heard.", default=None)
    fade_in: Seconds | None = spec(TIME, "How long it takes to come up.", default=None)
    crossfade: Seconds | None = spec(
        TIME, "How long it takes to come up while every other bed goes.", default=None
    )

    def faults(self) -> Iterable[str]:
        """Yield what does not fit together."""
        if self.fade_in is not None and self.crossfade is not None:
            yield "`crossfade` says how the sound comes up; leave `fade in` out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop(Step):
    """Stop a sound that an earlier step started."""

    verb: ClassVar[str] = "stop"
    sound: str = spec(SOUND_FILE, "The sound's name.", key="stop")
    fade_out: Seconds | None = spec(TIME, "How long it takes to go.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Shown):
    """A questionnaire, item after item, in its published words."""

    verb: ClassVar[str] = "measure"
    measure: str = spec(MEASURE, "Which questionnaire, as in `gad-2`.")
    save: str = spec(NAME, "The name whose `.total` later steps compare.", default="")

    @property
    def name(self) -> str:
        """The name the total is saved under."""
        return self.save or self.measure.replace("-", "_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Shown):
    """A moment that the therapist marks with a key; checks are timed from it."""

    verb: ClassVar[str] = "mark"
    mark: str = spec(NAME, "The moment's name, as in `dose`.")
    show: Template = spec(PROSE, "Words on the screen until then.", default=template.plain(""))
    unattended: Seconds | None = spec(
        TIME,
        "After how long without a key the script goes on and the mark stays open, as the session's"
        " note then says. Left out, the mark waits.",
        default=None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Goto(Step):
    """Go on at a later section, or at the end."""

    verb: ClassVar[str] = "goto"
    target: str = spec(ID, "The id of a later step or section, or `end`.", key="goto")
