"""The cue list: every step of the program in a few words, and where each stands.

A note is folded into the step after it. What hangs on an answer that is still to come counts as
coming, and nothing is called standing by before it is certain to be next.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from integrate.script import expression
from integrate.script.depth import Depth
from integrate.script.verbs import Breathe, Mark, Note, Question, Wait
from integrate.session.desk import Cue, CueState
from integrate.session.program import Deeper, Jump, Once, Present, Reckon, Unless
from integrate.session.view import describe

if TYPE_CHECKING:
    from collections.abc import Container

    from integrate.script.answers import Answers
    from integrate.session.program import Instruction, Program

FEW = 60
"""How many letters a cue has at most."""


class Cues:
    """The cues of one program; one that stands as it stood is not made again."""

    def __init__(self, program: Program) -> None:
        """Put every step into its few words."""
        cues = _folded(program)
        self._program = program
        self._coming = tuple(cues.values())
        self._places = tuple(cues)
        self._order = {place: number for number, place in enumerate(cues)}
        self._made: dict[tuple[int, CueState], Cue] = {}

    def seen(
        self,
        index: int,
        gone: Container[int],
        answers: Answers,
        *,
        over: bool,
        depth: Depth = Depth.FULL,
    ) -> tuple[Cue, ...]:
        """Return the cues as they stand at the step at `index`, -1 before the first.

        `gone` are the places of the steps that were gone through and not passed over; after the
        end the session is `over`.
        """
        been = self._places[: bisect_right(self._places, index)]
        cues = [
            self._cue(number, CueState.DONE if place in gone else CueState.PASSED)
            for number, place in enumerate(been)
        ]
        cues += self._coming[len(cues) :]
        if over:
            return tuple(cues)
        ahead = _Ahead(self._program, index, answers, depth)
        ahead.look()
        for state, places in (
            (CueState.PASSED, ahead.left_out),
            (CueState.NOW, (index,)),
            (CueState.STANDING_BY, (ahead.next,)),
        ):
            for number in (self._order[place] for place in places if place in self._order):
                cues[number] = self._cue(number, state)
        return tuple(cues)

    def _cue(self, number: int, state: CueState) -> Cue:
        made = self._made.get((number, state))
        if made is None:
            made = self._made[number, state] = replace(self._coming[number], state=state)
        return made


class _Ahead:
    """What is certain of the steps after the present one."""

    def __init__(self, program: Program, index: int, answers: Answers, depth: Depth) -> None:
        self._program = program
        self._depth = depth
        self._index = index
        self._answers = answers
        self._open: set[str] = set()
        """The names that are still to be answered, or may be again."""
        self._certain_from = 0
        """Before this place it is not certain whether a step comes."""
        self._looking = True
        """Whether the next step is still looked for."""
        self.next = -1
        """The place of the next step that is no note; -1 while it is not certain."""
        self.left_out: list[int] = []
        """The places that will not be come to, as the answers are."""

    def look(self) -> None:
        """Follow the program on from the present step, as far as the answers lead."""
        instructions = self._program.instructions
        place = self._index + 1
        if place:
            self._meet(instructions[self._index])
        while place < len(instructions):
            one = instructions[place]
            if isinstance(one, Present):
                if self._looking and not isinstance(one.step, Note):
                    self.next = place if place >= self._certain_from else -1
                    self._looking = False
                self._meet(one)
                place += 1
                continue
            to = self._where(one, place)
            if to > place + 1:
                self.left_out += range(place + 1, to)
            place = to

    def _where(self, one: Instruction, place: int) -> int:
        """Return the place that is looked at after this one."""
        match one:
            case Unless(condition, to) | Once(condition, to):
                if not self._open.isdisjoint(condition.names):
                    self._certain_from = max(self._certain_from, to)
                    return place + 1
                holds = expression.truth(condition, self._answers)
                return to if holds is isinstance(one, Once) else place + 1
            case Deeper(to) if self._depth is Depth.SHORT:
                return to
            case Jump(to):
                if place >= self._certain_from:
                    return to
                self._looking = False
            case Reckon() if not self._open.isdisjoint(one.items):
                self._open.add(one.saves)
        return place + 1

    def _meet(self, one: Instruction) -> None:
        """Keep in mind what a step is still to save."""
        if isinstance(one, Present) and isinstance(one.step, Question) and one.step.save:
            self._open.add(one.step.save)


def _folded(program: Program) -> dict[int, Cue]:
    """Return the cue of each step by its place, with the notes right before it."""
    cues: dict[int, Cue] = {}
    notes: list[tuple[int, Present]] = []
    for place, one in enumerate(program.instructions):
        if isinstance(one, Present) and isinstance(one.step, Note):
            notes.append((place, one))
        elif isinstance(one, Present):
            note = "\n".join(_text(each) for _, each in notes)
            cues[place] = replace(_cue_of(one), note=note)
            notes = []
    # A note that nothing follows is a cue of its own.
    return cues | {place: _cue_of(one) for place, one in notes}


def _cue_of(one: Present) -> Cue:
    step = one.step
    length = step.length if isinstance(step, Wait) else None
    if isinstance(step, Breathe):
        length = step.whole_length
    words = _few(_text(one)) or describe(one)
    return Cue(one.name, words, one.section, CueState.COMING, length=length)


def _text(one: Present) -> str:
    """Return the words of a step, with dots where an answer will stand."""
    step = one.step
    if isinstance(step, Mark):
        return step.mark
    template = step.prompt if isinstance(step, Question) else getattr(step, "text", None)
    template = template if template is not None else getattr(step, "show", None)
    parts = template.parts if template is not None else ()
    return "".join(part if isinstance(part, str) else "…" for part in parts)


def _few(text: str) -> str:
    """Return the beginning of a text in one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= FEW:
        return line
    cut = line[: FEW - 1]
    return (cut.rpartition(" ")[0].rstrip(",;:") or cut) + "…"
