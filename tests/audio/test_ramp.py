"""The shape of every fade."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.ramp import SHORTEST_ENDING, Ramp, falling, rising
from integrate.audio.samples import frames

gains = st.one_of(st.just(0.0), st.floats(1e-5, 2.0)).map(lambda gain: float(np.float32(gain)))
ramps = st.builds(Ramp, st.integers(0, 500), st.integers(1, 60_000), gains, gains)
ENDINGS = [SHORTEST_ENDING, 0.4, 0.5, 1.0, 2.0, 8.0, 30.0, 90.0]
FIVE_MS = frames(0.005)


@given(ramps, st.integers(-10, 70_000), st.integers(1, 300))
def test_a_ramp_is_the_same_in_any_portion(ramp: Ramp, first: int, count: int) -> None:
    """Asked for a portion, a ramp gives what it gives frame by frame."""
    whole = np.broadcast_to(ramp.over(first, count), (count,))
    assert whole.tolist() == [ramp.at(frame) for frame in range(first, first + count)]


@given(ramps)
def test_a_ramp_stands_still_outside_itself(ramp: Ramp) -> None:
    """Before its start and from its end on, a ramp has exactly its two gains."""
    if ramp.before != ramp.after:
        assert ramp.at(ramp.start - 1) == ramp.before
    assert ramp.at(ramp.end) == ramp.after
    assert np.ndim(ramp.over(ramp.end, 9)) == 0


@given(ramps, st.integers(0, 60_000), gains)
def test_a_turn_has_no_step(ramp: Ramp, frame: int, gain: float) -> None:
    """A ramp that turns to another gain begins where the first one was."""
    turned = ramp.turned(frame, 20_000, gain)
    assert turned.at(frame) == pytest.approx(ramp.at(frame), rel=1e-6)
    assert turned.at(frame + 20_000) == gain


@given(ramps)
def test_a_ramp_goes_one_way(ramp: Ramp) -> None:
    """From one gain to the other there is no way back, and none beyond."""
    values = np.atleast_1d(ramp.over(ramp.start, ramp.length + 1))
    way = np.diff(values) * np.sign(ramp.after - ramp.before)
    assert (way >= -1e-6).all()
    assert values.min() >= min(ramp.before, ramp.after) - 1e-6
    assert values.max() <= max(ramp.before, ramp.after) + 1e-6


@pytest.mark.parametrize("seconds", ENDINGS)
def test_an_ending_never_falls_fast(seconds: float) -> None:
    """Down to -60 dB an ending falls by 1 dB in 5 ms at most, and then it is soon over."""
    length = frames(seconds)
    gains = falling(length, 0, length).astype(np.float64)
    falls = 20.0 * np.log10(gains[:-FIVE_MS] / gains[FIVE_MS:])
    assert falls[gains[FIVE_MS:] > 1e-3].max() <= 1.001
    assert gains[0] == 1.0
    assert gains[-1] < 1e-4


@pytest.mark.parametrize("seconds", [seconds for seconds in ENDINGS if seconds >= 1.0])
def test_a_crossfade_keeps_its_power(seconds: float) -> None:
    """A beginning and an ending of the same length have the same power together all the way."""
    length = frames(seconds)
    power = falling(length, 0, length) ** 2 + rising(length, 0, length) ** 2
    assert np.abs(power - 1.0).max() < 1e-6


def test_a_change_of_level_is_even_in_decibels() -> None:
    """Half way between two levels the gain is half way in decibels."""
    assert Ramp(0, 1000, 1.0, 0.01).at(500) == pytest.approx(0.1, rel=1e-5)
