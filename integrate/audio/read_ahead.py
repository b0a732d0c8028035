"""Portions made on a thread of their own, some time before they are asked for.

So a slow disk is not waited for, and decoding goes on beside mixing. The order is kept, what went
wrong in the thread is raised where the portions are taken, and the thread ends with its taker.
"""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, Final

from integrate.audio.medley import give_back

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from integrate.audio.samples import Block

DEPTH: Final = 6
"""Portions that wait: about four seconds of sound."""


def read_ahead(begin: Callable[[], Iterator[Block]], depth: int = DEPTH) -> Generator[Block]:
    """Yield the portions, up to `depth` of them made ahead; the thread starts with the first."""
    reader = _Reader(begin, depth)
    reader.start()
    try:
        while (portion := reader.take()) is not None:
            yield portion
    finally:
        reader.leave()


class _Reader(threading.Thread):
    def __init__(self, begin: Callable[[], Iterator[Block]], depth: int) -> None:
        # A daemon: a read that hangs must not keep the process from ending.
        super().__init__(name="reading ahead", daemon=True)
        self._begin = begin
        self._waiting: queue.Queue[Block | BaseException | None] = queue.Queue(depth)
        self._unwanted = threading.Event()

    def take(self) -> Block | None:
        """Return the next portion, None at the end; raises what stopped the thread."""
        portion = self._waiting.get()
        if isinstance(portion, BaseException):
            raise portion
        return portion

    def leave(self) -> None:
        """Let the thread end with the portion that it is at."""
        self._unwanted.set()
        while True:
            try:
                self._waiting.get_nowait()  # it may stand before a full queue
            except queue.Empty:
                return

    def run(self) -> None:
        last: BaseException | None = None
        portions = self._begin()
        try:
            for portion in portions:
                self._waiting.put(portion)
                if self._unwanted.is_set():
                    return
        except BaseException as error:  # noqa: BLE001 -- it is raised again where it is waited for
            last = error
        finally:
            give_back(portions)
        self._waiting.put(last)
