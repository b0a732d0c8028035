"""A person's way through a program: the steps that were shown, and the answers on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integrate.script.depth import Depth
from integrate.script.verbs import Breathe, Question, Require, Wait
from integrate.session import course, view
from integrate.session.cues import Cues
from integrate.session.table import State
from integrate.session.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.script.answers import Answer
    from integrate.session.course import Met
    from integrate.session.desk import Cue
    from integrate.session.program import Present, Program
    from integrate.session.record import Earlier, Seconds
    from integrate.session.soundscape import Beds


@dataclass(frozen=True, slots=True)
class Visit:
    """A step that was shown, where it stands, and the beds that sounded when it was."""

    index: int
    place: Present
    beds: Beds


class Trail:
    """The visits so far, the last of them the present step, and the answers so far."""

    def __init__(self, program: Program) -> None:
        """Stand before the first step."""
        self._program = program
        self.answers: dict[str, Answer] = {}
        """The answers by the names they are saved under."""
        self._given: dict[str, Answer] = {}
        """The answers by their steps."""
        self.earlier: tuple[Earlier, ...] = ()
        """The last scores of earlier sessions."""
        self.depth = Depth.FULL
        """Which way is gone from the present step on."""
        self.visits: list[Visit] = []
        self._passed: set[int] = set()
        self._is_over = False
        self._is_done = False
        self._cues = Cues(program)
        # Both are worked out anew only after a change.
        self._ahead: tuple[Present | None, bool, int] | None = None
        self._seen: tuple[Cue, ...] | None = None

    @property
    def place(self) -> Present:
        """The present step."""
        return self.visits[-1].place

    @property
    def step(self) -> Any:
        """What the script says of the present step."""
        return self.place.step

    @property
    def state(self) -> State:
        """The state of a session that is at the present step."""
        if isinstance(self.step, Question):
            return State.ASKING
        return State.TIMING if isinstance(self.step, Wait | Breathe) else State.SHOWING

    @property
    def can_skip(self) -> bool:
        """Whether the present step can be passed over."""
        return getattr(self.step, "require", Require.NONE) is not Require.ALL

    def onward(self, index: int) -> Iterator[Met]:
        """Yield what is met from `index` on, as the answers lead."""
        return course.run(self._program, index, self.answers, self.depth)

    def arrive(self, index: int, place: Present, beds: Beds) -> None:
        """Come to a step."""
        self.visits.append(Visit(index, place, beds))
        self._passed.discard(index)
        self._change()

    def save(self, answer: Answer) -> str:
        """Keep the answer to the present question; return the name it is saved under, if any."""
        name = self.step.save if isinstance(self.step, Question) else ""
        if name:
            self.answers[name] = answer
        self._given[self.place.name] = answer
        self._change()
        return name

    def go(self, depth: Depth) -> None:
        """Go the short or the full way from here on; what was shown stays shown."""
        self.depth = depth
        self._change()

    def pass_over(self) -> None:
        """Leave the present step undone: who comes back to do so takes the answer back."""
        self.answers.pop(getattr(self.step, "save", ""), None)
        self._given.pop(self.place.name, None)
        self._passed.add(self.visits[-1].index)

    def leave_open(self, *, undone: bool) -> bool:
        """Go on from the present step with nobody there; tell whether a question stays open.

        An answer that was given before stays.
        """
        asked = isinstance(self.step, Question) and self.place.name not in self._given
        if asked or undone:
            self.pass_over()
        return asked

    def end(self, *, done: bool) -> None:
        """Go no further; `done` when the end was come to, and not when it was stopped."""
        self._is_over, self._is_done = True, done
        self._change()

    def cues(self) -> tuple[Cue, ...]:
        """Return every step in a few words, and where each stands."""
        if self._seen is None:
            index = self.visits[-1].index if self.visits else -1
            if self._is_done:
                index = len(self._program.instructions)
            visits = self.visits if self._is_done else self.visits[:-1]
            gone = frozenset(one.index for one in visits) - self._passed
            self._seen = self._cues.seen(
                index, gone, self.answers, over=self._is_over, depth=self.depth
            )
        return self._seen

    def look(self, seen: View, began: Seconds, elapsed: Seconds) -> View:
        """Return `seen` with the present step, `elapsed` seconds after it began at `began`."""
        place = self.place
        saves = getattr(place.step, "save", "")
        if self._ahead is None:
            index = self.visits[-1].index
            self._ahead = course.outlook(self._program, index, self.answers, saves, self.depth)
        following, certain, ahead = self._ahead
        return View(
            state=seen.state,
            title=seen.title,
            scene=view.scene(
                place, self.answers, self._given.get(place.name), began, elapsed, self.earlier
            ),
            section=place.section,
            number=len(self.visits),
            total=len(self.visits) + ahead,
            step=place.name,
            saves=saves,
            coming=view.describe(following) if certain else "",
            can_go_back=len(self.visits) > 1,
            can_skip=self.can_skip,
            depth=seen.depth,
            desk=seen.desk,
            at=seen.at,
        )

    def _change(self) -> None:
        self._ahead, self._seen = None, None
