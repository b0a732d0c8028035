"""What a session leaves behind: the events a journal keeps and a replay reads.

An event says what happened to the person, in full: it carries the words as they were shown, so that
a journal can be read when the script is long gone. Events written here are read for years; a field
may be added with a default, never renamed.
"""

from __future__ import annotations

import dataclasses
import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from integrate.session.charting import AdverseEvent, ChartEntry, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integrate.script.answers import Value

Seconds: TypeAlias = float
SUPPORT_PLAN = "support-plan"
KETAMINE_ASKED = "ketamine-asked"
COURSE = "course"
SESSION_NOTE = "session-note"
AGREED = "agreements"
CAPTURED = "captured"
"""A page of raw words; scripts recall the newest one by this name."""
PAGES = frozenset({SUPPORT_PLAN, KETAMINE_ASKED, COURSE, SESSION_NOTE, AGREED, CAPTURED})
"""What stands in place of a stage where something is kept that is no session of a script."""
GRACE: Seconds = 120.0
"""A check that was done within this of its moment was done in time; after it, late."""
Carried: TypeAlias = tuple[str, "Value", str]
"""An answer brought along: its name, its value and its words."""
Earlier: TypeAlias = tuple[str, int, int]
"""The last score of a questionnaire: its id, the total, and how many days ago that was."""


@dataclass(frozen=True, slots=True)
class Began:
    """The session began with this script, for this role."""

    script: str
    """The name or path that finds the script again."""
    digest: str
    """Digest of the script's meaning; a changed script has another."""
    title: str
    stage: str
    role: str
    """`patient` or `therapist`: whose screen it is."""
    start: str = ""
    """The step it began at; empty for the first."""
    carried: tuple[Carried, ...] = ()
    """Answers brought along from an earlier session."""
    language: str = ""
    """The language the script was put into; empty when its words were the author's own."""
    clinician_in_charge: bool = False
    """Whether it was confirmed before the beginning that a clinician is in charge."""
    earlier: tuple[Earlier, ...] = ()
    """What the questionnaires of the script came to last time."""
    depth: str = ""
    """`short` or `full`; empty where all of it came without a choice, as in older records."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A step came before the person."""

    step: str
    """The step's name, the same in every session with this script."""
    text: str
    """The words shown, with recalled answers filled in."""


@dataclass(frozen=True, slots=True)
class Advanced:
    """The person went on."""

    step: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The person answered."""

    step: str
    name: str
    """The name the script saves the answer under; empty when it is not recalled."""
    prompt: str
    value: Value
    words: str
    """The answer as the person would read it: own words, or the labels chosen."""
    measure: str = ""
    """The id of the questionnaire it answers an item of; empty for other questions."""
    wording: str = ""
    """The digest of that questionnaire's wording."""
    offered: tuple[tuple[str, str], ...] = ()
    """Every item of a list, ticked or not, by id and words; empty for other questions."""


@dataclass(frozen=True, slots=True)
class SafetyOpened:
    """An answer that touches on death or self-harm opened the safety step, at this moment."""

    step: str
    """The question's name."""
    text: str
    """The words shown; the numbers for help stood beside them."""


@dataclass(frozen=True, slots=True)
class SafetyChosen:
    """The person chose at the safety step, at this moment."""

    step: str
    choice: str
    words: str
    text: str = ""
    """The words shown then; empty when it led on."""


@dataclass(frozen=True, slots=True)
class Passed:
    """The person passed the step over."""

    step: str
    how: str = ""
    """`thought` where they answered it for themselves, without writing it down."""


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A timed step came to its end by itself."""

    step: str


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Nobody was at the keys: the script went on from a page that waits for one."""

    step: str
    mark: str = ""
    """The mark the page waited for, which nobody set; empty for another page."""
    asked: bool = False
    """Whether the page asked something, which has no answer."""


@dataclass(frozen=True, slots=True)
class WentBack:
    """The person went back from this step to the one before."""

    step: str


@dataclass(frozen=True, slots=True)
class Marked:
    """The therapist marked a moment, such as the dose."""

    step: str
    """The step's name; empty where the mark was set beside the script."""
    mark: str
    moment: Seconds | None = None
    """When it was, where it was set by hand; None for the moment it was recorded."""


@dataclass(frozen=True, slots=True)
class CheckDue:
    """A check that is timed from a mark came due."""

    do: str
    """What to do, in the script's words."""
    after: str
    """The mark it is timed from."""
    due: Seconds
    """When it was due, on the session's own clock."""
    check: int = 0
    """Names this one time of the check within the session; 0 where it had no name yet."""


@dataclass(frozen=True, slots=True)
class CheckDone:
    """The therapist did a check, at this moment."""

    check: int
    """Names this one time of the check within the session."""
    do: str
    after: str
    due: Seconds


@dataclass(frozen=True, slots=True)
class CheckMissed:
    """A check was not done: its next time came, the computer slept, or the session ended."""

    check: int
    do: str
    after: str
    due: Seconds
    why: str
    """`next`, `away` or `ended`."""


@dataclass(frozen=True, slots=True)
class Away:
    """The program did not run for a while: the computer slept, or the program was down."""

    began: Seconds
    """When it stopped, on the session's own clock; the event's moment is when it came back."""
    why: str
    """`slept` or `down`."""
    unlisted: int = 0
    """How many checks more were missed than are listed after it, where it was very long."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The session was paused."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The session went on after a pause."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The person came back to an interrupted session; its step starts afresh."""


@dataclass(frozen=True, slots=True)
class PlanKept:
    """The person kept this version of their support plan."""

    parts: tuple[tuple[str, str, str], ...]
    """Each part that has words: its id, its heading, and the words."""


@dataclass(frozen=True, slots=True)
class KetamineAsked:
    """The person was asked whether they took ketamine in the last day."""

    answer: str
    """`yes`, `no` or `rather_not`."""
    words: str


@dataclass(frozen=True, slots=True)
class CourseKept:
    """How the person stands in a programme, as it was last changed."""

    programme: str
    """The programme's name in the library."""
    started: str
    """When it was begun, in ISO 8601."""
    sessions: tuple[str, ...]
    """The days of the sessions, in ISO 8601."""
    pauses: tuple[tuple[str, str], ...]
    """The first day of each pause and the day it went on; the latter empty while it lasts."""
    let_go: tuple[str, ...]
    """The keys of the parts that were let go."""
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class NoteSigned:
    """A clinician signed the note of a session; signed again later, it is the next version."""

    session: str
    """The name of the session in the journal."""
    name: str
    """The name it was signed with, as it was typed."""
    digest: str
    """SHA-256 of the text in UTF-8, in hex."""
    text: str
    """The note as it was signed, in plain text."""
    version: int = 1
    entries: int = 0
    """How many events of the session it tells of; what was written later it does not."""
    staff: str = ""
    interpretation: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class CaptureKept:
    """The person kept a page of raw words; they are as they were typed."""

    text: str


@dataclass(frozen=True, slots=True)
class MemoKept:
    """The person spoke a voice memo onto a page; its sound is kept beside the events."""

    memo: int
    """Which memo of the page it is, from 1."""
    length: Seconds
    pieces: int
    """In how many pieces its sound is kept; 0 where the journal has the memo without its sound."""
    chain: str
    """Running hash over the sealed pieces, in hex; empty without any."""


@dataclass(frozen=True, slots=True)
class Manageable:
    """The person said how manageable it was, while the session was held."""

    level: int
    """From 0, easy to be with, to 10, too much."""
    after: str = ""
    """The grounding script they had just gone through; empty when it was none."""


@dataclass(frozen=True, slots=True)
class WayTaken:
    """The person chose to go the rest in short or in full."""

    depth: str
    """`short` or `full`."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person ended the session before its end."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The session came to its end."""


Event: TypeAlias = (
    Began
    | Entered
    | Advanced
    | Answered
    | SafetyOpened
    | SafetyChosen
    | Passed
    | Elapsed
    | LeftOpen
    | WentBack
    | Marked
    | CheckDue
    | CheckDone
    | CheckMissed
    | Away
    | Paused
    | Resumed
    | Returned
    | PlanKept
    | KetamineAsked
    | CourseKept
    | NoteSigned
    | CaptureKept
    | MemoKept
    | Manageable
    | WayTaken
    | Stopped
    | Finished
    | ChartEntry
)

KINDS: dict[str, type[Any]] = {kind.__name__.lower(): kind for kind in get_args(Event)}
"""Every kind of event by the name it is stored under."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event at its moment on the session's own clock."""

    at: Seconds
    """Seconds since the session began, as the engine was told the time."""
    event: Event


def to_plain(recorded: Recorded) -> dict[str, Any]:
    """Return the event as plain values that JSON can hold, with its `kind` and `at`."""
    event = recorded.event
    fields = {field.name: _plain(getattr(event, field.name)) for field in dataclasses.fields(event)}
    return {"kind": type(event).__name__.lower(), "at": recorded.at, **fields}


def from_plain(plain: Mapping[str, Any]) -> Recorded:
    """Return the event that `to_plain` wrote.

    Raises `ValueError` when the kind is unknown, a field is missing or says what is not known: the
    record was written by a newer version.
    """
    kind = KINDS.get(str(plain.get("kind")))
    if kind is None:
        raise ValueError(f"an event of the unknown kind {plain.get('kind')!r}")
    known = {field.name for field in dataclasses.fields(kind)}
    values = {name: _tuples(value) for name, value in plain.items() if name in known}
    if kind is AdverseEvent and "severity" in values:
        values["severity"] = Severity(values["severity"])
    try:
        return Recorded(at=float(plain["at"]), event=kind(**values))
    except (KeyError, TypeError) as error:
        raise ValueError(f"an incomplete event of the kind {plain['kind']!r}") from error


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, enum.Enum) else value


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
