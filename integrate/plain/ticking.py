"""The time in a session of lines: when something is due, and doing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain.pacing import over
from integrate.session.accompaniment import INSTANT
from integrate.session.inputs import TimePassed
from integrate.session.table import State
from integrate.session.view import Breathing, Resting
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.plain.presenting import Presenter
    from integrate.plain.terminal import Terminal
    from integrate.player.driver import Driver
    from integrate.script.quantity import Seconds
    from integrate.session.inputs import Input

PASSED = later("The bell: going on. “back” goes back to it.")


def until_due(driver: Driver, presenter: Presenter) -> Seconds | None:
    """Return the real seconds until the session or the presenter has something to do.

    0 when it is now, None when nothing is timed.
    """
    waits = [driver.until_deadline]
    mark = presenter.next_mark(driver.view)
    if mark is not None and driver.view.state is State.TIMING:
        waits.append(driver.clock.until(mark))
    wait = min((wait for wait in waits if wait is not None), default=None)
    return 0.0 if wait is not None and wait <= INSTANT else wait


def tick(
    driver: Driver, presenter: Presenter, terminal: Terminal, send: Callable[[Input], None]
) -> bool:
    """Do what is due; True when the step came to its end with it."""
    step, scene, deadline = driver.view.step, driver.view.scene, driver.until_deadline
    was_asked = driver.view.state is State.ASKING
    if deadline is not None and deadline <= INSTANT:
        send(TimePassed())
    if driver.view.step != step or driver.outcome is not None:
        if isinstance(scene, Resting | Breathing):
            terminal.say(over(scene))
        elif was_asked:
            terminal.say(_(PASSED))
        return True
    presenter.pace(driver.view, driver.clock.now())
    return False
