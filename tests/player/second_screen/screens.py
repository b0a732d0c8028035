"""Real guests on real sockets, and a script that somebody shows them."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from integrate.player.second_screen.guest import Guest, Nobody
from integrate.player.second_screen.wire import Wants
from integrate.session.table import State
from integrate.session.view import Passage, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.second_screen.guest import Heard
    from integrate.player.second_screen.meeting import Meeting
    from integrate.session.view import Scene

PATIENCE = 10.0
"""How many seconds something may take on a busy computer."""


def until(holds: Callable[[], bool], what: str = "it", within: float = PATIENCE) -> float:
    """Wait until something holds, and return how many seconds that took."""
    began = time.monotonic()
    turn = threading.Event()
    while not holds():
        took = time.monotonic() - began
        assert took < within, f"{what} never came"
        turn.wait(0.005)
    return time.monotonic() - began


def showing(scene: Scene | None, state: State = State.SHOWING) -> View:
    """Return a view of this scene."""
    return View(state, "A title", scene)


def passage(text: str) -> View:
    """Return a view of words for the person."""
    return showing(Passage(text, for_therapist=False))


@dataclass(slots=True)
class Screen:
    """A guest that writes down what it hears."""

    meeting: Meeting
    wants: Wants = Wants.PERSON
    ahead: float = 0.0
    """How far its clock is ahead of that of the session."""
    heard: list[Heard] = field(default_factory=list)
    guest: Guest = field(init=False)

    def __enter__(self) -> Self:
        """Begin to look for the session."""
        self.guest = Guest(
            self.meeting, self.wants, self.heard.append, lambda: time.monotonic() + self.ahead
        )
        self.guest.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Look no more."""
        self.guest.stop()
        self.guest.join(PATIENCE)
        assert not self.guest.is_alive()

    def sees(self, wanted: Heard) -> None:
        """Wait until this is the last that was heard."""
        until(lambda: self.heard[-1:] == [wanted], f"{wanted} in {self.heard[-3:]}")

    def is_alone(self) -> bool:
        """Tell whether there is no session, as far as it knows."""
        return isinstance(self.heard[-1] if self.heard else None, Nobody)
