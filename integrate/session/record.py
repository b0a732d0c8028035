"""What a session leaves behind: the events a journal keeps and a replay reads.

An event says what happened to the person, in full: it carries the words as they were shown, so that
a journal can be read when the script is long gone. Events written here are read for years; a field
may be added with a default, never renamed.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integrate.script.answers import Value

Seconds: TypeAlias = float
SUPPORT_PLAN = "support-plan"
KETAMINE_ASKED = "ketamine-asked"
PAGES = frozenset({SUPPORT_PLAN, KETAMINE_ASKED})
"""What stands in place of a stage where something is kept that is no session of a script."""
Carried: TypeAlias = tuple[str, "Value", str]
"""An answer brought along: its name, its value and its words."""


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


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A timed step came to its end by itself."""

    step: str


@dataclass(frozen=True, slots=True)
class WentBack:
    """The person went back from this step to the one before."""

    step: str


@dataclass(frozen=True, slots=True)
class Marked:
    """The therapist marked a moment, such as the dose."""

    step: str
    mark: str


@dataclass(frozen=True, slots=True)
class CheckDue:
    """A check that is timed from a mark came due."""

    do: str
    """What to do, in the script's words."""
    after: str
    """The mark it is timed from."""
    due: Seconds
    """When it was due, on the session's own clock."""


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
    | WentBack
    | Marked
    | CheckDue
    | Paused
    | Resumed
    | Returned
    | PlanKept
    | KetamineAsked
    | Stopped
    | Finished
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
    fields = {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
    return {"kind": type(event).__name__.lower(), "at": recorded.at, **fields}


def from_plain(plain: Mapping[str, Any]) -> Recorded:
    """Return the event that `to_plain` wrote.

    Raises `ValueError` when the kind is unknown or a field is missing: the record was written by a
    newer version.
    """
    kind = KINDS.get(str(plain.get("kind")))
    if kind is None:
        raise ValueError(f"an event of the unknown kind {plain.get('kind')!r}")
    known = {field.name for field in dataclasses.fields(kind)}
    values = {name: _tuples(value) for name, value in plain.items() if name in known}
    try:
        return Recorded(at=float(plain["at"]), event=kind(**values))
    except (KeyError, TypeError) as error:
        raise ValueError(f"an incomplete event of the kind {plain['kind']!r}") from error


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
