"""Looking at everything at once, beside whatever front end shows it.

Each look has a thread of its own, so that none holds up a key or another look. What an earlier
round still finds after a new one has begun is let go.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from integrate.player.preflight.finding import Finding, Listener
    from integrate.player.preflight.sheet import Sheet


class Look(Protocol):
    """Looks at one thing or several."""

    @property
    def names(self) -> tuple[str, ...]:
        """What it looks at."""
        ...

    def run(self, listener: Listener) -> None:
        """Look, and tell; it may take a while. Called from a thread of its own."""
        ...

    def end(self) -> None:
        """Look no further; callable from any thread, and more than once."""
        ...


@dataclass(frozen=True, slots=True)
class Glance:
    """A look that takes no process of its own."""

    names: tuple[str, ...]
    look: Callable[[], Sequence[Finding]]
    """Returns at least one finding of each name."""

    def run(self, listener: Listener) -> None:
        """Look, and tell of one name after the other."""
        found = self.look()
        for name in self.names:
            listener.found(*(one for one in found if one.name == name))

    def end(self) -> None:
        """Nothing: it ends by itself."""


class Looking:
    """The page of one session while it is filled in; may be used from any thread."""

    def __init__(
        self, make: Callable[[], Sequence[Look]], sheet: Sheet, tone: Callable[[], Look] | None
    ) -> None:
        """Fill in `sheet` by what `make` gives anew for each round; `tone` makes the test tone."""
        self._make = make
        self._tone = tone
        self._sheet = sheet
        self._lock = threading.Lock()
        self._changed: Callable[[], None] = _nothing
        self._round = 0
        self._running: list[Look] = []

    @property
    def sheet(self) -> Sheet:
        """The page as it stands."""
        return self._sheet

    def start(self, changed: Callable[[], None] | None = None) -> None:
        """Look at everything, or once more; `changed` is called from threads after each finding."""
        with self._lock:
            self._changed = changed or self._changed
            self._round += 1
            self._sheet = self._sheet.looked_at_anew()
            ended, self._running = self._running, [*self._make()]
            looks, number = [*self._running], self._round
        _end(ended)
        for look in looks:
            self._begin(look, number)
        self._changed()

    def look_at_all(self) -> None:
        """Look at everything here and now, one thing after the other."""
        for look in self._make():
            look.run(_Round(self, self._round))

    def try_tone(self) -> None:
        """Play the test tone and tell what came of it in the row of the device."""
        if self._tone is None:
            return
        with self._lock:
            tone, number = self._tone(), self._round
            self._running.append(tone)
        self._begin(tone, number)

    def change(self, change: Callable[[Sheet], Sheet]) -> None:
        """Put what the therapist did on the page."""
        with self._lock:
            self._sheet = change(self._sheet)
        self._changed()

    def close(self) -> None:
        """Look no further; nothing is told any more."""
        with self._lock:
            self._round += 1
            self._changed = _nothing
            ended, self._running = self._running, []
        _end(ended)

    def _begin(self, look: Look, number: int) -> None:
        listener = _Round(self, number)
        threading.Thread(target=look.run, args=(listener,), daemon=True).start()

    def take(self, number: int, change: Callable[[Sheet], Sheet]) -> None:
        """Take what a look of that round tells."""
        with self._lock:
            if number != self._round:
                return
            self._sheet = change(self._sheet)
            changed = self._changed
        changed()


@dataclass(frozen=True, slots=True)
class _Round:
    """Hears for one round of looking."""

    looking_at: Looking
    number: int

    def looking(self, name: str, words: str) -> None:
        self.looking_at.take(self.number, lambda sheet: sheet.with_progress(name, words))

    def found(self, *findings: Finding) -> None:
        name = findings[0].name
        self.looking_at.take(self.number, lambda sheet: sheet.with_found(name, findings))


def _nothing() -> None:
    return


def _end(looks: Iterable[Look]) -> None:
    for look in looks:
        look.end()
