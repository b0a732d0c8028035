"""The program does not run for a while: the computer slept, or it was down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.journal.store import Journal
from integrate.player.keeping import NotSaved
from integrate.player.opening import open_continued
from integrate.player.settings import Settings
from integrate.script.library import Library
from integrate.session.answering import Refused
from integrate.session.charting import Noted
from integrate.session.desk import SetMark
from integrate.session.effects import Record
from integrate.session.inputs import Advance, Begin, Chart, Pause, Resume, Return, TimePassed
from integrate.session.program import Role
from integrate.session.record import Away, CheckMissed, Returned
from integrate.session.session import Session
from integrate.session.table import State
from tests.player.fakes import RestlessClock, WrittenSound, stage
from tests.session.conversation import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.player.opened import Opened
    from tests.player.fakes import Stage

LED = """title: Led
stage: session
audience: therapist
checks: [{after: dose, every: 15 min, do: Look in.}, {after: dose, at: 40 min, do: Vitals.}]
steps:
  - {mark: dose, id: start}
  - {wait: 90 min, id: rest}
  - Bye.
"""
BEGIN = Begin(clinician_in_charge=True)


def led(folder: Path, clock: RestlessClock) -> Stage:
    """Return a therapist's session whose dose was marked at 0."""
    set_ = stage(LED, folder, role=Role.THERAPIST, clock=clock)
    set_.driver.send(BEGIN)
    set_.driver.send(Advance())
    set_.log.clear()
    return set_


# Asleep.


def test_a_sleep_comes_before_anything_else(tmp_path: Path) -> None:
    """What the computer slept is told to the session, and to the therapist, before the input."""
    clock = RestlessClock()
    set_ = led(tmp_path, clock)
    clock.go_to(600.0)
    clock.asleep = 3000.0
    set_.driver.send(Chart(Noted("Sleeps.", 500.0)))
    assert set_.log == [
        "keep away from 600: slept",
        'keep checkmissed 1 "Look in." 900 s away',
        'keep checkmissed 3 "Look in." 1800 s away',
        'keep checkmissed 2 "Vitals." 2400 s away',
        'keep checkmissed 4 "Look in." 2700 s away',
        "keep noted Sleeps. 500.0 1",
    ]
    assert set_.told == [
        "The computer slept for 50 min. 4 checks were missed meanwhile: Look in; Vitals."
    ]
    assert clock.now() == 3600.0


def test_a_check_missed_by_a_sleep(tmp_path: Path) -> None:
    """One check is told as one; a sleep without any says only how long it was."""
    clock = RestlessClock()
    set_ = led(tmp_path, clock)
    clock.asleep = 60.0
    set_.driver.send(TimePassed())
    clock.asleep = 1200.0
    set_.driver.send(TimePassed())
    assert set_.told == [
        "The computer slept for 1 min.",
        "The computer slept for 20 min. A check was missed meanwhile: Look in.",
    ]


def test_a_rest_goes_on_where_it_stood(tmp_path: Path) -> None:
    """A rest is not slept through, for a patient either, who is told nothing of it."""
    clock = RestlessClock()
    set_ = stage("steps: [{wait: 10 min}, Bye.]", tmp_path, clock=clock)
    set_.driver.send(Begin())
    clock.go_to(60.0)
    clock.asleep = 7200.0
    set_.driver.send(TimePassed())
    assert set_.driver.view.state is State.TIMING
    assert set_.driver.until_deadline == 540.0
    assert set_.told == []


def test_asleep_in_a_pause(tmp_path: Path) -> None:
    """The pause goes on in a sleep, and the rest has all its time after it."""
    clock = RestlessClock()
    set_ = led(tmp_path, clock)
    set_.driver.send(Pause())
    clock.asleep = 300.0
    set_.driver.send(Resume())
    desk = set_.driver.view.desk
    assert desk is not None
    assert (desk.paused, desk.paused_since) == (300.0, None)


def test_asleep_before_the_beginning(tmp_path: Path) -> None:
    """A sleep before the session began is none of its."""
    clock = RestlessClock()
    set_ = stage(LED, tmp_path, role=Role.THERAPIST, clock=clock)
    clock.asleep = 300.0
    set_.driver.send(BEGIN)
    assert [line.split()[1] for line in set_.log] == ["began", "entered"]


def test_an_input_refused_after_a_sleep(tmp_path: Path) -> None:
    """When the input has no place, the sleep is kept all the same."""
    clock = RestlessClock()
    set_ = led(tmp_path, clock)
    clock.asleep = 10.0
    with pytest.raises(Refused):
        set_.driver.send(Resume())
    assert set_.log == ["keep away from 0: slept"]


def test_a_full_disk_after_a_sleep(tmp_path: Path) -> None:
    """When it cannot be kept, the input waits with it, and both are kept together later."""
    clock = RestlessClock()
    set_ = led(tmp_path, clock)
    clock.asleep = 10.0
    set_.keeper.room = 0
    with pytest.raises(NotSaved):
        set_.driver.send(Chart(Noted("Calm.", 0.0)))
    set_.keeper.room = 99
    set_.driver.drain()
    assert set_.log == ["keep away from 0: slept", "keep noted Calm. 0.0 1"]


def test_looked_at_every_second(tmp_path: Path) -> None:
    """Where a therapist leads, a sleep is noticed without a key, at every step and in a pause."""
    set_ = stage(LED, tmp_path, role=Role.THERAPIST, clock=RestlessClock())
    assert set_.driver.until_deadline is None
    set_.driver.send(BEGIN)
    assert set_.driver.until_deadline == 1.0
    set_.driver.send(Pause())
    assert set_.driver.until_deadline == 1.0
    patient = stage("steps: [One.]", tmp_path, clock=RestlessClock())
    patient.driver.send(Begin())
    assert patient.driver.until_deadline is None


# Down.


@pytest.fixture(name="journal")
def _journal(tmp_path: Path) -> Iterator[Journal]:
    """Give an open journal."""
    with Journal.open(tmp_path / "data", tmp_path / "keys") as journal:
        yield journal


def settings(
    folder: Path, journal: Journal, role: Role = Role.THERAPIST, script: str = LED
) -> Settings:
    """Return the settings of a run with one script."""
    (folder / "led.yaml").write_text(script)
    return Settings(
        library=Library((folder,)),
        here=folder,
        sounds=folder,
        role=role,
        speed=1.0,
        open_journal=lambda: journal,
        open_output=lambda _tell: WrittenSound([]),
    )


def left(journal: Journal, ago: timedelta, role: Role = Role.THERAPIST, script: str = LED) -> None:
    """Keep a session that broke off so long ago, ten minutes after its mark."""
    session = Session(script_of(script), role, "led")
    effects = [*session.handle(BEGIN, 0.0), *session.handle(Advance(), 0.0)]
    if role is Role.THERAPIST:
        effects += session.handle(Chart(Noted("Calm.", 600.0)), 600.0)
    records = [one.recorded for one in effects if isinstance(one, Record)]
    journal.append(journal.begin(), datetime.now(UTC) - ago, *records)


def continued(one: Settings, journal: Journal, told: list[str]) -> Opened:
    """Return the session that broke off, continued."""
    opened = open_continued(one, journal, journal.sessions()[0], told.append)
    for gate in opened.gates:
        opened = gate.take(opened, "yes")
    opened.driver.send(opened.opening)
    return opened


def test_down_for_a_while(tmp_path: Path, journal: Journal) -> None:
    """The time since the mark goes on while the program is down; what was due then is missed."""
    left(journal, timedelta(minutes=22))
    told: list[str] = []
    opened = continued(settings(tmp_path, journal), journal, told)
    assert told == ["The program did not run for 22 min. 2 checks were missed meanwhile: Look in."]
    events = [one.recorded for one in journal.events(journal.sessions()[0].id)]
    away = next(one for one in events if isinstance(one.event, Away))
    assert away.event == Away(600.0, "down")
    assert away.at == pytest.approx(1920.0, abs=30.0)
    kinds = [type(one.event) for one in events]
    assert kinds.index(Away) < kinds.index(CheckMissed) < kinds.index(Returned)
    desk = opened.driver.view.desk
    assert desk is not None
    assert (desk.marks, len(desk.chart)) == ((SetMark("dose", 0.0),), 1)
    assert [one.due for one in desk.planned] == [2400.0, 2700.0]


def test_down_with_the_clock_set_back(tmp_path: Path, journal: Journal) -> None:
    """A clock that was set back since counts as no time."""
    left(journal, timedelta(hours=-2))
    opened = continued(settings(tmp_path, journal), journal, [])
    assert opened.driver.clock.now() == pytest.approx(600.0, abs=30.0)


def test_a_patient_who_comes_back(tmp_path: Path, journal: Journal) -> None:
    """For a patient the moment has moved on, the step begins afresh, and nothing is told."""
    script = "title: Led\nstage: anytime\nsteps: [One., {wait: 10 min}, Bye.]\n"
    left(journal, timedelta(hours=5), Role.PATIENT, script)
    told: list[str] = []
    opened = continued(settings(tmp_path, journal, Role.PATIENT, script), journal, told)
    assert opened.driver.clock.now() == pytest.approx(18000.0, abs=30.0)
    assert opened.driver.until_deadline == pytest.approx(600.0, abs=30.0)
    assert told == []
    events = [one.recorded.event for one in journal.events(journal.sessions()[0].id)]
    assert not any(isinstance(one, Away) for one in events)


def test_a_script_that_changed_keeps_the_time_since_the_mark(
    tmp_path: Path, journal: Journal
) -> None:
    """In the new session the mark stands where it stood, and its checks are planned from it."""
    left(journal, timedelta(minutes=4))
    changed = settings(tmp_path, journal, script=LED.replace("Bye.", "Goodbye."))
    told: list[str] = []
    opened = continued(changed, journal, told)
    assert isinstance(opened.opening, Begin)
    assert opened.notice.startswith("The script has changed")
    desk = opened.driver.view.desk
    assert desk is not None
    assert desk.marks == (SetMark("dose", 0.0),)
    assert opened.driver.clock.now() == pytest.approx(840.0, abs=30.0)
    assert [one.due for one in desk.planned] == [900.0, 2400.0]
    assert told == []
    opened.driver.send(Return())
    assert opened.driver.view.desk == desk
