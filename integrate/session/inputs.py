"""Everything that can happen to a session from outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from integrate.script.answers import Value
    from integrate.session.record import Carried


@dataclass(frozen=True, slots=True)
class Begin:
    """Start at the first step, or at a named one with answers from before."""

    start: str = ""
    carried: tuple[Carried, ...] = ()
    clinician_in_charge: bool = False
    """Whether it was confirmed that a clinician is; scripts of stage `session` begin only so."""


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
class Stop:
    """End the session here."""


Input: TypeAlias = (
    Begin | Advance | Answer | Choose | Skip | Back | Pause | Resume | Return | TimePassed | Stop
)
