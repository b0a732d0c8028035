"""A session that is led, with nobody at the keys: what goes on, when, and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.player.unattended import QUESTION, TEXT
from integrate.session.charting import Noted
from integrate.session.inputs import Advance, Begin, Chart, Pause, Resume, TimePassed
from integrate.session.program import Role
from integrate.session.table import State
from tests.player.fakes import RestlessClock, stage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.player.fakes import Stage

LED = """title: A test
stage: session
audience: therapist
steps:
  - Welcome.
  - {mark: dose}
  - {mark: back, unattended: 45 min}
  - Water in sips.
  - {ask: How was it?, save: words}
  - {checklist: Before leaving., items: [Awake, Steady], require: all}
"""
LONG = 45 * 60.0


@pytest.fixture(name="set_")
def _set(tmp_path: Path) -> Stage:
    """Give a session whose dose was marked, at the page of the way back."""
    set_ = stage(LED, tmp_path, role=Role.THERAPIST, clock=RestlessClock())
    set_.driver.send(Begin(clinician_in_charge=True))
    assert set_.driver.unattended.due is None
    for _ in range(2):
        set_.driver.send(Advance())
    return set_


def let_pass(set_: Stage, seconds: float) -> None:
    """Let time go on, and tell of it."""
    set_.clock.go_to(set_.clock.now() + seconds)
    set_.driver.send(TimePassed())


def words(set_: Stage) -> str:
    """Return what is shown."""
    scene = set_.driver.view.scene
    return scene.text if scene else ""


def test_with_nobody_there_everything_goes_on_but_what_is_needed(set_: Stage) -> None:
    """After its time the mark stays open, and then pages go on; a list that is needed waits."""
    let_pass(set_, LONG - 1)
    assert words(set_) == "When it is time: back"
    let_pass(set_, 1)
    assert words(set_) == "Water in sips."
    assert any("Nobody set “back”" in one for one in set_.told)
    let_pass(set_, TEXT)
    assert words(set_) == "How was it?"
    let_pass(set_, QUESTION)
    assert words(set_) == "Before leaving."
    let_pass(set_, 100 * QUESTION)
    assert words(set_) == "Before leaving."
    assert [one for one in set_.log if "leftopen" in one or "marked" in one] == [
        "keep marked #2 dose",
        "keep leftopen #3 back False",
        "keep leftopen #4  False",
        "keep leftopen #5  True",
    ]


def test_any_key_makes_everything_wait_again(set_: Stage) -> None:
    """Who is there is not hurried: neither at the mark nor at the pages after it."""
    let_pass(set_, LONG - 1)
    set_.driver.unattended.touch(set_.clock.now())
    let_pass(set_, LONG - 1)
    assert words(set_) == "When it is time: back"
    let_pass(set_, 1)
    assert words(set_) == "Water in sips."
    set_.driver.unattended.touch(set_.clock.now())
    let_pass(set_, 10 * QUESTION)
    assert words(set_) == "Water in sips."


def test_what_the_program_writes_down_is_nobody(set_: Stage) -> None:
    """A note of the program, as of sound that was lost, holds nothing up."""
    let_pass(set_, LONG)
    set_.driver.send(Chart(Noted("Noted by the program.", 1.0)))
    let_pass(set_, TEXT)
    assert words(set_) == "How was it?"


def test_a_held_session_waits(set_: Stage) -> None:
    """However long it is held; after it the page has its whole time again."""
    let_pass(set_, LONG - 1)
    set_.driver.send(Pause())
    let_pass(set_, 10 * LONG)
    assert set_.driver.view.state is State.PAUSED
    set_.driver.send(Resume())
    let_pass(set_, LONG - 1)
    assert words(set_) == "When it is time: back"


def test_sleep_of_the_computer_is_no_time_without_a_key(set_: Stage) -> None:
    """Who opens the lid finds the page that was there."""
    clock = set_.clock
    assert isinstance(clock, RestlessClock)
    let_pass(set_, LONG - 5)
    clock.asleep = 3600.0
    set_.driver.send(TimePassed())
    assert words(set_) == "When it is time: back"


def test_without_the_line_in_the_script_a_mark_waits(tmp_path: Path) -> None:
    """A clinic that takes it out has a page that stays for as long as it takes."""
    set_ = stage(LED.replace(", unattended: 45 min", ""), tmp_path, role=Role.THERAPIST)
    set_.driver.send(Begin(clinician_in_charge=True))
    for _ in range(2):
        set_.driver.send(Advance())
    let_pass(set_, 100 * LONG)
    assert words(set_) == "When it is time: back"
