"""From a microphone to the pieces of a memo, until it is told to end or has to.

What was heard before the end is always given, whatever the end is.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from integrate.audio.memo.opus_stream import WIDTH, OpusStream
from integrate.audio.memo.piece import LONGEST, Ending, Piece
from integrate.audio.narration.microphone import RATE

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from integrate.audio.api import Seconds
    from integrate.audio.narration.microphone import Listener

GLANCE: Final[Seconds] = 0.1
"""How often the microphone is asked for what it heard."""
EVERY: Final[Seconds] = 0.9
"""How much sound a piece has, at least; the encoder gives about a second at once."""
PATIENCE: Final[Seconds] = 4.0
"""A microphone that gave nothing for so long is gone; some take two seconds to begin."""


def take_down(
    listener: Listener,
    told: threading.Event,
    give: Callable[[Piece], None],
    now: Callable[[], Seconds] = time.monotonic,
) -> Ending:
    """Record until `told` is set, and give each piece; return why it ended.

    Raises `NoDeviceError` when the microphone does not begin, and what `give` raises.
    """
    listener.start()
    memo = _Memo(give)
    heard_at = now()
    ending = Ending.TOLD
    while not told.wait(GLANCE):
        heard = listener.take()
        if heard:
            heard_at = now()
            memo.add(heard)
        if memo.is_full or now() - heard_at > PATIENCE:
            ending = Ending.LONGEST if memo.is_full else Ending.LOST
            break
    memo.add(listener.stop().samples)
    memo.end()
    return ending


class _Memo:
    """The file so far."""

    def __init__(self, give: Callable[[Piece], None]) -> None:
        self._give = give
        self._stream = OpusStream()
        self._given: Seconds = 0.0

    @property
    def is_full(self) -> bool:
        return self._stream.length >= LONGEST

    def add(self, samples: bytes) -> None:
        """Add sound, as far as there is room, and give a piece when it is time."""
        room = round((LONGEST - self._stream.length) * RATE) * WIDTH
        self._stream.add(samples[:room])
        written = self._stream.written
        if written - self._given >= EVERY:
            self._given = written
            self._give(Piece(written, self._stream.take()))

    def end(self) -> None:
        """End the file, and give the last of it; a memo without sound gives nothing."""
        rest = self._stream.close()
        if self._stream.length:
            self._give(Piece(self._stream.length, rest))
