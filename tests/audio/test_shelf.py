"""Decoded sounds that are kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from integrate.audio import shelf as shelf_module
from integrate.audio.samples import CHANNELS, Block
from integrate.audio.shelf import Shelf

BYTES = 400
"""Of one portion."""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be room for six portions, and for three of one sound."""
    monkeypatch.setattr(shelf_module, "ROOM", 6 * BYTES)
    monkeypatch.setattr(shelf_module, "MOST", 3 * BYTES)


def sound(portions: int, value: float = 1.0) -> list[Block]:
    """Return so many portions."""
    shape = (BYTES // 4 // CHANNELS, CHANNELS)
    return [np.full(shape, value, dtype=np.float32) for _ in range(portions)]


def put(shelf: Shelf, name: str, portions: int) -> None:
    """Let a sound be heard to its end."""
    assert len(list(shelf.keeping(Path(name), iter(sound(portions))))) == portions


def kept(shelf: Shelf, *names: str) -> list[str]:
    """Return which of these are kept."""
    return [name for name in names if shelf.find(Path(name)) is not None]


def test_a_sound_that_was_heard_is_kept() -> None:
    """It is found by its file, portion for portion as it was."""
    shelf = Shelf()
    put(shelf, "bell", 2)
    found = shelf.find(Path("bell"))
    assert found is not None
    assert np.array_equal(np.concatenate(found), np.concatenate(sound(2)))


def test_a_sound_that_was_not_heard_to_its_end_is_not() -> None:
    """Half a bell is never taken for a bell."""
    shelf = Shelf()
    next(iter(shelf.keeping(Path("bell"), iter(sound(2)))))
    assert kept(shelf, "bell") == []


def test_a_long_sound_is_not_kept() -> None:
    """Music goes through, and takes no room."""
    shelf = Shelf()
    put(shelf, "music", 4)
    assert kept(shelf, "music") == []


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    """A bell that is struck again and again stays, whatever is spoken between."""
    shelf = Shelf()
    put(shelf, "bell", 2)
    for number in range(5):
        put(shelf, f"line {number}", 2)
        assert kept(shelf, "bell") == ["bell"]
    assert kept(shelf, *(f"line {number}" for number in range(5))) == ["line 3", "line 4"]
