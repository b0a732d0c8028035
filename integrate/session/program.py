"""A script laid out flat, in the order it is run.

Sections, includes and conditions become jumps forward, rounds of a `repeat` stand one after the
other, and a questionnaire becomes its items. So a place in a session is one number, and a program
always ends. It has both ways, the short and the full one, unless it is laid out for one of them.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from integrate.measures.catalogue import KNOWN
from integrate.measures.measure import TOTAL, Audience
from integrate.script.depth import Depth
from integrate.script.structure import Include, Repeat, Section, every_step
from integrate.script.verbs import Goto, Note, Play, Stop
from integrate.script.verbs import Measure as MeasureStep
from integrate.session.questionnaire import flags, places, questions, saved_names
from integrate.session.result import Result, has_page
from integrate.session.safety import tagged
from integrate.session.where import Where
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.measures.catalogue import Catalogue
    from integrate.measures.measure import Measure
    from integrate.script.expression import Expression
    from integrate.script.model import Script
    from integrate.script.structure import AnyStep
    from integrate.session.questionnaire import Asked
    from integrate.session.safety import Flag

MOST = 5000
"""The most instructions of a program; the longest script shipped has a tenth of it."""
END = "end"
ASKED_BY_A_THERAPIST = later("{title} is asked by a therapist; start with --as therapist.")


class TooLong(Exception):
    """The script repeats and includes more than a program can hold; the message is a sentence."""


class UnknownMeasure(Exception):
    """A questionnaire is not there, or not for this role; the message is a sentence."""


class Role(enum.StrEnum):
    """Whose screen it is."""

    PATIENT = "patient"
    THERAPIST = "therapist"


@dataclass(frozen=True, slots=True)
class Present:
    """Bring a step before the person and wait."""

    name: str
    """The step's name in records: its id, or its place under the nearest section with an id."""
    step: AnyStep
    section: str
    """The title of the innermost section, empty outside all."""
    flags: tuple[Flag, ...] = ()
    """The answers that open the safety step."""
    item: Asked | None = None
    """Which item of a questionnaire it asks; None for any other step."""
    result: Result | None = None
    """The questionnaire whose result it tells; None for any other step."""


@dataclass(frozen=True, slots=True)
class Perform:
    """Do what a step says and go on at once."""

    step: Play | Stop


@dataclass(frozen=True, slots=True)
class Unless:
    """Jump forward unless the condition holds."""

    condition: Expression
    to: int


@dataclass(frozen=True, slots=True)
class Deeper:
    """Jump forward on the short way."""

    to: int


@dataclass(frozen=True, slots=True)
class Once:
    """Jump forward once the condition holds."""

    condition: Expression
    to: int


@dataclass(frozen=True, slots=True)
class Jump:
    """Jump forward."""

    to: int


@dataclass(frozen=True, slots=True)
class Reckon:
    """Save one sum of a questionnaire whose items were asked."""

    name: str
    measure: Measure
    items: tuple[str, ...]
    """The names the items are saved under, in order."""
    sum_name: str = TOTAL
    """Which sum: the total, or the id of a subscale."""

    @property
    def saves(self) -> str:
        """The name the sum is saved under."""
        return f"{self.name}.{self.sum_name}"


Instruction: TypeAlias = Present | Perform | Unless | Deeper | Once | Jump | Reckon


@dataclass(frozen=True, slots=True)
class Program:
    """All instructions, and where the names of the script lead."""

    instructions: tuple[Instruction, ...]
    places: dict[str, int]
    """The instruction that each step's name and each section's id stands at."""

    @property
    def presents(self) -> Iterator[Present]:
        """Every step that may come before the person, in order."""
        return (one for one in self.instructions if isinstance(one, Present))


class _Layout:
    """A program being laid out."""

    def __init__(self, role: Role, catalogue: Catalogue, depth: Depth | None) -> None:
        self.role = role
        self.catalogue = catalogue
        self.depth = depth
        self._asked: dict[str, list[str]] = {}
        """The names that totals of each questionnaire were saved under so far."""
        self.instructions: list[Instruction] = []
        self.places: dict[str, list[int]] = {}
        self.gotos: dict[int, str] = {}
        self._met = 0

    def lay(self, steps: Iterable[AnyStep], where: Where) -> None:
        """Lay out steps one after the other."""
        for number, step in enumerate(steps, start=1):
            # What this role does not see counts too: there may be rounds of rounds of it.
            self._refuse_beyond_most(self._met)
            self._met += 1
            if isinstance(step, Note) and self.role is not Role.THERAPIST:
                continue
            if step.depth is None and not where.is_full:
                self._lay_if(step, f"{where.path}{number}", where)
            else:
                self._lay_deeper(step, f"{where.path}{number}", replace(where, is_full=True))

    def _lay_deeper(self, step: AnyStep, place: str, where: Where) -> None:
        """Lay a step of the full way.

        What it holds gets a jump of its own each: a `goto` may lead into it on the short way, and a
        person may turn to the short way in the middle of it.
        """
        jump = len(self.instructions)
        if self.depth is Depth.SHORT:
            for one in every_step([step]):
                self._name_place(one)
        elif self.depth is Depth.FULL:
            self._lay_if(step, place, where)
        else:
            self._name_place(step)
            self._add(Deeper(0))
            self._lay_if(step, place, where)
            self.instructions[jump] = Deeper(len(self.instructions))

    def _lay_if(self, step: AnyStep, place: str, where: Where) -> None:
        """Lay a step with the condition before it."""
        jump = len(self.instructions)
        if step.when is not None:
            self._add(Unless(step.when, 0))
        self._lay_one(step, place, where)
        if step.when is not None:
            self.instructions[jump] = Unless(step.when, len(self.instructions))

    def _name_place(self, step: AnyStep) -> None:
        """Let a `goto` to the step lead here."""
        if step.id:
            self.places.setdefault(step.id, []).append(len(self.instructions))

    def _lay_one(self, step: AnyStep, place: str, where: Where) -> None:
        if not where.is_full or self.depth is Depth.FULL:
            self._name_place(step)
        match step:
            case Section() | Include():
                self.lay(step.steps, where.inside(step, place))
            case Repeat():
                self._lay_rounds(step, place, where)
            case Play() | Stop():
                self._add(Perform(step))
            case Goto():
                self.gotos[len(self.instructions)] = step.target
                self._add(Jump(0))
            case MeasureStep():
                self._lay_items(step, place, where)
            case _:
                at = step.id or f"{where.home}#{place}"
                self._present(step, at, where, flags=tagged(step))

    def _lay_rounds(self, step: Repeat, place: str, where: Where) -> None:
        """Lay the rounds one after the other; each but the first is skipped once `until` holds."""
        skips: list[int] = []
        inside = where.inside(step, place)
        for number in range(1, step.times + 1):
            if number > 1 and step.until is not None:
                skips.append(len(self.instructions))
                self._add(Once(step.until, 0))
            # The first round keeps the step's own name, but not inside a later round of another.
            turn = f"{where.round}~{number}" if number > 1 or where.round else ""
            self.lay(step.steps, replace(inside, round=turn))
        if step.until is not None:
            for skip in skips:
                self.instructions[skip] = Once(step.until, len(self.instructions))

    def _lay_items(self, step: MeasureStep, place: str, where: Where) -> None:
        """Lay a questionnaire out: one question for each item, in its published words."""
        measure = self.catalogue.measures.get(step.measure)
        if measure is None:
            raise UnknownMeasure(self.catalogue.why_not(step.measure))
        if measure.audience is Audience.THERAPIST and self.role is not Role.THERAPIST:
            raise UnknownMeasure(_(ASKED_BY_A_THERAPIST, title=measure.title))
        base = step.id or f"{where.home}#{place}"
        inside = Where(measure.title, where.home, where.path, where.round)
        asked = zip(measure.items, places(measure), questions(measure, step), strict=True)
        for number, (item, which, (question, condition)) in enumerate(asked, start=1):
            jump = len(self.instructions)
            if condition is not None:
                self._add(Unless(condition, 0))
            at = f"{base}.{number}"
            self._present(question, at, inside, flags=flags(measure, item), item=which)
            if condition is not None:
                self.instructions[jump] = Unless(condition, len(self.instructions))
        names = tuple(saved_names(measure, step).values())
        for sum_name in measure.sum_names:
            self._add(Reckon(step.name, measure, names, sum_name))
        if has_page(measure):
            before = self._asked.setdefault(measure.id, [])
            others = tuple(one for one in before if one != f"{step.name}.{TOTAL}")
            page = replace(step, audio=(), save="")
            result = Result(measure, names, others)
            self._present(page, f"{base}.result", inside, result=result)
            before.append(f"{step.name}.{TOTAL}")

    def _present(
        self,
        step: AnyStep,
        name: str,
        where: Where,
        *,
        flags: tuple[Flag, ...] = (),
        item: Asked | None = None,
        result: Result | None = None,
    ) -> None:
        name = f"{name}{where.round}"
        self.places.setdefault(name, []).append(len(self.instructions))
        self._add(Present(name, step, where.section, flags, item, result))

    def _add(self, instruction: Instruction) -> None:
        self._refuse_beyond_most(len(self.instructions))
        self.instructions.append(instruction)

    @staticmethod
    def _refuse_beyond_most(count: int) -> None:
        if count >= MOST:
            raise TooLong(
                _("The script comes to more than {most} steps; repeat or include less.", most=MOST)
            )

    def aim(self) -> None:
        """Let every `goto` lead to the next place of its name, or to the end."""
        end = len(self.instructions)
        for index, target in self.gotos.items():
            places = [] if target == END else self.places.get(target, [])
            self.instructions[index] = Jump(next((one for one in places if one > index), end))


def lay_out(
    script: Script, role: Role, catalogue: Catalogue = KNOWN, depth: Depth | None = None
) -> Program:
    """Return the program of a script for one role; notes are for the therapist alone.

    With a `depth` it has that way alone, in the same names; without one it has both. Raises
    `TooLong`, and `UnknownMeasure` when a questionnaire is not there.
    """
    layout = _Layout(role, catalogue, depth)
    layout.lay(script.steps, Where())
    layout.aim()
    places = {name: found[0] for name, found in layout.places.items()}
    return Program(tuple(layout.instructions), places)
