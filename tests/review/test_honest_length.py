from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.review.honest_length import fits, honest
from integrate.script.duration import Range, read_range, written_range

lengths = st.floats(3.0, 20_000.0)


@given(lengths, lengths)
def test_what_is_written_is_true(one: float, other: float) -> None:
    """What is proposed is true of the paths, and reads as what it was."""
    takes = Range(min(one, other), max(one, other))
    said = honest(takes, takes).full
    assert fits(said, takes)
    assert read_range(written_range(said)) == said


@given(lengths, lengths, st.floats(1.0, 20_000.0), st.floats(1.0, 20_000.0))
def test_what_fits_holds_every_path(one: float, other: float, low: float, high: float) -> None:
    """No path is off by more than a fifth of a range that fits."""
    takes = Range(min(one, other), max(one, other))
    said = Range(min(low, high), max(low, high))
    if fits(said, takes):
        assert said.least * 0.8 <= takes.least
        assert takes.most <= said.most * 1.2


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (12.2, 12.2, "12 min"),
        (11.0, 14.0, "13 min"),
        (10.0, 16.0, "10 to 16 min"),
        (34.0, 38.0, "35 min"),
        (14.2, 36.0, "14 to 35 min"),
        (50.0, 90.0, "50 min to 1 h 30 min"),
        (1.25, 17.1, "1 to 17 min"),
        (0.65, 1.97, "40 s to 2 min"),
        (1.33, 1.33, "80 s"),
        (2.2, 2.2, "2 min"),
    ],
)
def test_how_round_it_is(least: float, most: float, said: str) -> None:
    """Whole minutes, steps of five above half an hour; finer only for what is brief."""
    takes = Range(least * 60, most * 60)
    found = honest(takes, takes).full
    assert found == read_range(said)
