"""One breath and its phases, inside the limits of safe pacing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from integrate.script.declaration import spec
from integrate.script.kinds import Kind, Scalar, form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.quantity import Seconds

LONGEST_PHASE: Seconds = 12
LONGEST_HOLD: Seconds = 7
FASTEST, SLOWEST = 12, 3
"""Breaths a minute; slow breathing studies stay well inside (docs/safety.md)."""


def _phase(text: str) -> Seconds:
    try:
        length = float(text)
    except ValueError:
        raise ValueError(f"`{text}` is not a number of seconds") from None
    if not 0 <= length <= LONGEST_PHASE:
        raise ValueError(f"`{text}` seconds cannot be breathed; 0 to {LONGEST_PHASE} can")
    return length


_PHASE: Kind = Scalar(
    "a number of seconds",
    _phase,
    "4",
    form(r"[-+\d._eE]+", "number", minimum=0, maximum=LONGEST_PHASE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """How one breath goes, in seconds."""

    fault_code: ClassVar[str] = "E301"
    inhale: Seconds = spec(_PHASE, "Breathing in.", key="in")
    hold: Seconds = spec(_PHASE, "Resting with full lungs.", default=0.0)
    exhale: Seconds = spec(_PHASE, "Breathing out.", key="out")
    rest: Seconds = spec(_PHASE, "Resting with empty lungs.", default=0.0)

    @property
    def cycle(self) -> Seconds:
        """How long one breath takes."""
        return self.inhale + self.hold + self.exhale + self.rest

    @property
    def phases(self) -> tuple[tuple[str, Seconds], ...]:
        """The phases that take time, in order: `in`, `hold`, `out`, `rest`."""
        named = (
            ("in", self.inhale),
            ("hold", self.hold),
            ("out", self.exhale),
            ("rest", self.rest),
        )
        return tuple((name, length) for name, length in named if length > 0)

    def phase_at(self, elapsed: Seconds) -> tuple[str, Seconds, Seconds]:
        """Return the phase, when in the breath it began and how long it takes."""
        began = 0.0
        *earlier, (last, last_length) = self.phases
        for name, length in earlier:
            if elapsed < began + length:
                return name, began, length
            began += length
        return last, began, last_length

    def faults(self) -> Iterable[str]:
        """Yield what is outside the limits of safe pacing."""
        if not self.inhale or not self.exhale:
            yield "a breath goes in and out; neither takes 0 seconds"
        if not 60 / FASTEST <= self.cycle <= 60 / SLOWEST:
            yield (
                f"a breath of {self.cycle:g} seconds is outside {SLOWEST} to {FASTEST} "
                "breaths a minute"
            )
        if max(self.hold, self.rest) > LONGEST_HOLD:
            yield f"a breath is not held longer than {LONGEST_HOLD} seconds"
