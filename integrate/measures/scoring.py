"""Scores as published: a plain sum, and none at all while an answer is missing.

Nothing is ever filled in for a missing answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.measures.measure import Measure


@dataclass(frozen=True, slots=True)
class Score:
    """What the answers add up to."""

    total: int | None
    """The sum; None while an item has no answer."""
    missing: tuple[int, ...]
    """The items without an answer, counted from 1."""
    reaches_cut_off: bool
    """Whether the total reaches the published cut-off; False while there is no total."""


def score(measure: Measure, answers: Sequence[int | None]) -> Score:
    """Return the score of one answer for each item, None standing for no answer.

    Raises `ValueError` when there are more or fewer answers than items, or one that no choice has.
    """
    if len(answers) != len(measure.items):
        raise ValueError(f"{measure.title} has {len(measure.items)} items, not {len(answers)}")
    values = {choice.value for choice in measure.choices}
    for number, answer in enumerate(answers, start=1):
        if answer is not None and answer not in values:
            raise ValueError(f"{answer} is not an answer to item {number} of {measure.title}")
    missing = tuple(number for number, answer in enumerate(answers, start=1) if answer is None)
    if missing:
        return Score(None, missing, reaches_cut_off=False)
    total = sum(answer for answer in answers if answer is not None)
    return Score(total, (), total >= measure.cut_off)
