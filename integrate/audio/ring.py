"""What is mixed and not yet played, between the feeder and the device.

The device's callback only copies what is there, and where nothing is there it gets silence. What is
not yet played can be taken back and mixed anew: so the ring may hold a lot, and a command is still
heard at once. Only while that is being done may the callback wait for a moment: the device holds
more than that moment for itself.
"""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING, Final

from integrate.audio.samples import still

if TYPE_CHECKING:
    from integrate.audio.api import Seconds
    from integrate.audio.samples import Block, Frames

MENDING: Final[Seconds] = 0.02
"""How long the device waits at most for what is mixed anew."""


class Ring:
    """Blocks in their order, from one thread that puts to another that takes."""

    def __init__(self, capacity: Frames) -> None:
        self._capacity = capacity
        self._blocks: deque[Block] = deque()
        self._held = 0
        self._mending = False
        self._has_begun = False
        self.gaps = 0
        """How often the device asked for more than there was, since the first block."""
        self._changed = threading.Condition()

    @property
    def unplayed(self) -> Frames:
        """How many frames wait for the device."""
        with self._changed:
            return self._held

    def wait_for_room(self, count: Frames, patience: Seconds) -> bool:
        """Wait until `count` frames can be put; false if there was no room for so long."""
        with self._changed:
            return self._changed.wait_for(lambda: self._held + count <= self._capacity, patience)

    def wait_until_played(self, patience: Seconds) -> bool:
        """Wait until everything was taken; false if it was not for so long."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._held, patience)

    def put(self, block: Block) -> None:
        """Append a block."""
        with self._changed:
            self._blocks.append(block)
            self._held += len(block)
            self._mending = False
            self._has_begun = True
            self._changed.notify_all()

    def take(self, count: Frames) -> Block:
        """Return exactly `count` frames, silence where none are waiting."""
        taken = still(count)
        filled = 0
        with self._changed:
            if self._mending:
                self._changed.wait_for(lambda: not self._mending, MENDING)
            while filled < count and self._blocks:
                block = self._blocks.popleft()
                part = block[: count - filled]
                taken[filled : filled + len(part)] = part
                filled += len(part)
                if len(part) < len(block):
                    self._blocks.appendleft(block[len(part) :])
            self._held -= filled
            self.gaps += self._has_begun and filled < count
            self._changed.notify_all()
        return taken

    def take_back(self, keep: Frames = 0) -> Frames:
        """Drop what is not yet played, but for the next `keep` frames; return how many it was.

        Something is to be put in its place at once.
        """
        with self._changed:
            dropped = max(0, self._held - keep)
            left = dropped
            while left:
                block = self._blocks.pop()
                if len(block) > left:
                    self._blocks.append(block[: len(block) - left])
                left -= min(left, len(block))
            self._held -= dropped
            self._mending = True
        return dropped
