"""How far the sound of a session has been made ready, in a few words for a corner.

It is for waits that a person notices: what is ready within a second is never told, and what takes
longer is told anew at most once a second.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.audio.api import Seconds

PACE: Final[Seconds] = 1.0
"""How long nothing is told at first, and between one number and the next."""


class Preparing:
    """What has been made ready of a session's sounds and words; may be told from any thread."""

    def __init__(self, now: Callable[[], Seconds] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.RLock()
        self._changed: Callable[[], object] | None = None
        self._words = 0
        self._done = 0
        self._total = 0
        self._told = ""
        self._told_at = now()

    @property
    def told(self) -> str:
        """What is being made ready and how far that is, in a few words; empty when all is ready."""
        return self._told

    def watch(self, changed: Callable[[], object] | None) -> None:
        """Call `changed`, from a thread, when other words are told; None calls nobody any more.

        After it returned nobody is called who was not given last.
        """
        with self._lock:
            self._changed = changed

    def expect(self, words: int) -> None:
        """Take note that contents are about to be prepared, the last `words` of them spoken."""
        with self._lock:
            self._words += words
            if not self._total:
                self._told_at = self._now()

    def heard(self, done: int, total: int) -> None:
        """Take note of how many contents are ready, of all that were asked for until now."""
        with self._lock:
            self._done, self._total = done, total
            if done == total:
                self._words = self._total = 0
            elif self._now() - self._told_at < PACE:
                return
            self._tell()

    def _tell(self) -> None:
        before, self._told = self._told, self._in_words()
        self._told_at = self._now()
        if self._told != before and self._changed is not None:
            self._changed()

    def _in_words(self) -> str:
        sounds = self._total - self._words
        if not self._total:
            return ""
        if self._done < sounds:
            return _("preparing the sound {number} of {total}", number=self._done, total=sounds)
        number = self._done - sounds
        return _("preparing the voice {number} of {total}", number=number, total=self._words)
