"""What is mixed and not yet played, between the feeder and the device.

Taking never waits for mixing: the device's callback only copies what is there, and where nothing is
there it gets silence. The ring is short, because what is in it can no longer be faded.
"""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING

from integrate.audio.samples import still

if TYPE_CHECKING:
    from integrate.audio.api import Seconds
    from integrate.audio.samples import Block, Frames


class Ring:
    """Blocks in their order, from one thread that puts to another that takes."""

    def __init__(self, capacity: Frames) -> None:
        self._capacity = capacity
        self._blocks: deque[Block] = deque()
        self._held = 0
        self._taken = threading.Condition()

    def wait_for_room(self, count: Frames, patience: Seconds) -> bool:
        """Wait until `count` frames can be put; false if nobody took any for so long."""
        with self._taken:
            return self._taken.wait_for(lambda: self._held + count <= self._capacity, patience)

    def put(self, block: Block) -> None:
        """Append a block."""
        with self._taken:
            self._blocks.append(block)
            self._held += len(block)

    def take(self, count: Frames) -> Block:
        """Return exactly `count` frames, silence where none are waiting."""
        taken = still(count)
        filled = 0
        with self._taken:
            while filled < count and self._blocks:
                block = self._blocks.popleft()
                part = block[: count - filled]
                taken[filled : filled + len(part)] = part
                filled += len(part)
                if len(part) < len(block):
                    self._blocks.appendleft(block[len(part) :])
            self._held -= filled
            self._taken.notify()
        return taken
