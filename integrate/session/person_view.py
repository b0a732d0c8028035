"""What the person sees of a session on a screen of their own: words, a breath, a rest, or quiet.

The types here are closed: no field of theirs holds anything but a text, a time and the name of a
phase, and `for_person` alone makes them. What is for the therapist, and whatever may hold an answer
of the person, becomes quiet: others may be in the room.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from integrate.session.table import State
from integrate.session.view import Breathing, Passage, Resting

if TYPE_CHECKING:
    from integrate.session.view import View

Seconds: TypeAlias = float

LATE: Seconds = 1.0
"""How long after its end a phase of a breath is shown that nobody has carried on."""
LONG_REST: Seconds = 180.0
"""From here on the words of a rest go after a while: nobody is to read a screen all along."""
LINGERS: Seconds = 60.0
"""How long the words of such a rest stay."""


class Phase(enum.StrEnum):
    """The parts of a breath."""

    IN = "in"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that the script has for the person."""

    text: str


@dataclass(frozen=True, slots=True)
class Breath:
    """One phase of paced breathing."""

    text: str
    phase: Phase
    began: Seconds
    """When the phase began."""
    length: Seconds


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest that ends by itself."""

    text: str
    began: Seconds
    length: Seconds


@dataclass(frozen=True, slots=True)
class Quiet:
    """There is nothing to read and nothing to do."""


PersonView: TypeAlias = Words | Breath | Rest | Quiet


def for_person(view: View) -> PersonView:
    """Return what the person sees of a session; its times are those of the view.

    Text, the words of a rest and of a breath are for the person. Everything else is not: notes,
    marks, questions, lists, ratings, the safety step, titles, and all that is on the desk.
    """
    if view.state in (State.READY, State.SAFETY, State.ENDED):
        return Quiet()
    match view.scene:
        case Passage(for_therapist=False, recalls=False) as one if one.text:
            return Words(one.text)
        case Resting() as one:
            return Rest("" if one.recalls else one.text, one.began, one.length)
        case Breathing() as one:
            text = "" if one.recalls else one.text
            if view.state is State.PAUSED:
                return Words(text) if text else Quiet()
            return Breath(text, Phase(one.phase), one.phase_began, one.phase_length)
    return Quiet()


def still_shown(seen: PersonView, now: Seconds) -> PersonView:
    """Return what is left of a view at a moment, when nothing newer has come.

    A breath that nobody carries on falls to quiet, and so do the words of a long rest.
    """
    match seen:
        case Breath(began=began, length=length) if now > began + length + LATE:
            return Quiet()
        case Rest(began=began, length=length) if length >= LONG_REST and now > began + LINGERS:
            return Quiet()
    return seen
