"""How a person bears what comes: a question that is only thought about, and how manageable it is.

Nothing here asks why, and no number is judged: from `MUCH` on the front ends offer ways to make it
easier, and carrying on is one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script.verbs import Ask
from integrate.session.answering import Refused
from integrate.session.record import Manageable, Passed
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.session.inputs import SayManageable, Skip
    from integrate.session.program import Present as Place

THOUGHT = "thought"
"""How a question is passed that the person answered for themselves."""
EASIEST, HARDEST = 0, 10
MUCH = 7
"""From this number on something that may help is offered."""
HOW_MANAGEABLE = later("How manageable is this, right now?")
ENDS = {EASIEST: later("easy to be with"), HARDEST: later("too much")}


def passed(place: Place, given: Skip) -> Passed:
    """Return how a step is passed over. Raises `Refused` for a thought where nothing is asked."""
    if given.thought and not isinstance(place.step, Ask):
        raise Refused(_("There is no question here to think about."))
    return Passed(place.name, THOUGHT if given.thought else "")


def said_manageable(given: SayManageable) -> Manageable:
    """Return what was said of how manageable it is. Raises `Refused` for another number."""
    if not EASIEST <= given.level <= HARDEST:
        raise Refused(_("A number from {low} to {high}.", low=EASIEST, high=HARDEST))
    return Manageable(given.level, given.after)
