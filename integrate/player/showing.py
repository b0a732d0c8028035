"""Where a session is shown besides the front end that drives it: on a second screen, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from integrate.player.clock import Clock
    from integrate.session.view import View


class Shows(Protocol):
    """Shows one session elsewhere. Nothing here raises, and nothing waits for anybody."""

    def show(self, view: View, clock: Clock) -> None:
        """Show this from now on; `clock` is the one that the times of the view are of."""

    def close(self) -> None:
        """Show this session no more; a second call changes nothing."""


class SecondScreen(Protocol):
    """A second screen of a run of the program."""

    @property
    def guests(self) -> int:
        """How many screens show the person's view now."""

    @property
    def sitters(self) -> int:
        """How many sitter cards are shown now."""

    @property
    def trouble(self) -> str:
        """A sentence that says why no screen can be connected; empty where one can."""

    def begin(self) -> Shows:
        """Begin to show another session, over those that are shown already."""


class NoScreen:
    """No second screen, and what shows nothing on it."""

    guests = 0
    sitters = 0
    trouble = ""

    def begin(self) -> Shows:
        """Show nothing."""
        return self

    def show(self, view: View, clock: Clock) -> None:
        """Let it go by."""

    def close(self) -> None:
        """Leave it at that."""
