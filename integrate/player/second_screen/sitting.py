"""The words of the sitter's card, for every front end.

In the authors' own words, after guides that clinics give to sitters and the warning signs of
product labels (docs/second-screen.md names them). They weigh nothing and clear nobody: whoever
reads them calls.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.player.second_screen.guest import NO_SESSION
from integrate.script.quantity import clock
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.script.quantity import Seconds
    from integrate.session.sitter_card import SitterCard


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines, in English."""

    heading: str
    lines: tuple[str, ...]


CALL_AT = Part(
    later("Call the clinician at once for"),
    (
        later("hard to wake; breathing slow, shallow or noisy; blue lips"),
        later("chest pain, fainting, a fit, a very bad headache, weakness on one side"),
        later("being sick while drowsy; swelling or wheezing"),
        later("a fall, or a blow to the head"),
        later("new suspicion, voices, racing thoughts"),
        later("any talk of hurting themselves or someone"),
        later("anything else that worries you"),
    ),
)
HOW_TO_SIT = Part(
    later("How to sit"),
    (
        later("Look in when this card says so: breathing, colour, comfort."),
        later("Stay in the room, where a quiet voice reaches you."),
        later("Sober, without headphones, and with a silent phone."),
        later("Few words. Ask nothing, explain nothing, also afterwards."),
        later("Touch only what was agreed before."),
        later("Nobody stands up or walks alone. To the toilet, someone goes along."),
        later("Stay until the clinician says that you may go, or longer if you are asked."),
        later("They do not drive before tomorrow, after a night's sleep. You see them home."),
    ),
)
CLINICIAN = later("The clinician who runs this session, first and at once.")
NOBODY_COMES = later("If nobody comes, or it cannot wait:")
NOTHING_PLANNED = later("No look-in is planned yet.")
NEXT = later("Next look-in in {time}")
NOW = later("Now: {do}")


def whom_to_call(help_lines: Sequence[str]) -> list[str]:
    """Return the lines that say whom to call."""
    return [_(CLINICIAN), _(NOBODY_COMES), *help_lines]


def due_lines(card: SitterCard | None, now: Seconds) -> list[str]:
    """Return the lines of what is due at a moment."""
    return [_(NOW, do=one.do) for one in card.look_ins if one.due <= now] if card else []


def coming_lines(card: SitterCard | None, now: Seconds, why: str = "") -> list[str]:
    """Return the lines of what comes next, and in how long, at a moment.

    Without a card they say `why` there is none, or that no session is shown.
    """
    if card is None:
        return [why or _(NO_SESSION)]
    if not card.look_ins:
        return [_(NOTHING_PLANNED)]
    coming = [one for one in card.look_ins if one.due > now]
    if not coming:
        return []
    left = clock(coming[0].due - now + 0.99)
    return [_(NEXT, time=left), *(one.do for one in coming)]
