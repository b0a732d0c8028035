"""Contents made ready ahead of their moment, one after the other, beside the sound.

What is wrong with one of them holds up no other, and is told.
"""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING

from integrate.audio.messages import Faulty, Prepared
from integrate.audio.problem import UnplayableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integrate.audio.api import Content
    from integrate.audio.messages import Report


class Preparing:
    """What is still to be made ready, and how far that has come."""

    def __init__(
        self, prepare: Callable[[Content], None], report: Callable[[Report], None]
    ) -> None:
        """Take what makes one content ready; it raises `UnplayableError` with a sentence."""
        self._prepare = prepare
        self._report = report
        self._lock = threading.Lock()
        self._waiting: deque[Content] = deque()
        self._done = 0
        self._total = 0

    def add(self, contents: Sequence[Content]) -> None:
        """Make these ready too; it is reported after each one."""
        with self._lock:
            is_idle = not self._total
            self._waiting += contents
            self._total += len(contents)
        if is_idle and contents:
            threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        while self._waiting:
            try:
                self._prepare(self._waiting.popleft())
            except UnplayableError as error:
                self._report(Faulty(str(error)))
            self._report(self._one_more())

    def _one_more(self) -> Prepared:
        with self._lock:
            self._done += 1
            prepared = Prepared(self._done, self._total)
            if self._done == self._total:
                self._done = self._total = 0
        return prepared
