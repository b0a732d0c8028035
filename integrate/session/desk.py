"""What a therapist has before them beside the present step: marks, checks, cues and the chart.

One immutable value, made by the session. Times are moments on the session's own clock, which never
stands still; what a clock shows (since the dose, in the session without its pauses) is worked out
from them by whoever shows it.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from integrate.session.charting import ChartEntry

Seconds: TypeAlias = float


@dataclass(frozen=True, slots=True)
class SetMark:
    """A mark that was set."""

    name: str
    moment: Seconds


@dataclass(frozen=True, slots=True)
class PlannedCheck:
    """A check with the moment it is due, or was."""

    id: int
    """Names this one time of the check within the session."""
    do: str
    after: str
    """The mark it is timed from."""
    due: Seconds
    since: Seconds
    """How long after the mark it is due."""


@dataclass(frozen=True, slots=True)
class SettledCheck:
    """A check that was due, and was done or missed."""

    check: PlannedCheck
    at: Seconds
    """When it was done, or was found to be missed."""
    late: bool = False
    """Whether it was done later than its grace allows."""
    missed: str = ""
    """Why it was missed: `next`, `away` or `ended`; empty where it was done."""


class CueState(enum.Enum):
    """Where a cue stands."""

    DONE = "done"
    PASSED = "passed over"
    NOW = "now"
    STANDING_BY = "standing by"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Cue:
    """One step of the script as a line of the cue list."""

    step: str
    """The step's name in the record."""
    words: str
    """What it is, in a few words."""
    section: str
    state: CueState
    note: str = ""
    """What the script notes for the therapist right before it."""
    length: Seconds | None = None
    """How long it lasts; None where it waits for a key."""


@dataclass(frozen=True, slots=True)
class Written:
    """An entry of the chart with what became of it."""

    entry: ChartEntry
    at: Seconds
    """When it was recorded."""
    corrected_by: int = 0
    """The number of the last correction; 0 where it stands."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything beside the present step."""

    mark_names: tuple[str, ...] = ()
    """The marks of the script, in its order."""
    marks: tuple[SetMark, ...] = ()
    """Each mark that was set, the last time it was."""
    waiting: tuple[PlannedCheck, ...] = ()
    """Checks that are due and neither done nor missed."""
    planned: tuple[PlannedCheck, ...] = ()
    """The next time of each check, soonest first."""
    settled: tuple[SettledCheck, ...] = ()
    """Checks that were done or missed, in the order it became known."""
    cues: tuple[Cue, ...] = ()
    chart: tuple[Written, ...] = ()
    began: Seconds = 0.0
    """When the session began: its clock runs already while the page before it is gone through."""
    paused: Seconds = 0.0
    """How long the session was paused, all pauses that have ended together."""
    paused_since: Seconds | None = None
    """When the present pause began."""
