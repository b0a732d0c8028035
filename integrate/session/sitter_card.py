"""What a sitter sees of a session: when to look in next, and at what. Nothing else of it.

The types here are closed, as those of `person_view` are: the words are those of the script's own
checks, which hold no answer, and the times are when they are due.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from integrate.session.table import State

if TYPE_CHECKING:
    from integrate.session.view import View

Seconds: TypeAlias = float

AT_ONCE: Seconds = 30.0
"""Checks that are due within this time of each other are done together."""
MOST_AT_ONCE = 4
"""How many a card has room for."""


@dataclass(frozen=True, slots=True)
class LookIn:
    """What to do, and when it is due."""

    do: str
    due: Seconds


@dataclass(frozen=True, slots=True)
class SitterCard:
    """What is due, or what comes next; empty while nothing is planned."""

    look_ins: tuple[LookIn, ...] = ()
    """Soonest first."""


def for_sitter(view: View) -> SitterCard:
    """Return the card: all checks that are due, and those of the next moment that any is."""
    if view.desk is None or view.state is State.ENDED:
        return SitterCard()
    waiting = sorted(view.desk.waiting, key=lambda one: one.due)
    planned = sorted(view.desk.planned, key=lambda one: one.due)
    following = [one for one in planned if one.due <= planned[0].due + AT_ONCE]
    room = max(1, MOST_AT_ONCE - len(waiting))
    return SitterCard(
        tuple(LookIn(one.do, one.due) for one in (*waiting[-MOST_AT_ONCE:], *following[:room]))
    )
