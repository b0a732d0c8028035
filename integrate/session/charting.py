"""What a therapist writes down beside a session: facts, each at its moment, never taken back.

Each entry has a number within its session. A correction names the number of what it corrects and
stands beside it; nothing is erased. `begun` is the moment of the first key of an entry, which is
when it was seen, or a moment set by hand; the moment it was recorded at is when it was done.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TypeAlias

Seconds: TypeAlias = float


class Severity(enum.StrEnum):
    """How grave an adverse event was, in the clinician's judgement."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


@dataclass(frozen=True, slots=True)
class Noted:
    """The therapist noted what they saw or did."""

    text: str
    begun: Seconds
    number: int = 0


@dataclass(frozen=True, slots=True)
class Quoted:
    """The person said this, in these words."""

    text: str
    begun: Seconds
    number: int = 0


@dataclass(frozen=True, slots=True)
class VitalsTaken:
    """Vital signs were taken; what was not taken is None."""

    begun: Seconds
    heart_rate: int | None = None
    """Beats a minute."""
    systolic: int | None = None
    """Millimetres of mercury."""
    diastolic: int | None = None
    """Millimetres of mercury."""
    oxygen: int | None = None
    """Oxygen saturation, per cent."""
    breathing_rate: int | None = None
    """Breaths a minute."""
    text: str = ""
    """A remark."""
    number: int = 0


@dataclass(frozen=True, slots=True)
class DistressRated:
    """The person rated their distress, from 0 to 100 (SUDS)."""

    value: int
    begun: Seconds
    text: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class AdverseEvent:
    """Something untoward happened."""

    what: str
    onset: str
    """When it began, in the clinician's words, such as `10:10`."""
    severity: Severity
    action: str
    """What was done."""
    outcome: str
    """How it went on; may be empty until a correction says so."""
    begun: Seconds
    number: int = 0


@dataclass(frozen=True, slots=True)
class UrgentMarked:
    """The therapist marked that something urgent began; the clinic's own plan was opened."""

    begun: Seconds
    text: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something was agreed with the person, or said by them about how they want it."""

    about: str
    """One of `AGREEMENTS`."""
    words: str
    begun: Seconds
    number: int = 0


AGREEMENTS = (
    "consent",
    "touch",
    "mask",
    "music",
    "anchor",
    "stop signal",
    "sitter",
    "contact",
    "escort",
)
"""What is agreed on before a session, in the order it is asked."""


@dataclass(frozen=True, slots=True)
class SignedOver:
    """A warning before the session was read and signed over by name."""

    warning: str
    name: str
    begun: Seconds
    number: int = 0


@dataclass(frozen=True, slots=True)
class SoundHushed:
    """All sound was faded out by the panic key, or silenced at once."""

    begun: Seconds
    at_once: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Corrected:
    """An earlier entry was wrong; these are the words that count instead."""

    of: int
    """The number of the entry that is corrected."""
    text: str
    """What counts instead; empty where the entry is struck out."""
    begun: Seconds
    number: int = 0


ChartEntry: TypeAlias = (
    Noted
    | Quoted
    | VitalsTaken
    | DistressRated
    | AdverseEvent
    | UrgentMarked
    | Agreed
    | SignedOver
    | SoundHushed
    | Corrected
)
