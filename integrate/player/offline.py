"""Walks a whole session on a made-up clock: hours in a blink, with nobody there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from integrate.player.answering import attend
from integrate.player.clock import MadeUpClock
from integrate.player.driver import Driver
from integrate.player.passing import TRIAL
from integrate.script.depth import Depth
from integrate.session.inputs import TimePassed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from integrate.audio.api import Output
    from integrate.player.content import Narrating
    from integrate.player.keeping import Keeper
    from integrate.player.sounds import Sounds
    from integrate.session.effects import Outcome
    from integrate.session.record import Seconds
    from integrate.session.session import Session
    from integrate.session.view import View

READING: Seconds = 10.0
"""How long a step that waits for the person is taken to last."""


def walk(
    session: Session,
    answers: Mapping[str, str | tuple[str, ...]],
    keeper: Keeper,
    output: Output,
    sounds: Sounds,
    began: datetime | None = None,
    *,
    pace: Callable[[View], Seconds] = lambda _view: READING,
    tell: Callable[[str], None] = lambda _sentence: None,
    narrating: Narrating | None = None,
    depth: Depth = Depth.FULL,
) -> Outcome:
    """Take a fresh session from its beginning to its end and return how it ended.

    A step that waits for the person is left once its cues have sounded and it has been read, which
    takes as long as `pace` says. `tell` gets the sentences for the person. Raises `CannotPass` at a
    step that needs an answer which is not given.
    """
    clock = MadeUpClock(began=began)
    driver = Driver(session, clock, keeper, output, sounds, tell, narrating)
    driver.send(replace(TRIAL, depth=depth.value))
    while driver.outcome is None:
        if session.step_deadline is not None:
            _wait(driver, clock)
            continue
        leaves = clock.now() + pace(driver.view)
        while session.deadline is not None and session.deadline <= leaves:
            _wait(driver, clock)
        clock.go_to(leaves)
        attend(driver, answers)
    return driver.outcome


def _wait(driver: Driver, clock: MadeUpClock) -> None:
    """Let time go on to the next thing that happens by itself."""
    clock.go_to(clock.now() + (driver.until_deadline or 0.0))
    driver.send(TimePassed())
