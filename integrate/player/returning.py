"""What is offered to somebody who comes back to an interrupted session, by how long ago it was.

Nobody is dropped into the middle: a step begins afresh, and after more than a short while something
else comes first. What a therapist leads goes on at once.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from integrate.session.program import Role
from integrate.words import _, later, several

if TYPE_CHECKING:
    from datetime import datetime

    from integrate.journal.entry import Summary

AT_ONCE = timedelta(minutes=30)
"""Less than this is a short while."""
SAME_DAY = timedelta(hours=12)
"""After more than this, beginning again is offered first."""


class Way(enum.Enum):
    """A way on from an interrupted session."""

    CARRY_ON = "carry on"
    GROUND_FIRST = "ground"
    START_AGAIN = "again"


WORDS = {
    Way.CARRY_ON: later("Carry on where you stopped"),
    Way.GROUND_FIRST: later("A moment of grounding, then carry on"),
    Way.START_AGAIN: later("Start again"),
}
"""What a person reads of each."""
WHAT_ENTER_DOES = {
    Way.CARRY_ON: later("Enter goes on where you stopped."),
    Way.GROUND_FIRST: later("Enter offers a moment of grounding first, or a new start."),
    Way.START_AGAIN: later("Enter offers a new start, or to carry on where you stopped."),
}
"""What is said beforehand, by the way that is offered first."""
SOME_HOURS = later(
    "You left this {ago}. A moment of grounding can help you to come back to it; nothing of that "
    "is kept."
)
LONG_AGO = later(
    "You left this {ago}, and much may be different now. What you wrote then stays in your "
    "journal, whichever way you go on."
)
UNKNOWN = later(
    "This computer's clock is set to before you left, so nobody can tell how long ago that was. "
    "A moment of grounding can help you to come back."
)


@dataclass(frozen=True, slots=True)
class Offer:
    """Ways on, the one offered first standing first."""

    ways: tuple[Way, ...]
    words: str = ""
    """What is said before they are chosen from; empty where there is one way."""

    @property
    def beforehand(self) -> str:
        """The line that says what Enter does."""
        return _(WHAT_ENTER_DOES[self.ways[0]])


def offer(summary: Summary, now: datetime) -> Offer:
    """Return what is offered now to somebody who comes back to this session."""
    since = now - summary.last
    grounding_first = (Way.GROUND_FIRST, Way.START_AGAIN)
    if summary.role == Role.THERAPIST.value:
        return Offer((Way.CARRY_ON,))
    if since < timedelta():
        return Offer(grounding_first, _(UNKNOWN))
    if since < AT_ONCE:
        return Offer((Way.CARRY_ON,))
    if since <= SAME_DAY:
        return Offer(grounding_first, _(SOME_HOURS, ago=ago(since)))
    return Offer((Way.START_AGAIN, Way.CARRY_ON), _(LONG_AGO, ago=ago(since)))


def ago(since: timedelta) -> str:
    """Return a length of time as a person says how long ago something was."""
    minutes = int(since / timedelta(minutes=1))
    if minutes < 60:  # noqa: PLR2004 -- minutes in an hour
        return several(minutes, "a minute ago", "{count} minutes ago")
    hours = minutes // 60
    if hours < 48:  # noqa: PLR2004 -- two days
        return several(hours, "an hour ago", "{count} hours ago")
    return several(hours // 24, "a day ago", "{count} days ago")
