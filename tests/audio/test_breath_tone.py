"""The tone that a breath is led by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.api import Breath, Direction
from integrate.audio.breath_tone import LOWER, PORTION, UPPER, breath_tone
from integrate.audio.samples import RATE, Block, frames, still

if TYPE_CHECKING:
    from numpy.typing import NDArray


def sound(direction: Direction, length: float) -> Block:
    """Return all of a breath tone."""
    return np.concatenate([still(0), *breath_tone(Breath(direction, length))])


def strength(block: Block, pitch: float) -> float:
    """Return how strong a tone is in the block."""
    turns = np.exp(-2j * np.pi * pitch * np.arange(len(block)) / RATE)
    return float(np.abs(np.mean(block[:, 0] * turns)))


def brightness(block: Block) -> float:
    """Return the middle of the spectrum in hertz."""
    spectrum: NDArray[np.float64] = np.abs(np.fft.rfft(block[:, 0]))
    return float((spectrum * np.fft.rfftfreq(len(block), 1 / RATE)).sum() / spectrum.sum())


@given(st.sampled_from(Direction), st.floats(0.0, 3.0))
def test_it_lasts_exactly_as_long_as_the_phase(direction: Direction, length: float) -> None:
    """Its portions are small, and together they have the frames of the phase."""
    portions = list(breath_tone(Breath(direction, length)))
    assert sum(map(len, portions)) == frames(length)
    assert all(len(portion) <= PORTION for portion in portions)


@pytest.mark.parametrize("direction", Direction)
def test_it_begins_and_ends_in_silence(direction: Direction) -> None:
    """Neither end of it has a step, and it is loudest in between."""
    heard = sound(direction, 4.0)
    assert np.abs(heard[[0, -1]]).max() < 1e-4
    assert np.abs(heard[:48]).max() < 0.01
    assert np.abs(heard[-48:]).max() < 0.01
    assert 0.1 < np.abs(heard).max() < 0.3


@pytest.mark.parametrize("length", [2.0, 4.0, 9.0])
def test_in_and_out_are_told_apart_by_ear(length: float) -> None:
    """In swells, brightens and goes up a fifth; out falls, darkens and comes down again."""
    for direction, way in {Direction.IN: 1, Direction.OUT: -1}.items():
        parts = np.array_split(sound(direction, length), 4)[::way]
        power = [float(np.mean(part**2)) for part in parts]
        assert max(range(4), key=power.__getitem__) >= 1
        assert power[0] < power[3]
        assert brightness(parts[0]) < brightness(parts[3])
        assert strength(parts[1], LOWER) > strength(parts[1], UPPER)
        assert strength(parts[3], UPPER) > strength(parts[3], LOWER)


def test_it_is_always_the_same() -> None:
    """A breath rendered now is the breath heard live, to the bit."""
    assert np.array_equal(sound(Direction.OUT, 1.5), sound(Direction.OUT, 1.5))


@pytest.mark.parametrize("direction", Direction)
def test_both_directions_are_as_loud(direction: Direction) -> None:
    """Neither breath stands out: their power is the same within a decibel, near -29 dB."""
    power = 10.0 * np.log10(np.mean(sound(direction, 5.0).astype(np.float64) ** 2))
    assert power == pytest.approx(-29.5, abs=1.0)
