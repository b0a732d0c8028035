"""Walks a session offline and writes its sound down, to be made into a file that is taken along.

What nobody is there to do takes its time: words last as long as their voice and a pause, or as they
are read; a question is left open as long as an answer usually takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from integrate.audio.api import Output
from integrate.audio.problem import UnplayableError
from integrate.player.hearing import BEFORE_WORDS
from integrate.player.offline import walk
from integrate.review.timing import attention
from integrate.script.depth import Depth
from integrate.session.program import Once, Reckon, Unless
from integrate.session.record import Entered
from integrate.session.table import State
from integrate.session.view import Choosing, Rating, Ticking
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from integrate.audio.api import Content, Seconds
    from integrate.player.content import Narrating
    from integrate.player.sounds import Sounds
    from integrate.session.program import Program
    from integrate.session.record import Recorded
    from integrate.session.session import Session
    from integrate.session.view import View

PAUSE: Final[Seconds] = 2.0
"""How long it is quiet after words, before the next step comes."""
OPEN: Final = later(
    "The answer to “{question}” decides how the session goes on. Put a line such as `{line}` into "
    "a file and give it with `--answers FILE`; `{name}: ''` leaves the question out."
)

OTHERS: Final = later(" It may also depend on the answers to {names}.")


class CannotRender(Exception):
    """This session cannot become a file; the message is a sentence with the reason and remedy."""


class Score(Output, Protocol):
    """An output that writes down what it is told, and where a part of the session begins."""

    def chapter(self, title: str) -> None:
        """Note that a part begins."""


def write_down(
    session: Session,
    answers: Mapping[str, str | tuple[str, ...]],
    score: Score,
    sounds: Sounds,
    narrating: Narrating,
    length_of: Callable[[Content], Seconds],
    tell: Callable[[str], None],
    depth: Depth = Depth.FULL,
) -> Seconds:
    """Take a fresh session to its end, with its sound in `score`; return how long it lasts.

    The score's clock is `session.now`. An empty answer leaves its question out. `length_of` says
    how long a content sounds, or raises `UnplayableError`, and `tell` gets sentences for the
    person. Raises `CannotRender` at a question that steers the session and has no answer, and
    `CannotPass` at one whose answer does not fit.
    """
    narration = session.script.narration
    if narration is not None:
        score.duck(narration.duck)
    walker = _Walker(session, answers, score, narrating, length_of)
    given = {name: answer for name, answer in answers.items() if answer != ""}
    walk(
        session,
        given,
        walker,
        score,
        sounds,
        pace=walker.pace,
        tell=tell,
        narrating=narrating,
        depth=depth,
    )
    return session.now


class _Walker:
    """Says how long steps last, and keeps nothing but where the chapters begin."""

    def __init__(
        self,
        session: Session,
        answers: Mapping[str, str | tuple[str, ...]],
        score: Score,
        narrating: Narrating,
        length_of: Callable[[Content], Seconds],
    ) -> None:
        self._session = session
        self._given = answers
        self._score = score
        self._narrating = narrating
        self._length_of = length_of
        self._steering = _steering(session.program)
        self._steps = {one.name: one.step for one in session.program.presents}
        self._chapter: str | None = None

    def keep(self, _wall: datetime, *recorded: Recorded) -> None:
        """Begin a chapter with each section."""
        for one in recorded:
            title = self._session.view.section or self._session.script.title
            if isinstance(one.event, Entered) and title != self._chapter:
                self._chapter = title
                self._score.chapter(title)

    def pace(self, view: View) -> Seconds:
        """Return how long the present step lasts. Raises `CannotRender` when nobody can tell."""
        if view.state is State.ASKING and not self._is_settled(view):
            line = _example(view, self._session.program)
            name = line.partition(":")[0]
            question = " ".join(view.scene.text.split()) if view.scene else ""
            settled = {_asked_as(one) for one in self._given} | {name}
            others = sorted({_asked_as(one) for one in self._steering} - settled)
            more = _(OTHERS, names=", ".join(f"`{one}`" for one in others)) if others else ""
            raise CannotRender(_(OPEN, question=question, line=line, name=name) + more)
        usual = attention(self._steps[view.step]).usual
        spoken = self._spoken_length()
        if spoken is None:
            return usual
        said = BEFORE_WORDS + spoken + PAUSE
        return max(usual, said) if view.state is State.ASKING else said

    def _is_settled(self, view: View) -> bool:
        """Tell whether a question has an answer, or goes without any for all that follows."""
        of = view.saves.rpartition(".")[0]
        steers = view.saves in self._steering or f"{of}.total" in self._steering
        left_out = bool(of) and self._given.get(f"{of}.1") == ""  # the whole questionnaire
        return not steers or left_out or view.saves in self._given

    def _spoken_length(self) -> Seconds | None:
        """Return how long the words of the step are said; None when they are not."""
        speech = self._session.speech
        content = self._narrating.content(speech) if speech and self._narrating.wanted else None
        if content is None:
            return None
        try:
            return self._length_of(content)
        except UnplayableError:
            return None  # whoever renders the score tells of it


def _asked_as(name: str) -> str:
    """Return the name under which a file answers: a questionnaire's own for a sum or an item."""
    return name.partition(".")[0]


def _steering(program: Program) -> frozenset[str]:
    """Return the names that conditions of the program look at."""
    conditions = (one.condition for one in program.instructions if isinstance(one, Unless | Once))
    return frozenset(name for one in conditions for name in one.names)


def _example(view: View, program: Program) -> str:
    """Return a line of a file of answers that answers the question."""
    for one in program.instructions:
        if isinstance(one, Reckon) and view.saves in one.items:
            return f"{one.name}: [{', '.join('0' for _item in one.items)}]"
    match view.scene:
        case Choosing(options=options):
            return f"{view.saves}: {options[0].id}"
        case Ticking(items=items):
            return f"{view.saves}: [{items[0].id}]"
        case Rating(low=low, high=high):
            return f"{view.saves}: {(low + high) // 2}"
    return f"{view.saves}: {_('some words')}"
