"""Walks a whole session on a made-up clock: hours in a blink, with nobody there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.player.answering import attend
from integrate.player.clock import MadeUpClock
from integrate.player.driver import Driver
from integrate.session.inputs import Begin, TimePassed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from integrate.audio.api import Output
    from integrate.player.keeping import Keeper
    from integrate.player.sounds import Sounds
    from integrate.session.effects import Outcome
    from integrate.session.record import Seconds
    from integrate.session.session import Session

READING: Seconds = 10.0
"""How long a step that waits for the person is taken to last."""


def walk(
    session: Session,
    answers: Mapping[str, str | tuple[str, ...]],
    keeper: Keeper,
    output: Output,
    sounds: Sounds,
    began: datetime | None = None,
) -> Outcome:
    """Take a fresh session from its beginning to its end and return how it ended.

    Raises `CannotPass` at a step that needs an answer which is not given.
    """
    clock = MadeUpClock(began=began)
    driver = Driver(session, clock, keeper, output, sounds, tell=lambda _sentence: None)
    driver.send(Begin())
    while driver.outcome is None:
        wait = driver.until_deadline
        if wait is not None:
            clock.go_to(clock.now() + wait)
            driver.send(TimePassed())
        else:
            clock.go_to(clock.now() + READING)
            attend(driver, answers)
    return driver.outcome
