"""Portions from a decoder, taken in other portions."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.source import Source

if TYPE_CHECKING:
    from integrate.audio.samples import Block


def counted(sizes: list[int]) -> list[Block]:
    """Return portions of these sizes whose samples count on from 1."""
    ends = list(accumulate(sizes))
    both = np.repeat(np.arange(1, sum(sizes) + 1, dtype=np.float32)[:, None], 2, axis=1)
    return [both[end - size : end] for size, end in zip(sizes, ends, strict=True)]


def values(block: Block) -> list[float]:
    """Return the left channel."""
    return [float(value) for value in block[:, 0]]


@given(st.lists(st.integers(1, 9), max_size=8), st.lists(st.integers(0, 12), max_size=12))
def test_portions_join(sizes: list[int], reads: list[int]) -> None:
    """Whatever the portions, reading gives every frame once and in order."""
    source = Source(lambda: iter(counted(sizes)))
    got = [value for count in reads for value in values(source.read(count))]
    assert got == [float(n) for n in range(1, min(sum(reads), sum(sizes)) + 1)]


def test_the_length_is_known_once_the_end_is_seen() -> None:
    """Looking ahead tells the length as soon as the end is nearer than that, and not before."""
    source = Source(lambda: iter(counted([4, 4, 4])))
    source.look(5)
    assert source.length is None
    source.read(6)
    source.look(6)
    assert source.length == 12


def test_a_loop_begins_again() -> None:
    """A loop joins its end to its beginning for as long as it is read, and has no length."""
    source = Source(lambda: iter(counted([2, 1])), loop=True)
    assert values(source.read(7)) == [1, 2, 3, 1, 2, 3, 1]
    assert source.length is None


def test_a_loop_of_nothing_ends() -> None:
    """A loop over a sound without a frame is at its end, and does not turn for ever."""
    source = Source(lambda: iter(()), loop=True)
    assert len(source.read(5)) == 0
    assert source.length == 0
