"""A questionnaire as its authors published it: wording, answers, look-back period and cut-off.

Wording, order and answers are never changed. A sum and its published meaning are all that is made
of them; a score is a check-in, not a diagnosis.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers an item offers."""

    value: int
    words: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A questionnaire whose items all offer the same answers."""

    id: str
    title: str
    period: str
    """The time that the answers look back on, as its authors put it."""
    stem: str
    """The sentence that every item completes."""
    items: tuple[str, ...]
    choices: tuple[Choice, ...]
    cut_off: int
    """From this total on, its authors advise a closer look."""
    source: str
    """Where wording, scoring and cut-off were published."""
    notice: str
    """What its holders ask to be said wherever it is shown."""
    safety: tuple[tuple[int, int], ...] = ()
    """Items, from 1, that ask about death or self-harm, each with the lowest value to act on."""

    @property
    def highest(self) -> int:
        """The highest total."""
        return len(self.items) * max(choice.value for choice in self.choices)

    def is_safety_answer(self, item_number: int, value: int) -> bool:
        """Tell whether an answer opens the safety step; a lower one is never called safe."""
        return any(item == item_number and value >= least for item, least in self.safety)
