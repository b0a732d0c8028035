"""Everything a session wants done; it does nothing itself.

Effects are carried out in their order. A `Record` comes before the `Present` it belongs to: the
journal knows a step before the person sees it.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from integrate.script.quantity import Decibels
    from integrate.session.record import Recorded, Seconds
    from integrate.session.view import View


@dataclass(frozen=True, slots=True)
class Record:
    """Keep this event for good before anything else is done."""

    recorded: Recorded


@dataclass(frozen=True, slots=True)
class Present:
    """Show this."""

    view: View


@dataclass(frozen=True, slots=True)
class StartSound:
    """Begin to sound."""

    id: str
    """Names this sounding until it is stopped."""
    file: str
    """The file's name in the script."""
    gain: Decibels
    fade_in: Seconds
    fade_out: Seconds
    loop: bool


@dataclass(frozen=True, slots=True)
class StopSound:
    """Fade out and end; a sound that has ended by itself stays ended."""

    id: str
    fade: Seconds


@dataclass(frozen=True, slots=True)
class HoldSound:
    """Hold all sound where it is."""


@dataclass(frozen=True, slots=True)
class ReleaseSound:
    """Let all sound go on from where it was held."""


@dataclass(frozen=True, slots=True)
class Alert:
    """Tell the therapist, and only the therapist, that a check is due."""

    do: str
    after: str
    """The mark it is timed from."""
    since: Seconds
    """How long after the mark it was due."""


class Outcome(enum.Enum):
    """How a session ended."""

    FINISHED = "finished"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class End:
    """The session is over; nothing follows."""

    outcome: Outcome


Effect: TypeAlias = (
    Record | Present | StartSound | StopSound | HoldSound | ReleaseSound | Alert | End
)
