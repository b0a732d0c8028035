"""Going on by itself: after the start nothing needs pressing where a script is spoken.

Text is gone on from once its words have been heard, and a breath later. A question stays open for a
while after its words, for an answer or for a thought; then a bell rings, and it is passed. What has
to be answered waits, and so does everything while the session is held or somebody writes. Where
nothing can be heard, nothing goes on by itself.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from integrate.session.inputs import Advance, Answer, Skip
from integrate.session.table import State
from integrate.session.view import Choosing, Passage, Rating, Ticking, Writing

if TYPE_CHECKING:
    from integrate.session.effects import Speak
    from integrate.session.inputs import Input
    from integrate.session.record import Seconds
    from integrate.session.view import View

BREATH: Final[Seconds] = 4.0
"""How long it stays quiet after the words."""
THOUGHT: Final[Seconds] = 45.0
"""How long a question for own words stays open after its words."""
CHOICE: Final[Seconds] = 20.0
"""How long another question does."""
AFTER_BELL: Final[Seconds] = 3.0
"""How long the bell rings before the next step begins to speak."""
BEFORE: Final[Seconds] = 0.5
"""How long words wait for the beds to fall."""
A_WORD: Final[Seconds] = 0.25
"""How long a spoken word takes at least; so soon it is looked whether it is known better."""
A_SLOW_WORD: Final[Seconds] = 0.7
"""How long it takes at most: with no word from the sound, text is gone on from then."""
AGAIN: Final[Seconds] = 2.0
"""After how long it is looked again whether anything is heard."""


class Ring(enum.Enum):
    """What is done at the end of a question's time, before it is passed."""

    BELL = "bell"


Due: TypeAlias = "Input | Ring"


@dataclass(frozen=True, slots=True)
class _Way:
    """How a step is gone on from."""

    on: Input
    open_for: Seconds
    """How long it stays after its words."""
    rings: bool
    """Whether a bell rings first."""


class HandsFree:
    """When the present step is to be gone on from. May be called from any thread."""

    def __init__(self) -> None:
        """Do nothing until it is wanted."""
        self.is_wanted = False
        self._visit: tuple[str, int] = ("", 0)
        self._speech: Speak | None = None
        self._way: _Way | None = None
        self._began: Seconds = 0.0
        self._stirred: Seconds = 0.0
        """When somebody last did something."""
        self._rang: Seconds | None = None
        self._stays: tuple[str, int] | None = None
        """The visit in which somebody writes."""
        self._look: Seconds | None = None
        """When it is to be looked whether to go on; None while nothing is to be gone on from."""
        self._held: Seconds | None = None
        self._lengths: dict[str, Seconds] = {}

    @property
    def due(self) -> Seconds | None:
        """When the session is to be told the time for this; None when it is not."""
        return None if self._held is not None else self._look

    def follow(self, view: View, speech: Speak | None, now: Seconds) -> None:
        """Take what is shown now, and what is said with it."""
        if not self.is_wanted:
            return
        if view.state is State.PAUSED:
            self._held = now if self._held is None else self._held
            return
        held, self._held = self._held, None
        visit = view.step, view.number
        if held is not None and visit == self._visit:
            self._began += now - held
            self._stirred, self._rang = now, None
            self._look = None if self._look is None else self._look + now - held
            return
        self._visit, self._began, self._stirred, self._rang = visit, now, now, None
        self._way = None if speech is None or visit == self._stays else _way_on(view)
        self._speech, self._look = speech, None
        if speech is not None and self._way is not None:
            self._lengths.pop(speech.id, None)
            soonest = BEFORE + A_WORD * len(speech.text.split()) + self._way.open_for
            self._look = now + soonest

    def lasts(self, speech: str, length: Seconds) -> None:
        """Hear how long words last from the moment they were to begin."""
        self._lengths[speech] = length

    def stir(self, now: Seconds) -> None:
        """Hear that somebody does something: a question has all of its time again."""
        self._stirred, self._rang = now, None

    def stay(self) -> None:
        """Hear that somebody writes: this question waits for them."""
        self._stays, self._way, self._look = self._visit, None, None

    def goes_on(self, now: Seconds, *, heard: bool) -> Due | None:
        """Return what is to be done now; None when nothing is, and it is looked again later."""
        way, speech = self._way, self._speech
        if way is None or speech is None or self._look is None or now < self._look:
            return None
        end = self._end(way, speech)
        if not heard or now < end:
            self._look = max(end, now + AGAIN) if not heard else end
            return None
        if way.rings and self._rang is None:
            self._rang, self._look = now, now + AFTER_BELL
            return Ring.BELL
        return way.on

    def _end(self, way: _Way, speech: Speak) -> Seconds:
        """Return when the step has had its time."""
        length = self._lengths.get(speech.id)
        if length is None:
            length = A_SLOW_WORD * len(speech.text.split())
        end = self._began + BEFORE + length + way.open_for
        if not way.rings:
            return end
        rung = self._rang + AFTER_BELL if self._rang is not None else 0.0
        return max(end, self._stirred + way.open_for, rung)


def _way_on(view: View) -> _Way | None:
    """Return how a step is gone on from by itself; None where it waits for the person.

    A questionnaire waits, and so does what has to be answered. An answer given before stays.
    """
    scene = view.scene
    if isinstance(scene, Passage) and view.state is State.SHOWING:
        return None if scene.for_therapist else _Way(Advance(), BREATH, rings=False)
    if view.state is not State.ASKING or not view.can_skip:
        return None
    match scene:
        case Writing(given=given):
            on = Skip(thought=True) if given is None else Answer(given.value)
            return _Way(on, THOUGHT, rings=True)
        case Choosing(given=given, item=None) | Rating(given=given, item=None):
            return _Way(Skip() if given is None else Answer(given.value), CHOICE, rings=True)
        case Ticking(given=given):
            return _Way(Skip() if given is None else Answer(given.value), CHOICE, rings=True)
    return None
