"""Portions made beside their taker."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from integrate.audio.read_ahead import read_ahead
from integrate.audio.samples import Block, still

Until = Callable[..., None]


class Well:
    """Portions without end, which knows how many were made and whether it was closed."""

    def __init__(self, end: int | None = None) -> None:
        self.made = 0
        self.closed = False
        self.thread = threading.current_thread()
        self._end = end

    def __call__(self) -> Iterator[Block]:
        """Begin."""
        self.thread = threading.current_thread()
        try:
            while self._end is None or self.made < self._end:
                self.made += 1
                yield still(self.made)
        finally:
            self.closed = True


def test_the_order_is_kept() -> None:
    """All portions come, in their order, and then the end."""
    assert [len(block) for block in read_ahead(Well(20), 3)] == list(range(1, 21))


def test_portions_are_made_ahead_and_no_further(until: Until) -> None:
    """With one taken, as many as were asked for wait, and one more stands before them."""
    well = Well()
    portions = read_ahead(well, 3)
    next(portions)
    until(lambda: well.made == 5)
    assert well.thread is not threading.current_thread()


def test_the_thread_ends_with_its_taker(until: Until) -> None:
    """Who leaves early is not waited for, and what was read from is given back."""
    well = Well()
    portions = read_ahead(well, 3)
    next(portions)
    portions.close()
    until(lambda: well.closed)
    until(lambda: not well.thread.is_alive())


def test_nothing_is_begun_before_the_first_is_asked_for() -> None:
    """A source that is opened and never heard costs no thread."""
    well = Well()
    read_ahead(well, 3).close()
    assert well.made == 0


def test_what_goes_wrong_is_raised_where_it_is_taken() -> None:
    """An error in the thread comes after the portions before it."""

    def breaking() -> Iterator[Block]:
        yield still(1)
        raise LookupError("gone")

    portions = read_ahead(breaking)
    assert len(next(portions)) == 1
    with pytest.raises(LookupError, match="gone"):
        next(portions)
