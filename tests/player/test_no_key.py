"""Every shipped session script after its dose mark, with nobody at the keys.

Each runs by itself up to the page of the way back. That page waits for its mark, as only somebody
who looks at the person can tell; after 45 minutes without a key the mark stays open and the script
goes on to its end, page by page. Checks go on coming meanwhile, and the note says what was not set
and not answered by anybody.
"""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.audio.silence import NoOutput
from integrate.journal.store import Journal
from integrate.player.answering import attend
from integrate.player.clock import MadeUpClock
from integrate.player.driver import Driver
from integrate.player.keeping import InJournal
from integrate.player.paperwork import Paperwork
from integrate.player.passing import TRIAL
from integrate.player.sounds import Sounds
from integrate.script.library import Library
from integrate.session.effects import Outcome
from integrate.session.inputs import TimePassed
from integrate.session.program import Role
from integrate.session.record import Advanced, Answered, CheckDue, LeftOpen, Marked, Passed
from integrate.session.session import Session
from integrate.session.table import State
from integrate.session.view import Marking, Ticking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIBRARY = Library((bundled.scripts(),))
LED = ("session/infusion", "session/injection", "session/lozenge", "session/nasal-spray")
ANSWERS: dict[str, str | tuple[str, ...]] = {
    "going_on": "ready",
    "session_sound": "ocean",
}
DAY = 12 * 3600.0
QUIET = 45 * 60.0
"""How long the quiet is at least."""
LEAST_OFTEN = 15 * 60.0
"""How far apart two checks are at most."""


@pytest.fixture(name="journal")
def _journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        yield journal


def to_the_mark(name: str, journal: Journal) -> tuple[Driver, MadeUpClock, str]:
    """Walk a script to its mark of the dose, and set it; return also its name in the journal."""
    entry = LIBRARY.find(name, bundled.scripts())
    assert entry.reads.script is not None
    clock, kept = MadeUpClock(), journal.begin()
    session = Session(entry.reads.script, Role.THERAPIST, name)
    sounds = Sounds((entry.path.parent, bundled.sounds()))
    driver = Driver(
        session, clock, InJournal(journal, kept), NoOutput(), sounds, lambda _words: None
    )
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
    return driver, clock, kept


def go_by(driver: Driver, clock: MadeUpClock) -> None:
    """Let time go on to the next thing that happens by itself."""
    clock.go_to(clock.now() + (driver.until_deadline or 60.0))
    driver.send(TimePassed())


@pytest.mark.parametrize("name", LED)
def test_a_whole_session_needs_no_key_after_the_mark(name: str, journal: Journal) -> None:
    """It comes to its end by itself; whoever is not there has set, answered and ticked nothing."""
    driver, clock, kept = to_the_mark(name, journal)
    marked = clock.now()
    while not isinstance(driver.view.scene, Marking):
        go_by(driver, clock)
    assert driver.view.scene.mark == "back"
    assert clock.now() - marked >= QUIET
    while driver.outcome is None and clock.now() < marked + DAY:
        go_by(driver, clock)
    assert driver.outcome is Outcome.FINISHED
    events = [one.recorded.event for one in journal.events(kept)]
    after = list(dropwhile(lambda one: not isinstance(one, Marked), events))[1:]
    assert not [one for one in after if isinstance(one, Marked | Answered | Advanced | Passed)]
    left = [one for one in after if isinstance(one, LeftOpen)]
    assert [one.mark for one in left if one.mark] == ["back"]
    checks = sum(isinstance(one, CheckDue) for one in events)
    assert checks >= (clock.now() - marked) / LEAST_OFTEN - 1
    note = " ".join(Paperwork(journal, kept).read().text.split())
    assert "Mark not set by hand: back." in note
    assert "The return was not marked by hand" in note
    assert "Marked as back" not in note
    assert "No list about leaving was answered." in note
    assert note.count("Left open, no key was pressed:") == sum(one.asked for one in left)
