"""Sharing work on many things among all the cores there are.

What comes of it is the same as without workers, in the same order. A worker that fails or is lost
costs time and nothing else: what it had in hand is done again in this process, where whatever is
wrong shows itself as it always does.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from contextlib import contextmanager, suppress
from io import StringIO
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")
AT_ONCE = 10
"""How many things a worker takes at a time."""
MOST = 32
"""How many workers there are at most: the first are done before so many have started."""


def cores() -> int:
    """Return how many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share(work: Callable[[Sequence[T]], list[R]], things: Sequence[T]) -> list[R]:
    """Return what `work` makes of the things, some at a time, in processes beside this one.

    `work` is a function of a module, or a part of one with what all things need: a worker gets it
    once. What it takes and returns can be pickled. It may meet a thing again that a lost worker was
    given.
    """
    hands = min(cores(), MOST, -(-len(things) // AT_ONCE))
    if hands < 2:  # noqa: PLR2004 -- alone it is quickest here
        return work(things)
    parts = [things[start : start + AT_ONCE] for start in range(0, len(things), AT_ONCE)]
    found: dict[int, list[R]] = {}
    left = deque(range(len(parts)))
    pipes = [_hire(work) for _ in range(hands)]
    in_hand = {pipe: _hand(pipe, parts, left.popleft()) for pipe in pipes}
    try:
        while in_hand:
            for pipe in cast("list[Connection[Any, Any]]", wait(in_hand)):
                number = in_hand.pop(pipe)
                try:
                    found[number] = pipe.recv()
                except (EOFError, OSError):
                    left.appendleft(number)
                    continue
                if left:
                    in_hand[pipe] = _hand(pipe, parts, left.popleft())
        found |= {number: work(parts[number]) for number in left}
    finally:
        for pipe in pipes:
            pipe.close()
    return [one for number in range(len(parts)) for one in found[number]]


def _hire(work: Callable[[Sequence[T]], list[R]]) -> Connection[Any, Any]:
    """Start a worker and return the pipe that leads to it."""
    ours, its = Pipe()
    with _uninterrupted():
        Process(target=_serve, args=(work, ours, its), daemon=True).start()
    its.close()
    return ours


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put Ctrl+C off, where that can be: a worker that begins would tell of it at length."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _hand(pipe: Connection[Any, Any], parts: Sequence[Sequence[T]], number: int) -> int:
    """Give a worker one part and return its number; that a worker is gone is seen when it says."""
    with suppress(OSError):
        pipe.send(parts[number])
    return number


def _serve(
    work: Callable[[Sequence[T]], list[R]],
    ours: Connection[Any, Any],
    its: Connection[Any, Any],
) -> None:
    """Do what is handed over until nobody hands over any more; Ctrl+C ends a worker at once."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    sys.stderr = StringIO()  # what fails here is done again, and told there
    ours.close()  # held here as well, it would never end
    with suppress(EOFError, OSError):
        while True:
            its.send(work(its.recv()))
