"""The shape of every fade."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.ramp import Ramp

gains = st.floats(0.0, 2.0)
ramps = st.builds(Ramp, st.integers(0, 500), st.integers(1, 500), gains, gains)


@given(ramps, st.integers(-10, 1200), st.integers(1, 300))
def test_a_ramp_is_the_same_in_any_portion(ramp: Ramp, first: int, count: int) -> None:
    """Asked for a portion, a ramp gives what it gives frame by frame."""
    whole = np.broadcast_to(ramp.over(first, count), (count,))
    assert whole.tolist() == [ramp.at(frame) for frame in range(first, first + count)]


@given(ramps)
def test_a_ramp_stands_still_outside_itself(ramp: Ramp) -> None:
    """Before its start and from its end on, a ramp has exactly its two gains."""
    assert ramp.at(ramp.start) == ramp.before
    assert ramp.at(ramp.end) == ramp.after


@given(ramps, st.integers(0, 1100), gains)
def test_a_turn_has_no_step(ramp: Ramp, frame: int, gain: float) -> None:
    """A ramp that turns to another gain begins where the first one was."""
    turned = ramp.turned(frame, 100, gain)
    assert turned.at(frame) == ramp.at(frame)
    assert turned.at(frame + 100) == gain
