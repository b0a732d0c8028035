"""Portions from a decoder, taken in other portions, and taken again."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.samples import KEPT
from integrate.audio.source import BEHIND, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.audio.samples import Block

portions = st.lists(st.integers(0, 9), max_size=8)


def counted(sizes: list[int]) -> list[Block]:
    """Return portions of these sizes whose samples count on from 1."""
    ends = list(accumulate(sizes))
    both = np.repeat(np.arange(1, sum(sizes) + 1, dtype=np.float32)[:, None], 2, axis=1)
    return [both[end - size : end] for size, end in zip(sizes, ends, strict=True)]


def values(block: Block) -> list[float]:
    """Return the left channel."""
    return [float(value) for value in block[:, 0]]


@given(portions, st.lists(st.integers(0, 12), max_size=12))
def test_portions_join(sizes: list[int], reads: list[int]) -> None:
    """Whatever the portions, reading gives every frame once and in order."""
    source = Source(lambda: iter(counted(sizes)))
    got = [value for count in reads for value in values(source.read(count))]
    assert got == [float(n) for n in range(1, min(sum(reads), sum(sizes)) + 1)]
    assert source.position == len(got)


@given(portions, st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=12))
def test_what_was_read_can_be_read_again(sizes: list[int], ways: list[tuple[int, int]]) -> None:
    """Going back and forth, each frame is what it was the first time."""
    source = Source(lambda: iter(counted(sizes)))
    for forth, back in ways:
        place = source.position
        block = source.read(forth)
        assert values(block) == [float(n) for n in range(place + 1, place + 1 + len(block))]
        assert len(block) == min(forth, sum(sizes) - place)
        source.rewind(min(back, source.position))
        assert source.position == place + len(block) - min(back, place + len(block))


def test_a_second_is_kept_behind() -> None:
    """As far as the mixer goes back there is sound, and memory holds little more than that."""
    source = Source(lambda: iter(counted([1000] * 200)))
    for _ in range(150):
        source.read(1234)
    source.rewind(KEPT)
    assert source.read(1)[0, 0] == 150 * 1234 - KEPT + 1
    with pytest.raises(ValueError, match="not kept any more"):
        source.rewind(BEHIND + 2000)


def test_the_length_is_known_once_the_end_is_seen() -> None:
    """Looking ahead tells the length as soon as the end is nearer than that, and not before."""
    source = Source(lambda: iter(counted([4, 4, 4])))
    source.look(5)
    assert source.length is None
    source.read(6)
    source.look(6)
    assert source.length == 12
    source.rewind(5)
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


@pytest.mark.parametrize("crossfade", [0, 4, 50])
@pytest.mark.parametrize("passed", [0, 3, 18, 20, 999, 12_345])
def test_what_is_skipped_is_as_if_heard(crossfade: int, passed: int) -> None:
    """After a skip a loop goes on as after listening, however many rounds went by."""

    def loop() -> Source:
        return Source(lambda: iter(counted([7, 13])), loop=True, crossfade=crossfade)

    heard, skipped = loop(), loop()
    heard.read(passed)
    skipped.skip(passed)
    assert np.array_equal(skipped.read(40), heard.read(40))


def test_many_rounds_are_skipped_at_once() -> None:
    """Skipping hours of a loop decodes it once or twice and no more."""
    rounds = []

    def begin() -> Iterator[Block]:
        rounds.append(1)
        return iter(counted([48_000]))

    source = Source(begin, loop=True)
    source.skip(3600 * 48_000 + 5)
    assert source.read(1)[0, 0] == 6
    assert len(rounds) <= 3


def test_a_skip_ends_with_the_sound() -> None:
    """A sound that is over at the place to go on from is at its end."""
    source = Source(lambda: iter(counted([7, 13])))
    source.skip(21)
    assert len(source.read(1)) == 0
    assert source.length == 20


@pytest.mark.parametrize("loop", [False, True])
def test_closing_gives_the_file_back(*, loop: bool) -> None:
    """A source that is closed lets go of what it reads from, and reads nothing more."""
    given_back = []

    def begin() -> Iterator[Block]:
        try:
            yield from counted([5, 5])
        finally:
            given_back.append(1)

    source = Source(begin, loop=loop)
    source.read(3)
    source.close()
    assert given_back == [1]
    assert len(source.read(3)) == 0
