"""The parts the sounds are made of."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.sounds import drone, ocean
from tools.sounds.envelopes import decay, fall, rise
from tools.sounds.modal import Partial, ring
from tools.sounds.noise import band, wide
from tools.sounds.phasor import phasor
from tools.sounds.samples import RATE, times


@given(frequency=st.floats(1.0, 20_000.0), count=st.integers(1, 5_000), t60=st.floats(0.05, 30.0))
def test_a_phasor_is_the_exponential(frequency: float, count: int, t60: float) -> None:
    """Made of a table, a phasor is the decaying sine it stands for."""
    t = np.arange(count) / RATE
    expected = np.sin(2.0 * np.pi * frequency * t) * decay(t, t60)
    assert np.allclose(phasor(frequency, count, t60=t60).imag, expected, atol=1e-9)


@given(seconds=st.floats(0.005, 0.5), start=st.floats(0.0, 0.4))
def test_rise_and_fall_go_between_0_and_1_without_a_corner(seconds: float, start: float) -> None:
    """No step of a rise is steeper than the middle of its raised cosine; fall is its mirror."""
    t = times(1.0)
    up = rise(t, seconds, start=start)
    assert up[0] == 0.0
    assert up[-1] == 1.0
    steps = np.diff(up)
    assert steps.min() >= 0.0
    assert steps.max() <= np.pi / (2.0 * seconds * RATE) * 1.001
    assert np.allclose(fall(t, seconds, end=start + seconds), 1.0 - up)


@pytest.mark.parametrize("count", [4_800, 4_801, 9_000])
def test_noise_is_seamless_even_and_has_no_constant_part(count: int) -> None:
    """Noise closes over its own length; both ears have an RMS of 1 together and no DC."""
    sound = wide(np.random.default_rng(1), count, band(100.0, 1000.0), width=0.5)
    assert sound.shape == (count, 2)
    assert np.abs(sound.mean(axis=0)).max() < 1e-12
    assert np.sqrt(np.mean(sound**2)) == pytest.approx(1.0)
    around = np.abs(np.diff(np.concatenate((sound, sound)), axis=0)).max(axis=1)
    assert around[count - 1] <= np.delete(around, count - 1).max()


def test_noise_of_no_width_is_the_same_in_both_ears() -> None:
    """A width of 0 is mono."""
    left, right = wide(np.random.default_rng(2), 4_800, band(100.0, 1000.0), width=0.0).T
    assert np.allclose(left, right)


def test_a_struck_partial_swells_and_decays() -> None:
    """A partial starts from nothing and is 60 dB down after its T60."""
    sound = np.abs(ring(440.0, [Partial(1.0, 0.0, 0.5, 0.0, 0.02)], 0.75))
    assert sound[:10].max() < 1e-3
    before, after = sound[1_000:2_000].max(), sound[25_000:26_000].max()
    assert 20.0 * np.log10(before / after) == pytest.approx(60.0, abs=1.0)


def test_the_same_seed_makes_the_same_beds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both beds, made twice (shorter, to be quick), have exactly the same samples."""
    monkeypatch.setattr(ocean, "LOOP", 6.0)
    monkeypatch.setattr(drone, "LOOP", 12.0)
    monkeypatch.setattr(drone, "RING", 2.0)
    for make in (ocean.ocean, drone.drone):
        first, second = (make(np.random.default_rng(5)) for _ in range(2))
        assert np.array_equal(first, second)
        assert not np.array_equal(first, make(np.random.default_rng(6)))
