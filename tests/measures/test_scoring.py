"""Scores against what was published."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from integrate.measures.scoring import Score, score
from integrate.measures.shipped import GAD_2, PHQ_2, SHIPPED

if TYPE_CHECKING:
    from integrate.measures.measure import Measure


@pytest.mark.parametrize("measure", SHIPPED.values(), ids=SHIPPED)
def test_sums_and_cut_off(measure: Measure) -> None:
    """All sixteen pairs of answers give their sum, and from 3 on the cut-off is reached."""
    for first, second in product(range(4), repeat=2):
        total = first + second
        assert score(measure, [first, second]) == Score(total, (), reaches_cut_off=total >= 3)
    assert measure.highest == 6


@pytest.mark.parametrize(
    ("answers", "missing"), [([None, 3], (1,)), ([3, None], (2,)), ([None, None], (1, 2))]
)
def test_missing_answers(answers: list[int | None], missing: tuple[int, ...]) -> None:
    """A missing answer gives no score and is named; nothing is filled in for it."""
    assert score(PHQ_2, answers) == Score(None, missing, reaches_cut_off=False)


@pytest.mark.parametrize("answers", [[4, 0], [0, -1], [0], [0, 0, 0], []])
def test_impossible_answers(answers: list[int]) -> None:
    """An answer that no choice has, and one too many or too few, are refused."""
    with pytest.raises(ValueError, match="GAD-2"):
        score(GAD_2, answers)


@pytest.mark.parametrize("measure", SHIPPED.values(), ids=SHIPPED)
def test_notice_and_source(measure: Measure) -> None:
    """Each shipped measure carries its holders' notice, its source and its look-back period."""
    assert "No permission required" in measure.notice
    assert measure.source
    assert measure.period == "2 weeks"
