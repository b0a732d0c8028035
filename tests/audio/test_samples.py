"""Seconds and decibels, turned into what the mixer counts in."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.samples import RATE, factor, frames, still


@given(st.floats(0.0, 4 * 3600.0))
def test_a_time_becomes_the_nearest_frame(seconds: float) -> None:
    """A time is never more than half a frame away from what it became."""
    assert abs(frames(seconds) / RATE - seconds) <= 0.5 / RATE + 1e-9


def test_decibels_multiply() -> None:
    """20 dB are ten times, -6 dB about half, and nothing at all is -inf."""
    assert factor(20.0) == pytest.approx(10.0)
    assert factor(-6.0206) == pytest.approx(0.5, abs=1e-5)
    assert factor(0.0) == 1.0
    assert factor(float("-inf")) == 0.0


def test_silence_has_the_form_of_sound() -> None:
    """Silence is two channels of float32 zeros."""
    block = still(3)
    assert block.shape == (3, 2)
    assert block.dtype == np.float32
    assert not block.any()
