"""The present moment of a session as one immutable value.

Every front end shows this and nothing else of the engine. Times are moments on the session's own
clock, so a view stays true until something happens; what moves in between (a breath, a countdown)
a front end works out from them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from integrate.script.quantity import spoken
from integrate.script.verbs import (
    Ask,
    Breathe,
    Checklist,
    Choose,
    Mark,
    Measure,
    Note,
    Require,
    Say,
    Scale,
    Wait,
)
from integrate.session import result
from integrate.session.safety import Safety
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.answers import Answer, Answers
    from integrate.script.depth import Depth
    from integrate.script.kinds import Option
    from integrate.session.desk import Desk
    from integrate.session.program import Present
    from integrate.session.questionnaire import Asked
    from integrate.session.record import Earlier, Seconds
    from integrate.session.table import State


@dataclass(frozen=True, slots=True)
class Passage:
    """Text to read."""

    text: str
    for_therapist: bool
    recalls: bool = False
    """Whether the words may hold an answer of the person."""


@dataclass(frozen=True, slots=True)
class Marking:
    """A moment that the therapist marks by going on."""

    text: str
    mark: str
    unattended: Seconds | None = None
    """After how long with nobody there it is gone on from; None where it waits."""


@dataclass(frozen=True, slots=True)
class Writing:
    """A question for own words."""

    text: str
    given: Answer | None
    """The answer given before, when the person came back to the question."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """A question with options."""

    text: str
    options: tuple[Option, ...]
    given: Answer | None
    item: Asked | None = None
    """Which item of a questionnaire it is; None for a question of the script's own."""

    @property
    def digits(self) -> tuple[str, ...]:
        """What is typed for each option: its place, and in a questionnaire its printed value."""
        if self.item is not None:
            return tuple(one.id for one in self.options)
        return tuple(str(number) for number in range(1, len(self.options) + 1))


@dataclass(frozen=True, slots=True)
class Ticking:
    """A list to tick."""

    text: str
    items: tuple[Option, ...]
    all_required: bool
    given: Answer | None


@dataclass(frozen=True, slots=True)
class Rating:
    """A number between two ends."""

    text: str
    low: int
    high: int
    labels: dict[int, str]
    given: Answer | None
    item: Asked | None = None
    """Which item of a questionnaire it is; None for a question of the script's own."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A rest that ends by itself."""

    text: str
    began: Seconds
    length: Seconds
    recalls: bool = False
    """Whether the words may hold an answer of the person."""


@dataclass(frozen=True, slots=True)
class Breathing:
    """Paced breathing: the present phase and the whole."""

    text: str
    phase: str
    """`in`, `hold`, `out` or `rest`."""
    phase_began: Seconds
    phase_length: Seconds
    breath: int
    """Which breath it is, from 1."""
    breaths: int
    began: Seconds
    length: Seconds
    tones: bool = False
    """Whether a tone follows each breath."""
    recalls: bool = False
    """Whether the words may hold an answer of the person."""


Scene: TypeAlias = (
    Passage | Marking | Writing | Choosing | Ticking | Rating | Resting | Breathing | Safety
)


@dataclass(frozen=True, slots=True)
class View:
    """What a front end shows now."""

    state: State
    title: str
    scene: Scene | None
    """What stands before the person; None before the beginning and after the end."""
    section: str = ""
    number: int = 0
    """Which step it is, from 1."""
    total: int = 0
    """How many steps there will be, as far as the answers so far tell."""
    step: str = ""
    """The step's name in the record."""
    saves: str = ""
    """The name the answer is saved under; empty when it is not."""
    coming: str = ""
    """What comes next, in a few words."""
    can_go_back: bool = False
    can_skip: bool = False
    depth: Depth | None = None
    """Which way is gone, the short or the full one; None where a script has one way."""
    desk: Desk | None = None
    """What a therapist has beside the step; None on a patient's screen."""
    at: Seconds = field(default=0.0, compare=False)
    """The moment the view was taken."""


def scene(  # noqa: PLR0911 -- one return for each verb
    present: Present,
    answers: Answers,
    given: Answer | None,
    began: Seconds,
    elapsed: Seconds,
    earlier: Iterable[Earlier] = (),
) -> Scene:
    """Return what a step shows `elapsed` seconds after it began at `began`.

    `earlier` is what questionnaires came to last time.
    """
    step = present.step
    if present.result is not None:
        words = result.words(present.result, answers, earlier)
        return Passage(words, for_therapist=False, recalls=True)
    match step:
        case Say() | Note():
            text, recalls = step.text.fill(answers), bool(step.text.expressions)
            return Passage(text, isinstance(step, Note), recalls)
        case Mark():
            text = step.show.fill(answers) or _("When it is time: {mark}", mark=step.mark)
            return Marking(text, step.mark, step.unattended)
        case Ask():
            return Writing(step.prompt.fill(answers), given)
        case Choose():
            text = step.prompt.fill(answers)
            return Choosing(text, step.options, given, present.item)
        case Checklist():
            text, required = step.prompt.fill(answers), step.require is Require.ALL
            return Ticking(text, step.items, required, given)
        case Scale():
            text = step.prompt.fill(answers)
            return Rating(text, step.low, step.high, step.labels, given, present.item)
        case Wait():
            recalls = bool(step.show.expressions)
            return Resting(step.show.fill(answers), began, step.length, recalls)
        case Breathe():
            return _breathing(step, step.show.fill(answers), began, elapsed)
    raise TypeError(f"a step of the kind {type(step).__name__} has no scene")


def _breathing(step: Breathe, text: str, began: Seconds, elapsed: Seconds) -> Breathing:
    number, name, offset, length = step.phase_at(elapsed)
    return Breathing(
        text=text,
        phase=name,
        phase_began=began + offset,
        phase_length=length,
        breath=number,
        breaths=step.breaths,
        began=began,
        length=step.whole_length,
        tones=step.tones,
        recalls=bool(step.show.expressions),
    )


def describe(present: Present | None) -> str:  # noqa: PLR0911 -- one return for each verb
    """Return in a few words what a step is, for telling what comes next."""
    if present is None:
        return _("the end")
    step = present.step
    match step:
        case Say() | Note():
            return _("a few words")
        case Measure():
            return _("what it came to")
        case Wait():
            return _("a rest of {time}", time=spoken(step.length))
        case Breathe():
            return _("breathing for {time}", time=spoken(step.whole_length))
        case Checklist():
            return _("a list")
        case Mark():
            return _("the mark “{mark}”", mark=step.mark)
        case _:
            return _("a question")
