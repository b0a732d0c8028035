"""What a new sound process is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from integrate.audio.api import Bus, Clip, Files, Line
from integrate.audio.messages import (
    Close,
    Command,
    Duck,
    Mute,
    Pause,
    Play,
    Prepare,
    Resume,
    SetLevel,
    Silence,
    Stop,
    TalkOver,
)
from integrate.audio.standing import MANY, Standing


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        """Begin somewhere."""
        self.now = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Give a clock."""
    return Clock()


@pytest.fixture
def standing(clock: Clock) -> Standing:
    """Give a memory that goes by the clock."""
    return Standing(clock)


def clip(name: str, *, loop: bool = False, delay: float = 0.0) -> Clip:
    """Return a clip of this name."""
    return Clip(name, Files((Path(f"{name}.wav"),)), loop=loop, delay=delay)


def test_clips_go_on_where_they_are(standing: Standing, clock: Clock) -> None:
    """Each clip is told again with the time since it was told first, without the pauses."""
    standing.note(Play(clip("bed", loop=True)))
    clock.now += 2.0
    standing.note(Play(clip("bell")))
    standing.note(Pause())
    clock.now += 10.0
    standing.note(Pause())
    clock.now += 10.0
    assert list(standing.again()) == [
        Pause(),
        Play(clip("bed", loop=True), 2.0),
        Play(clip("bell"), 0.0),
    ]
    standing.note(Resume())
    standing.note(Resume())
    clock.now += 1.0
    assert list(standing.again()) == [
        Play(clip("bed", loop=True), 3.0),
        Play(clip("bell"), 1.0),
    ]


def test_the_time_of_opening_does_not_count(standing: Standing, clock: Clock) -> None:
    """A clip that had to be opened first is told again with the time it has sounded."""
    standing.note(Play(clip("bed", loop=True)))
    clock.now += 3.0
    standing.begun("bed", 0.0, 0.5)
    assert list(standing.again()) == [Play(clip("bed", loop=True), 2.5)]


def test_what_is_over_is_forgotten(standing: Standing, clock: Clock) -> None:
    """A clip whose length has passed is not told again; a loop has no length."""
    standing.note(Play(clip("bell", delay=1.0)))
    standing.note(Play(clip("bed", loop=True)))
    standing.begun("bell", 5.0, 0.0)
    standing.begun("bed", 5.0, 0.0)
    standing.begun("unknown", 5.0, 0.0)
    clock.now += 6.0
    assert [command.clip.id for command in plays(standing)] == ["bell", "bed"]
    clock.now += 0.1
    assert [command.clip.id for command in plays(standing)] == ["bed"]


def test_it_does_not_grow_with_the_session(standing: Standing, clock: Clock) -> None:
    """Of a thousand bells that are over, few are still held, and none is told again."""
    for number in range(1000):
        standing.note(Play(clip(f"bell {number}")))
        standing.begun(f"bell {number}", 5.0, 0.0)
        clock.now += 6.0
    assert len(standing._clips) <= MANY  # noqa: SLF001 - memory cannot be seen from outside
    assert plays(standing) == []


def test_what_was_stopped_is_forgotten(standing: Standing) -> None:
    """Stopped clips, unplayable ones, and all after a silence are not told again."""
    for name in ("a", "b", "c"):
        standing.note(Play(clip(name)))
    standing.note(Stop("a", None))
    standing.note(Stop("never", 1.0))
    standing.forget("b")
    assert [command.clip.id for command in plays(standing)] == ["c"]
    standing.note(Silence(0.2))
    assert list(standing.again()) == []


def test_a_close_is_nothing_to_be_told_again(standing: Standing) -> None:
    """It ends this process; a new one is told of what sounds, and of no end."""
    standing.note(Play(clip("bed", loop=True)))
    standing.note(Close())
    assert list(standing.again()) == [Play(clip("bed", loop=True), 0.0)]


def test_a_clip_of_the_same_name_takes_its_place(standing: Standing, clock: Clock) -> None:
    """Only the last clip of a name is told again, from its own beginning."""
    standing.note(Play(clip("bell")))
    clock.now += 3.0
    standing.note(Play(clip("bell", delay=1.0)))
    clock.now += 1.0
    assert list(standing.again()) == [Play(clip("bell", delay=1.0), 1.0)]


def test_settings_are_told_as_they_are_last(standing: Standing) -> None:
    """Levels, mute, talk-over and depth come back as they are, and before what sounds."""
    settings: list[Command] = [
        SetLevel(None, -3.0),
        SetLevel(Bus.BED, -6.0),
        Mute(on=True),
        TalkOver(on=True),
        Duck(-9.0),
    ]
    standing.note(SetLevel(Bus.BED, 12.0))
    standing.note(Mute(on=False))
    standing.note(Play(clip("bell")))
    for setting in settings:
        standing.note(setting)
    told = list(standing.again())
    assert isinstance(told.pop(), Play)
    assert set(told) == set(settings)


def test_what_is_not_prepared_is_prepared_again(standing: Standing) -> None:
    """Contents are told again until all are prepared."""
    standing.note(Prepare((Line("One."),)))
    standing.note(Prepare((Line("Two."),)))
    assert list(standing.again()) == [Prepare((Line("One."), Line("Two.")))]
    standing.prepared()
    assert list(standing.again()) == []


def plays(standing: Standing) -> list[Play]:
    """Return the clips that a new process is told of."""
    return [command for command in standing.again() if isinstance(command, Play)]
