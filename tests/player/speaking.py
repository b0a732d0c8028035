"""A memo that was spoken before: what the tests of voice memos record in place of a microphone."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.audio.memo.piece import Ending, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.audio.memo.piece import Recording

HERON = b"OggS, a heron by the canal"


@dataclass(slots=True)
class Speaker:
    """Gives so many seconds of sound at once, and then waits to be told to end, unless it ends."""

    seconds: int = 12
    ending: Ending = Ending.TOLD
    before: Callable[[int], None] | None = None
    """Is told of each piece before it comes."""
    told: threading.Event = field(default_factory=threading.Event)

    def pieces(self) -> Iterator[Piece]:
        """Yield a piece for each second."""
        for second in range(1, self.seconds + 1):
            if self.before is not None:
                self.before(second)
            yield Piece(float(second), HERON)
        if self.ending is Ending.TOLD:
            assert self.told.wait(60.0), "nobody ended the memo"

    def stop(self) -> None:
        """End it."""
        self.told.set()


def speaking(*speakers: Speaker) -> Callable[[], Recording]:
    """Return what begins to record each of them in turn."""
    coming = iter(speakers)
    return lambda: next(coming)
