"""What steadies a person: the groundings on offer, and first the one that helped them before.

A grounding helped where the number that was said after it is lower than the one before it. Where
none did, an anchor that was named in a script is taken up again.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.journal.export.answers import settled
from integrate.journal.recalling import earlier
from integrate.session.record import Answered, Manageable
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.journal.entry import Entry
    from integrate.journal.store import Journal

FIVE_SENSES = "anytime/grounding"
FEET = "anytime/grounding-feet"
OBJECT = "anytime/grounding-object"
HANDS = "anytime/feet-and-hands"
BREATH = "anytime/easy-breathing"
GROUNDINGS = {
    FIVE_SENSES: later("Five senses"),
    FEET: later("My feet on the floor"),
    OBJECT: later("One thing to look at"),
}
"""The scripts that are always offered."""
_NAMES = {**GROUNDINGS, HANDS: later("My hands and feet"), BREATH: later("An easy breath")}
ANCHORS = {"feet": FEET, "hands": HANDS, "object": OBJECT, "breath": BREATH}
"""The script for an anchor that a script saved under the name `anchor`."""
HELPED = later("{anchor}: this helped last time")
RESTED = later("{anchor}: you rested with this before")
MOST_SESSIONS = 50
"""How far back it is looked: nobody should wait for this."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a person steadied themselves with before."""

    script: str
    helped: bool
    """Whether it was easier afterwards; otherwise they only chose it."""


def remembered(journal: Journal, person: str) -> Remembered | None:
    """Return what helped last, or else the last anchor; None where nothing is known."""
    anchor: Remembered | None = None
    try:
        for _summary, entries in islice(earlier(journal, person), MOST_SESSIONS):
            helped = _helped(entries)
            if helped:
                return Remembered(helped, helped=True)
            anchor = anchor or _anchor(entries)
    except JournalError:
        return None
    return anchor


def groundings(known: Remembered | None) -> list[tuple[str, str]]:
    """Return each script with the words it is offered by, what is known to steady first."""
    rest = [(one, _(words)) for one, words in GROUNDINGS.items()]
    if known is None or known.script not in _NAMES:
        return rest
    words = _(HELPED if known.helped else RESTED, anchor=_(_NAMES[known.script]))
    return [(known.script, words), *(one for one in rest if one[0] != known.script)]


def _helped(entries: Iterable[Entry]) -> str:
    """Return the last grounding of a session after which it was easier; empty for none."""
    found, before = "", 0
    for entry in entries:
        event = entry.recorded.event
        if isinstance(event, Manageable):
            if event.after and event.level < before:
                found = event.after
            before = event.level
    return found


def _anchor(entries: Iterable[Entry]) -> Remembered | None:
    events = (entry.recorded.event for entry in reversed(list(settled(entries).values())))
    for event in events:
        if isinstance(event, Answered) and event.name == "anchor" and event.value in ANCHORS:
            return Remembered(ANCHORS[str(event.value)], helped=False)
    return None
