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
    """The file's name in the script; empty where it is music."""
    gain: Decibels
    fade_in: Seconds
    fade_out: Seconds
    loop: bool
    bed: bool
    """Whether it goes on under the steps; otherwise it is a cue."""
    music: str = ""
    """A folder or a playlist of music; empty where it is a file."""
    pan: float = 0.0
    """From -1, left, to 1, right."""
    crossfade: Seconds = 0.0
    """How long one track goes over into the next, and a loop's end into its beginning."""


@dataclass(frozen=True, slots=True)
class StartTone:
    """Begin the soft tone of one phase of a breath; it ends by itself."""

    id: str
    direction: str
    """`in` or `out`."""
    length: Seconds


@dataclass(frozen=True, slots=True)
class Speak:
    """Say words of the script aloud; they are on the screen as well."""

    id: str
    text: str
    language: str
    pace: str
    """`slow`, `even` or `brisk`."""
    step: str
    """The step's name in the record, by which a recorded take is found."""
    private: bool
    """Whether the words may hold an answer of the person."""


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
    Record
    | Present
    | StartSound
    | StartTone
    | Speak
    | StopSound
    | HoldSound
    | ReleaseSound
    | Alert
    | End
)
