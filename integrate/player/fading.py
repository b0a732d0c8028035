"""The fade of the panic key: all sound goes down within about a second and a half, and is held.

It runs on a thread of its own, so neither a disk nor a screen holds it up, and it asks the sound
for nothing: to an output that is gone the steps are told like to any other, and are heard by the
one that takes its place.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integrate.audio.api import Decibels, Seconds

FADE: Final[Seconds] = 1.5
"""How long everything takes to fade at the panic key."""
STEPS: Final = 15
"""How many levels there are on the way."""
STEP: Final[Seconds] = FADE / STEPS
"""From one level to the next; the sound glides as long, so that none is heard as a step."""
DEPTH: Final[Decibels] = -48.0
"""The last level before everything is held; what is left ends with the fade of a pause."""


def levels(first: Decibels) -> Sequence[Decibels]:
    """Return the levels of a fade from where the sound is."""
    return [first + DEPTH * number / STEPS for number in range(1, STEPS + 1)]


class Fading:
    """One fade, which can be cut short."""

    def __init__(
        self, first: Decibels, tell: Callable[[Decibels], None], hold: Callable[[], None]
    ) -> None:
        """Fade from a level: `tell` gets each, and `hold` ends it."""
        self._levels = levels(first)
        self._tell = tell
        self._hold = hold
        self._cut = threading.Event()
        self._turn = threading.Lock()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def cut(self) -> None:
        """End it where it is; nothing more is told after this."""
        with self._turn:
            self._cut.set()

    @property
    def is_on(self) -> bool:
        """Whether it still goes on."""
        return self._thread.is_alive() and not self._cut.is_set()

    def wait(self) -> None:
        """Wait until it has ended."""
        self._thread.join()

    def _run(self) -> None:
        for level in self._levels:
            with self._turn:
                if self._cut.is_set():
                    return
                self._tell(level)
            self._cut.wait(STEP)
        with self._turn:
            if not self._cut.is_set():
                self._hold()
