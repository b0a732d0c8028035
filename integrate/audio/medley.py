"""Pieces of sound one after the other, each going over into the next with equal power.

A piece is only opened when it is wanted, and of each no more is kept than the crossfade needs, so
memory does not grow with the length of the pieces or with their number.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

import numpy as np

from integrate.audio.samples import RATE, still

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from integrate.audio.samples import Block, Frames

PART: Final = RATE // 50
"""Frames that are handed on at once of what was held."""


def medley(
    pieces: Iterable[Callable[[], Iterator[Block]]], crossfade: Frames = 0
) -> Generator[Block]:
    """Yield the pieces joined; a crossfade takes at most half of either piece."""
    rest = still(0)
    for open_piece in pieces:
        portions = open_piece()
        try:
            head, rest = yield from _opening(portions, rest, crossfade)
            overlap = min(crossfade, len(rest), len(head) // 2)
            yield from _filled(rest[: len(rest) - overlap])
            yield from _crossing(rest[len(rest) - overlap :], head[:overlap])
            rest = yield from _kept_back(head[overlap:], portions, crossfade)
        finally:
            give_back(portions)
    yield from _filled(rest)


def give_back(portions: Iterator[Block]) -> None:
    """Let go of the file behind the portions, where they are a generator that holds one."""
    close = getattr(portions, "close", None)
    if close is not None:
        close()


def _filled(block: Block) -> Iterator[Block]:
    if len(block):
        yield block


def _opening(
    portions: Iterator[Block], rest: Block, crossfade: Frames
) -> Generator[Block, None, tuple[Block, Block]]:
    """Return the beginning of a piece, enough for two crossfades, and what is left of the rest.

    Meanwhile the rest of the piece before is yielded, but for the crossfade: to decode so much at
    once would keep the listener waiting.
    """
    got = [still(0)]
    held = passed = 0
    while len(rest) and held < 2 * crossfade:
        portion = next(portions, None)
        if portion is None:
            break
        got.append(portion)
        held += len(portion)
        until = max(0, min(held // 2, len(rest) - crossfade))
        yield from _filled(rest[passed:until])
        passed = until
    return np.concatenate(got), rest[passed:]


def _crossing(leaving: Block, coming: Block) -> Iterator[Block]:
    """Yield one going over into the other, a second at a time."""
    length = len(leaving)
    for first in range(0, length, RATE):
        part = slice(first, min(first + RATE, length))
        # Taken half a frame on, so that the curve is the same forwards and backwards.
        way = (np.arange(part.start, part.stop) + 0.5).astype(np.float32)
        angle = (way * np.float32(0.5 * np.pi / length))[:, np.newaxis]
        yield leaving[part] * np.cos(angle) + coming[part] * np.sin(angle)


def _kept_back(
    first: Block, portions: Iterator[Block], crossfade: Frames
) -> Generator[Block, None, Block]:
    """Yield a piece but for its end, and return that: a crossfade, and as much before it.

    So much is only held in the course of time, for the same reason.
    """
    waiting = deque(first[at : at + PART] for at in range(0, len(first), PART))
    held = len(first)
    keep = max(crossfade, held)
    for portion in portions:
        waiting.append(portion)
        held += len(portion)
        if held > keep:
            keep = min(keep + len(portion) // 2, 2 * crossfade)
        while waiting and held - len(waiting[0]) >= keep:
            held -= len(waiting[0])
            yield from _filled(waiting.popleft())
    return np.concatenate(waiting) if waiting else still(0)
