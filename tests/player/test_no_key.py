"""Every shipped session script after its dose mark, with nobody at the keys.

Each runs by itself up to the page of the way back. That page waits for its mark, as only somebody
who looks at the person can tell; checks go on coming meanwhile.
"""

from __future__ import annotations

import pytest

from integrate import bundled
from integrate.audio.silence import NoOutput
from integrate.player.answering import attend
from integrate.player.clock import MadeUpClock
from integrate.player.driver import Driver
from integrate.player.passing import TRIAL
from integrate.player.sounds import Sounds
from integrate.script.library import Library
from integrate.session.effects import Outcome
from integrate.session.inputs import Stop, TimePassed
from integrate.session.program import Role
from integrate.session.record import CheckDue
from integrate.session.session import Session
from integrate.session.table import State
from integrate.session.view import Marking, Ticking
from tests.ui.acting import Memory

LIBRARY = Library((bundled.scripts(),))
LED = ("session/infusion", "session/injection", "session/lozenge", "session/nasal-spray")
ANSWERS: dict[str, str | tuple[str, ...]] = {
    "going_on": "ready",
    "session_sound": "ocean",
}
DAY = 8 * 3600.0
QUIET = 45 * 60.0
"""How long the quiet is at least."""
LEAST_OFTEN = 15 * 60.0
"""How far apart two checks are at most."""


def to_the_mark(name: str) -> tuple[Driver, MadeUpClock, Memory]:
    """Walk a script to its mark of the dose, and set it."""
    entry = LIBRARY.find(name, bundled.scripts())
    assert entry.reads.script is not None
    memory, clock = Memory(), MadeUpClock()
    session = Session(entry.reads.script, Role.THERAPIST, name)
    sounds = Sounds((entry.path.parent, bundled.sounds()))
    driver = Driver(session, clock, memory, NoOutput(), sounds, lambda _words: None)
    driver.send(TRIAL)
    while not (driver.view.desk and driver.view.desk.marks):
        assert driver.outcome is None, "the dose was never marked"
        if driver.view.state is State.TIMING:
            clock.go_to(clock.now() + (driver.until_deadline or 0.0))
            driver.send(TimePassed())
            continue
        scene = driver.view.scene
        items = tuple(one.id for one in scene.items) if isinstance(scene, Ticking) else ()
        attend(driver, {**ANSWERS, driver.view.saves: items} if items else ANSWERS)
    return driver, clock, memory


@pytest.mark.parametrize("name", LED)
def test_nothing_needs_a_key_between_the_mark_and_the_way_back(name: str) -> None:
    """Onset, quiet and checks run by themselves; only what asks or marks the return waits."""
    driver, clock, memory = to_the_mark(name)
    marked = stood = clock.now()
    while driver.outcome is None and clock.now() < marked + DAY:
        step = driver.view.step
        clock.go_to(clock.now() + (driver.until_deadline or 60.0))
        driver.send(TimePassed())
        stood = clock.now() if driver.view.step != step else stood
    assert isinstance(driver.view.scene, Marking)
    assert driver.view.scene.mark == "back"
    assert stood - marked >= QUIET
    assert sum(isinstance(one, CheckDue) for one in memory.events) >= DAY / LEAST_OFTEN
    driver.send(Stop())
    assert driver.outcome is Outcome.STOPPED
