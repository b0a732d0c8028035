"""The hand-over from the feeder to the device."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio import ring as ring_module
from integrate.audio.ring import Ring

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

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


@given(st.lists(st.integers(1, 20), max_size=10), st.integers(0, 60), st.integers(0, 60))
def test_what_is_not_yet_played_can_be_taken_back(puts: list[int], taken: int, keep: int) -> None:
    """All but the next frames is dropped and counted, and what is put then follows on those."""
    ring = Ring(1000)
    for number, count in enumerate(puts, start=1):
        ring.put(ones(count) * number)
    ring.take(taken)
    left = np.repeat(np.arange(1, len(puts) + 1), puts)[taken:]
    assert ring.unplayed == len(left)
    assert ring.take_back(keep) == max(0, len(left) - keep)
    ring.put(ones(5) * 99)
    following = [*left[:keep], *[99] * 5]
    assert ring.unplayed == len(following)
    assert ring.take(len(following) + 1)[:, 0].tolist() == [*following, 0]


def test_room_is_made_by_taking() -> None:
    """A full ring has no room until the device takes from it."""
    ring = Ring(10)
    ring.put(ones(10))
    assert not ring.wait_for_room(4, patience=0.0)
    assert not ring.wait_until_played(patience=0.0)
    ring.take(4)
    assert ring.wait_for_room(4, patience=0.0)
    ring.take(6)
    assert ring.wait_until_played(patience=0.0)


def test_the_device_waits_for_what_is_mixed_anew(
    until: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the taking back and the next block the device is not given silence."""
    monkeypatch.setattr(ring_module, "MENDING", 10.0)
    ring = Ring(10)
    ring.put(ones(10))
    ring.take_back()
    taken: list[Block] = []
    device = threading.Thread(target=lambda: taken.append(ring.take(4)))
    device.start()
    assert not taken
    ring.put(ones(10) * 7)
    until(lambda: taken)
    device.join()
    assert taken[0].tolist() == (ones(4) * 7).tolist()


def test_a_feeder_that_never_mends_holds_no_device_up() -> None:
    """After a moment the device gets silence, whatever the feeder does."""
    ring = Ring(10)
    ring.put(ones(10))
    ring.take_back()
    assert not ring.take(4).any()


def test_gaps_are_counted_once_sound_has_begun() -> None:
    """A device that asks for more than there is had a gap; before the first block it had none."""
    ring = Ring(10)
    ring.take(4)
    assert ring.gaps == 0
    ring.put(ones(6))
    ring.take(4)
    assert ring.gaps == 0
    ring.take(4)
    ring.take(4)
    assert ring.gaps == 2
