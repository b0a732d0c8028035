"""The hand-over from the feeder to the device."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.ring import Ring

if TYPE_CHECKING:
    from integrate.audio.samples import Block


def ones(count: int) -> Block:
    """Return that many frames that are not silent."""
    return np.ones((count, 2), dtype=np.float32)


@given(st.lists(st.integers(1, 20), max_size=10), st.lists(st.integers(0, 30), max_size=10))
def test_what_is_put_is_taken_in_order(puts: list[int], takes: list[int]) -> None:
    """Blocks come out in order, in any portions, with silence only after the last of them."""
    ring = Ring(1000)
    for number, count in enumerate(puts, start=1):
        ring.put(ones(count) * number)
    blocks = [ring.take(count)[:, 0] for count in takes]
    taken = np.concatenate([*blocks, np.zeros(0, dtype=np.float32)])
    put = np.repeat(np.arange(1, len(puts) + 1), puts)
    expected = np.zeros(sum(takes))
    held = min(len(put), len(expected))
    expected[:held] = put[:held]
    assert taken.tolist() == expected.tolist()


def test_room_is_made_by_taking() -> None:
    """A full ring has no room until the device takes from it."""
    ring = Ring(10)
    ring.put(ones(10))
    assert not ring.wait_for_room(4, patience=0.0)
    ring.take(4)
    assert ring.wait_for_room(4, patience=0.0)
