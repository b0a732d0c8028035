"""Where the mixer takes its samples from: portions as a decoder yields them, joined.

Only what has been decoded and not yet been taken is kept, and about a second of what was taken, so
memory does not grow with the length of a sound. The mixer can go back by that second. The end can
be seen coming, so that it can be faded before it is reached, even where a file breaks off early.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from integrate.audio.medley import give_back, medley
from integrate.audio.samples import KEPT, RATE, still

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.audio.samples import Block, Frames

BEHIND: Final = KEPT + RATE // 10
"""Frames kept behind: those that can be taken back, and those the mixer looks at ahead of them."""


class Source:
    """A sound from its beginning on; with `loop`, one that begins again for ever."""

    def __init__(
        self, begin: Callable[[], Iterator[Block]], *, loop: bool = False, crossfade: Frames = 0
    ) -> None:
        self._begin = begin
        self.endless = loop
        """Whether it begins again at its end."""
        self._crossfade = crossfade
        self._round: Frames | None = None
        self._portions = medley(self._rounds(), crossfade) if loop else begin()
        self._behind: deque[Block] = deque()
        self._ahead: deque[Block] = deque()
        self._offset = 0
        """Frames of the first portion ahead that were taken."""
        self._waiting = 0
        self._passed = 0
        """Frames of the portions behind."""
        self._ended = False
        self.position: Frames = 0
        """The next frame to be read, counted from the beginning; rounds of a loop are added up."""

    @property
    def length(self) -> Frames | None:
        """The whole length, once the end has been seen."""
        return self.position + self._waiting if self._ended else None

    def look(self, ahead: Frames) -> None:
        """Decode until more than `ahead` frames are waiting, or the end is seen."""
        while not self._ended and self._waiting <= ahead:
            portion = next(self._portions, None)
            if portion is None:
                self._ended = True
            elif len(portion):
                self._ahead.append(portion)
                self._waiting += len(portion)

    def read(self, count: Frames) -> Block:
        """Return the next `count` frames, fewer only at the end; they are not to be changed."""
        self.look(count)
        count = min(count, self._waiting)
        if count and len(self._ahead[0]) - self._offset >= count:
            block = self._ahead[0][self._offset : self._offset + count]
            self._pass(count)
        else:
            block = self._gathered(count)
        self._forget()
        return block

    def rewind(self, count: Frames) -> None:
        """Go back, so that the last `count` frames are read again.

        Raises `ValueError` for more frames than are kept.
        """
        if count > self._passed + self._offset:
            raise ValueError(f"{count} frames of this sound are not kept any more")
        self.position -= count
        self._waiting += count
        while count > self._offset:
            count -= self._offset
            portion = self._behind.pop()
            self._passed -= len(portion)
            self._ahead.appendleft(portion)
            self._offset = len(portion)
        self._offset -= count

    def skip(self, count: Frames) -> None:
        """Go on by so many frames unheard; whole rounds of a loop are left out."""
        while count:
            passed = len(self.read(min(count, RATE)))
            count -= passed
            if not passed:
                return
            if self._round:
                count %= self._round

    def close(self) -> None:
        """Give back what the sound is read from; nothing more is read."""
        self._ended = True
        self._ahead.clear()
        self._behind.clear()
        self._offset = self._waiting = self._passed = 0
        give_back(self._portions)

    def _gathered(self, count: Frames) -> Block:
        block = still(count)
        filled = 0
        while filled < count:
            part = self._ahead[0][self._offset : self._offset + count - filled]
            block[filled : filled + len(part)] = part
            filled += len(part)
            self._pass(len(part))
        return block

    def _pass(self, count: Frames) -> None:
        """Move on by frames that lie in the first portion ahead."""
        self.position += count
        self._waiting -= count
        self._offset += count
        portion = self._ahead[0]
        if self._offset == len(portion):
            self._behind.append(self._ahead.popleft())
            self._passed += len(portion)
            self._offset = 0

    def _forget(self) -> None:
        while self._behind and self._passed + self._offset - len(self._behind[0]) >= BEHIND:
            self._passed -= len(self._behind.popleft())

    def _rounds(self) -> Iterator[Callable[[], Iterator[Block]]]:
        """Yield the beginning again and again, until a round has not a single frame."""
        length = 0

        def counted() -> Iterator[Block]:
            nonlocal length
            portions = self._begin()
            try:
                for portion in portions:
                    length += len(portion)
                    yield portion
            finally:
                give_back(portions)

        while True:
            length = 0
            yield counted
            if not length:
                return
            self._round = length - min(self._crossfade, length // 2)
