"""Where a voice takes its samples from: portions as a decoder yields them, joined.

Only what has been decoded and not yet been taken is kept, so memory does not grow with the length
of a sound. The end can be seen coming, so that it can be faded before it is reached, even where a
file breaks off early.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from integrate.audio.samples import still

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.audio.samples import Block, Frames


class Source:
    """A sound from its beginning on; with `loop`, one that begins again for ever."""

    def __init__(self, begin: Callable[[], Iterator[Block]], *, loop: bool = False) -> None:
        self._begin = begin
        self._loop = loop
        self._portions = begin()
        self._waiting: deque[Block] = deque()
        self._held = 0
        self._taken = 0
        self._ended = False

    @property
    def length(self) -> Frames | None:
        """The whole length, once the end has been seen."""
        return self._taken + self._held if self._ended else None

    def look(self, ahead: Frames) -> None:
        """Decode until more than `ahead` frames are waiting, or the end is seen."""
        while not self._ended and self._held <= ahead:
            portion = self._next()
            if portion is None:
                self._ended = True
            else:
                self._waiting.append(portion)
                self._held += len(portion)

    def read(self, count: Frames) -> Block:
        """Return the next `count` frames; fewer only at the end."""
        self.look(count)
        block = still(min(count, self._held))
        filled = 0
        while filled < len(block):
            portion = self._waiting.popleft()
            part = portion[: len(block) - filled]
            block[filled : filled + len(part)] = part
            filled += len(part)
            if len(part) < len(portion):
                self._waiting.appendleft(portion[len(part) :])
        self._held -= filled
        self._taken += filled
        return block

    def _next(self) -> Block | None:
        portion = next(self._portions, None)
        if portion is None and self._loop:
            # A sound without a single frame gives nothing the second time either, and so it ends.
            self._portions = self._begin()
            portion = next(self._portions, None)
        return portion
