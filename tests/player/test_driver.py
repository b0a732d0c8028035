from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.player.keeping import NotSaved
from integrate.session.answering import Refused
from integrate.session.effects import Outcome
from integrate.session.inputs import (
    Advance,
    Answer,
    Back,
    Begin,
    Pause,
    Resume,
    Skip,
    Stop,
    TimePassed,
)
from integrate.session.record import Finished
from integrate.session.table import State
from tests.player.fakes import stage

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.session.inputs import Input

SOUNDS = "sounds: {sea: {file: sea, loop: yes, gain: -3 dB}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with one sound."""
    (tmp_path / "sea.flac").touch()
    return tmp_path


def test_effects_in_their_order(folder: Path) -> None:
    """A step is kept, then shown, then heard; the end fades what sounds."""
    set_ = stage(f"{SOUNDS}steps: [{{play: sea}}, One.]", folder)
    assert set_.driver.view.number == 0
    set_.driver.send(Begin())
    set_.driver.send(Pause())
    set_.driver.send(Resume())
    set_.driver.send(Advance())
    set_.driver.close()
    assert set_.log == [
        "keep began",
        'keep entered #2 "One."',
        "play sea@1 sea.flac (bed, -3 dB, in 0 s, out 2 s, loop)",
        "keep paused",
        "pause",
        "keep resumed",
        "resume",
        "keep advanced #2",
        "keep finished",
        "stop sea@1 2.0",
        "close",
    ]
    assert set_.driver.outcome is Outcome.FINISHED
    assert set_.driver.view.state is State.ENDED


def test_what_is_not_kept_is_not_shown(folder: Path) -> None:
    """While an event cannot be kept the screen stays, and the words can be shown and copied."""
    set_ = stage("steps: [{ask: Why?, save: why}, {wait: 9 s, show: Rest.}]", folder)
    driver = set_.driver
    driver.send(Begin())
    before = driver.view
    set_.keeper.room = 0
    with pytest.raises(NotSaved, match="The disk is full"):
        driver.send(Answer("rain"))
    assert driver.view == before
    assert driver.unsaved == ("rain",)
    assert driver.until_deadline is None


def test_draining_goes_on_where_it_stood(folder: Path) -> None:
    """When there is room again, what waits is done in order, once each, and then shown."""
    set_ = stage("steps: [{ask: Why?, save: why}, {wait: 9 s, show: Rest.}]", folder)
    driver = set_.driver
    driver.send(Begin())
    set_.keeper.room = 0
    for given_ in (Answer("rain"), Answer("snow"), Skip()):
        with pytest.raises(NotSaved):
            driver.send(given_)
    with pytest.raises(NotSaved):
        driver.drain()
    set_.keeper.room = 1
    with pytest.raises(NotSaved):
        driver.drain()
    assert driver.unsaved == ("rain",)
    assert driver.view.saves == "why"
    set_.keeper.room = 10
    driver.drain()
    assert driver.until_deadline == 9.0
    assert set_.log[2:] == ["keep answered #1 as why: 'rain' \"rain\"", 'keep entered #2 "Rest."']


def test_an_input_waits_for_what_was_not_kept(folder: Path) -> None:
    """A later input first does what waits, and is taken only then."""
    set_ = stage("steps: [One., Two.]", folder)
    set_.keeper.room = 1
    with pytest.raises(NotSaved):
        set_.driver.send(Begin())
    assert set_.driver.view.state is State.READY
    set_.keeper.room = 10
    set_.driver.send(Advance())
    assert [type(one.event).__name__ for one in set_.keeper.kept] == [
        "Began",
        "Entered",
        "Advanced",
        "Entered",
    ]


def test_refusals_reach_the_front_end(folder: Path) -> None:
    """A refused input changes nothing that is kept, shown or heard."""
    set_ = stage("steps: [One.]", folder)
    set_.driver.send(Begin())
    before = (list(set_.log), set_.driver.view)
    with pytest.raises(Refused):
        set_.driver.send(Back())
    assert (set_.log, set_.driver.view) == before


def test_one_timer(folder: Path) -> None:
    """A driver says how long it is until the session wants to be told the time."""
    set_ = stage("steps: [One., {wait: 30 s}]", folder)
    set_.driver.send(Begin())
    assert set_.driver.until_deadline is None
    set_.clock.go_to(5.0)
    set_.driver.send(Advance())
    assert set_.driver.until_deadline == 30.0
    set_.clock.go_to(20.0)
    assert set_.driver.until_deadline == 15.0
    set_.clock.go_to(50.0)
    assert set_.driver.until_deadline == 0.0
    set_.driver.send(TimePassed())
    assert isinstance(set_.keeper.kept[-1].event, Finished)
    assert set_.keeper.kept[-1].at == 50.0
    assert set_.keeper.walls[-1] == datetime(1970, 1, 1, 0, 0, 50, tzinfo=UTC)


def test_a_missing_sound(folder: Path) -> None:
    """A sound that is not there is told once each time it would start, and nothing stops for it."""
    set_ = stage("steps: [{say: One., audio: gong}, {say: Two., audio: gong}]", folder)
    set_.driver.send(Begin())
    sentence = "The sound “gong” was not found. The session goes on without it."
    assert set_.told == [sentence]
    set_.driver.send(Advance())
    assert set_.told == [sentence, sentence]
    set_.driver.send(Stop())
    assert set_.driver.outcome is Outcome.STOPPED


def test_a_missing_sound_is_told_once_though_saving_fails(folder: Path) -> None:
    """What was told is not told again when an event behind it has to wait."""
    set_ = stage("steps: [{say: One., audio: {play: gong, at: exit}}, Two.]", folder)
    set_.driver.send(Begin())
    set_.keeper.room = 1
    for _ in range(3):
        with pytest.raises(NotSaved):
            set_.driver.send(Advance()) if not set_.told else set_.driver.drain()
    set_.keeper.room = 10
    set_.driver.drain()
    assert len(set_.told) == 1


@given(st.lists(st.integers(0, 3), max_size=8))
def test_nothing_is_lost(tmp_path_factory: pytest.TempPathFactory, rooms: list[int]) -> None:
    """However often saving fails, every event is kept once, in order, before it is shown."""
    folder = tmp_path_factory.getbasetemp()
    steps = "steps: [One., {ask: Why?}, Two., {ask: Why not?}]"
    inputs: list[Input] = [Begin(), Advance(), Answer("a"), Advance(), Answer("b")]
    smooth, rough = stage(steps, folder), stage(steps, folder)
    for one, room in zip(inputs, [*rooms, 9, 9, 9, 9, 9], strict=False):
        smooth.driver.send(one)
        rough.keeper.room = room
        try:
            rough.driver.send(one)
        except NotSaved:
            entered = [kept for kept in rough.log if kept.startswith("keep entered")]
            shown = rough.driver.view.step
            assert not shown or f" {shown} " in " ".join(entered)
            rough.keeper.room = 9
            rough.driver.drain()
        assert rough.driver.view == smooth.driver.view
    assert rough.log == smooth.log
    assert rough.driver.outcome is Outcome.FINISHED
