"""Pieces that go over into each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.medley import medley
from integrate.audio.samples import RATE, still

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.audio.samples import Block


def piece(samples: Block, portion: int = 777) -> Callable[[], Iterator[Block]]:
    """Return what begins a piece, given in portions."""
    return lambda: (samples[at : at + portion] for at in range(0, len(samples), portion))


def level(count: int, value: float = 1.0) -> Block:
    """Return a piece that stands at one level."""
    return still(count) + np.float32(value)


def joined(pieces: list[Callable[[], Iterator[Block]]], crossfade: int = 0) -> Block:
    """Return all of a medley."""
    return np.concatenate([still(0), *medley(pieces, crossfade)])


def test_without_a_crossfade_pieces_follow_each_other() -> None:
    """Each piece begins on the frame after the last of the one before."""
    one, other = level(1000, 0.25), level(900, 0.5)
    assert np.array_equal(joined([piece(one), piece(other)]), np.concatenate([one, other]))


@given(
    st.lists(st.integers(0, 60), max_size=6),
    st.integers(0, 40),
    st.integers(1, 50),
    st.integers(1, 50),
)
def test_portions_are_not_heard(
    lengths: list[int], crossfade: int, portion: int, other: int
) -> None:
    """However the pieces are portioned, the medley is the same to the bit, and nothing is lost."""
    noise = np.random.default_rng(1)
    sounds = [noise.uniform(-1, 1, (length, 2)).astype(np.float32) for length in lengths]
    one = joined([piece(sound, portion) for sound in sounds], crossfade)
    assert np.array_equal(one, joined([piece(sound, other) for sound in sounds], crossfade))
    assert len(one) >= sum(lengths) - crossfade * max(0, len(lengths) - 1)


def test_noises_that_cross_keep_their_power() -> None:
    """Two noises that have nothing to do with each other are as loud while they cross as alone."""
    noise = np.random.default_rng(2)
    one, other = (noise.standard_normal((9 * RATE, 2)).astype(np.float32) for _ in range(2))
    heard = joined([piece(one), piece(other)], 4 * RATE)
    assert len(heard) == 14 * RATE
    parts = heard.reshape(28, -1)
    power = 10.0 * np.log10(np.mean(parts.astype(np.float64) ** 2, axis=1))
    assert np.abs(power).max() < 0.5


def test_a_crossfade_takes_half_of_a_short_piece() -> None:
    """A piece too short for two crossfades has shorter ones, and nothing begins with a step."""
    parts = [piece(level(length)) for length in (5000, 600, 5000)]
    heard = joined(parts, 2000)
    assert len(heard) == 10_600 - 2 * 300
    assert np.abs(np.diff(heard[:, 0])).max() < 0.01


def test_an_empty_piece_is_passed_over() -> None:
    """A piece without a frame changes nothing of what is around it."""
    heard = joined([piece(level(50)), piece(still(0)), piece(level(70))])
    assert len(heard) == 120


def test_a_crossfade_is_prepared_little_by_little() -> None:
    """Between two portions that are heard no more than a few of the next piece are decoded."""
    decoded = [0]

    def begin() -> Iterator[Block]:
        for _ in range(100):
            decoded[0] += 1
            yield level(1000)

    counts = [decoded[0] for _ in medley([begin, begin, begin], 20_000)]
    assert counts[0] <= 22
    assert np.diff(counts).max() <= 3


@pytest.mark.parametrize("crossfade", [0, 300])
def test_pieces_are_opened_one_by_one(crossfade: int) -> None:
    """A piece is opened when it is reached, and the one before has been given back by then."""
    seen: list[str] = []

    def opened(name: str) -> Callable[[], Iterator[Block]]:
        def begin() -> Iterator[Block]:
            seen.append(f"open {name}")
            try:
                yield from [level(1000)] * 3
            finally:
                seen.append(f"close {name}")

        return begin

    heard = medley([opened("a"), opened("b")], crossfade)
    next(heard)
    assert seen[0] == "open a"
    assert "open b" not in seen
    list(heard)
    assert seen == ["open a", "close a", "open b", "close b"]
