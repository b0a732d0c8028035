from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.audio.silence import NoOutput
from integrate.player.clock import MadeUpClock
from integrate.player.driver import Driver
from integrate.player.showing import NoScreen
from integrate.player.sounds import Sounds
from integrate.session.inputs import Advance, Begin, TimePassed
from integrate.session.program import Role
from integrate.session.session import Session
from tests.player.fakes import FullDisk
from tests.session.conversation import script_of

if TYPE_CHECKING:
    from integrate.player.clock import Clock
    from integrate.session.view import View


@dataclass(slots=True)
class Screen:
    """A second screen that writes down what it is shown."""

    views: list[View] = field(default_factory=list)
    clock: Clock | None = None
    closed: bool = False

    def show(self, view: View, clock: Clock) -> None:
        """Note it."""
        self.views.append(view)
        self.clock = clock

    def close(self) -> None:
        """Note the end."""
        self.closed = True


def test_what_is_presented_is_shown_elsewhere_too() -> None:
    """Each view goes to the second screen with the clock it is of, and only once it is kept."""
    screen, keeper, clock = Screen(), FullDisk([]), MadeUpClock()
    session = Session(script_of("steps: [Hello., {wait: 1 min}]"), Role.PATIENT, "a-test")
    sounds = Sounds(())
    driver = Driver(session, clock, keeper, NoOutput(), sounds, lambda _: None, shows=screen)
    driver.send(Begin())
    driver.send(Advance())
    clock.go_to(60.0)
    driver.send(TimePassed())
    assert [one.number for one in screen.views] == [1, 2, 0]
    assert screen.views[-1] is driver.view
    assert screen.clock is clock
    assert not screen.closed
    driver.close()
    assert screen.closed


def test_no_screen_shows_nothing() -> None:
    """Without a second screen a session is driven as ever."""
    nowhere = NoScreen()
    assert nowhere.begin() is nowhere
    assert (nowhere.guests, nowhere.trouble) == (0, "")
