"""Everything that can happen to a session from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from integrate.script.answers import Value
    from integrate.session.charting import ChartEntry
    from integrate.session.record import Carried, Earlier, Seconds


@dataclass(frozen=True, slots=True)
class Begin:
    """Start at the first step, or at a named one with answers from before."""

    start: str = ""
    carried: tuple[Carried, ...] = ()
    clinician_in_charge: bool = False
    """Whether it was confirmed that a clinician is; scripts of stage `session` begin only so."""
    earlier: tuple[Earlier, ...] = ()
    """What the questionnaires of the script came to last time."""
    depth: str = ""
    """`short` or `full`; empty where nobody was asked, and all of it comes."""


@dataclass(frozen=True, slots=True)
class Advance:
    """Go on from text, or end a timed step early."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer the present question."""

    value: Value


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose at the safety step; the ids are those of `safety`."""

    choice: str


@dataclass(frozen=True, slots=True)
class Skip:
    """Pass the present step over."""

    thought: bool = False
    """Whether the person thought about a question for own words instead of writing."""


@dataclass(frozen=True, slots=True)
class Back:
    """Return to the step before."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Hold everything still."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on after a pause."""


@dataclass(frozen=True, slots=True)
class Return:
    """Come back to a session that was interrupted; its step starts afresh."""


@dataclass(frozen=True, slots=True)
class TimePassed:
    """The deadline came; sent at any other time it does no harm."""


@dataclass(frozen=True, slots=True)
class LeaveOpen:
    """Go on from a page that waits for a key, as nobody is there: nothing is set or answered."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Write an entry beside the script; the session gives it its number."""

    entry: ChartEntry


@dataclass(frozen=True, slots=True)
class SetMark:
    """Set a mark of the script at any moment, or put right when it was."""

    mark: str
    moment: Seconds | None = None
    """When it was; None for now."""


@dataclass(frozen=True, slots=True)
class DoCheck:
    """A check that is due was done."""

    check: int


@dataclass(frozen=True, slots=True)
class ComeBack:
    """The program runs again after a while in which it did not, and the time went on."""

    began: Seconds
    """When it stopped, on the session's own clock."""
    why: str
    """`slept` or `down`."""


@dataclass(frozen=True, slots=True)
class SayManageable:
    """Say how manageable it is, from 0 to 10, while the session is held."""

    level: int
    after: str = ""
    """The grounding script the person has just gone through, if it was one."""


@dataclass(frozen=True, slots=True)
class TakeWay:
    """Go the rest of the script in short or in full."""

    depth: str
    """`short` or `full`."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the session here."""


Input: TypeAlias = (
    Begin
    | Advance
    | Answer
    | Choose
    | Skip
    | Back
    | Pause
    | Resume
    | Return
    | TimePassed
    | LeaveOpen
    | Chart
    | SetMark
    | DoCheck
    | ComeBack
    | SayManageable
    | TakeWay
    | Stop
)
