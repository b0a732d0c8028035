"""A script laid out flat, in the order it is run.

Sections and conditions become jumps forward, so that a place in a session is one number, and a
program always ends.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from integrate.script.verbs import Note, Play, Section, Stop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.expression import Expression
    from integrate.script.model import Script
    from integrate.script.verbs import AnyStep


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


@dataclass(frozen=True, slots=True)
class Perform:
    """Do what a step says and go on at once."""

    step: Play | Stop


@dataclass(frozen=True, slots=True)
class Unless:
    """Jump forward unless the condition holds."""

    condition: Expression
    to: int


Instruction: TypeAlias = Present | Perform | Unless


@dataclass(frozen=True, slots=True)
class Program:
    """All instructions, and where the names of the script lead."""

    instructions: tuple[Instruction, ...]
    places: dict[str, int]
    """The instruction that each step's name and each section's id stands at."""


class _Layout:
    """A program being laid out."""

    def __init__(self, role: Role) -> None:
        self.role = role
        self.instructions: list[Instruction] = []
        self.places: dict[str, int] = {}

    def lay(self, steps: Iterable[AnyStep], section: str, home: str, path: str) -> None:
        """Lay out steps; `home` is the nearest section's id and `path` the place under it."""
        for number, step in enumerate(steps, start=1):
            if isinstance(step, Note) and self.role is not Role.THERAPIST:
                continue
            jump = len(self.instructions)
            if step.when is not None:
                self.instructions.append(Unless(step.when, 0))
            self._lay_one(step, section, home, f"{path}{number}")
            if step.when is not None:
                self.instructions[jump] = Unless(step.when, len(self.instructions))

    def _lay_one(self, step: AnyStep, section: str, home: str, place: str) -> None:
        here = len(self.instructions)
        if isinstance(step, Section):
            inner = (step.id, "") if step.id else (home, f"{place}.")
            self.lay(step.steps, step.title, *inner)
            if step.id:
                self.places[step.id] = here
        elif isinstance(step, Play | Stop):
            self.instructions.append(Perform(step))
        else:
            name = step.id or f"{home}#{place}"
            self.places[name] = here
            self.instructions.append(Present(name, step, section))


def lay_out(script: Script, role: Role) -> Program:
    """Return the program of a script for one role; notes are for the therapist alone."""
    layout = _Layout(role)
    layout.lay(script.steps, section="", home="", path="")
    return Program(tuple(layout.instructions), layout.places)
