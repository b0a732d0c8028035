"""Commands in, blocks in the ring out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest

from integrate.audio.api import Breath, Bus, Clip, Content, Direction, Files, Line
from integrate.audio.messages import (
    Begun,
    Close,
    Command,
    Duck,
    Faulty,
    Mute,
    Pause,
    Play,
    Prepare,
    Prepared,
    Report,
    Resume,
    SetLevel,
    Silence,
    Stop,
    TalkOver,
    Unplayable,
)
from integrate.audio.problem import UnplayableError
from integrate.audio.ring import Ring
from integrate.audio.samples import RATE, Block, frames
from integrate.audio.source import Source
from integrate.audio.stage import AHEAD, BLOCK, Stage

Until = Callable[..., None]

GONE = Files(())
PIECE = 4800


@dataclass
class Shelf:
    """A repertoire of one sound: a count upwards, a thousandth each second, of some length."""

    length_of_all: float = 1.0
    gate: threading.Event = field(default_factory=threading.Event)
    """Opening waits for it."""
    given: list[Source] = field(default_factory=list)
    prepared: list[Content] = field(default_factory=list)

    def open(self, content: Content, bus: Bus, *, loop: bool, ahead: int) -> Source:
        """Return the count; of everything but GONE."""
        assert self.gate.wait(60.0)
        if content == GONE:
            raise UnplayableError("It is gone.")
        level = 0.1 if bus is Bus.BED else 0.2

        def begin() -> list[Block]:
            count = frames(self.length_of_all) // PIECE
            return [np.full((PIECE, 2), level, dtype=np.float32) for _ in range(count)]

        source = Source(lambda: iter(begin()), loop=loop)
        source.look(ahead)
        self.given.append(source)
        return source

    def prepare(self, content: Content) -> None:
        """Take note; GONE cannot be prepared."""
        self.prepared.append(content)
        if content == GONE:
            raise UnplayableError("It is gone.")

    def length(self, content: Content) -> float:
        """Return the length of all."""
        assert content != GONE
        return self.length_of_all


class Theatre:
    """A stage with its ring, and a device that takes when it is told to."""

    def __init__(self, until: Until) -> None:
        """Open it."""
        self.reports: list[Report] = []
        self.ring = Ring(AHEAD)
        self.shelf = Shelf()
        self.shelf.gate.set()
        self.stage = Stage(self.ring, self.shelf, self.reports.append)
        self._until = until

    def play(self, clip: Clip, elapsed: float = 0.0) -> None:
        """Let a clip sound, and wait until it does."""
        before = len(self.reports)
        self.stage.handle(Play(clip, elapsed))
        self._until(lambda: self.reports[before:])

    def fill(self) -> None:
        """Mix ahead as far as there is room."""
        while self.ring.unplayed + BLOCK <= AHEAD:
            self.stage.feed(0.0)

    def hear(self, seconds: float) -> Block:
        """Take what the device would play in this time, the ring always full."""
        parts = []
        for _ in range(round(seconds / 0.05)):
            self.fill()
            parts.append(self.ring.take(frames(0.05)))
        return np.concatenate(parts)[:, 0]

    def level(self, seconds: float = 0.5) -> float:
        """Return the level at the end of this time."""
        return float(self.hear(seconds)[-1])


@pytest.fixture
def theatre(until: Until) -> Theatre:
    """Make a stage on which nothing sounds."""
    return Theatre(until)


def clip(name: str = "a", *, bus: Bus = Bus.CUE, loop: bool = True, delay: float = 0.0) -> Clip:
    """Return a clip of a file."""
    content = Breath(Direction.IN, 4.0)
    return Clip(name, content, bus=bus, loop=loop, delay=delay, fade_out=0.3)


@pytest.mark.parametrize(
    ("command", "back"),
    [
        (Pause(), Resume()),
        (Mute(on=True), Mute(on=False)),
        (SetLevel(None, -12.0), SetLevel(None, 0.0)),
        (SetLevel(Bus.BED, -12.0), SetLevel(Bus.BED, 0.0)),
        (TalkOver(on=True), TalkOver(on=False)),
    ],
)
def test_a_command_is_heard_with_what_is_asked_for_next(
    command: Command, back: Command, theatre: Theatre
) -> None:
    """However much was mixed ahead, the very next period changes, and changes back."""
    theatre.play(clip(bus=Bus.BED))
    sounding = theatre.level(1.0)
    assert sounding == pytest.approx(0.1)
    theatre.fill()
    theatre.stage.handle(command)
    following = theatre.hear(2.0)
    assert following[0] == pytest.approx(sounding, rel=0.01)
    assert following[frames(0.1)] < sounding * 0.99
    assert following[-1] < sounding / 2
    theatre.stage.handle(back)
    assert theatre.level(3.0) == pytest.approx(sounding)


def test_nothing_is_mixed_for_which_there_is_no_room(theatre: Theatre) -> None:
    """The ring goes no further ahead than it was made for, and loses nothing it holds."""
    theatre.fill()
    unplayed = theatre.ring.unplayed
    theatre.stage.feed(0.0)
    assert theatre.ring.unplayed == unplayed


def test_a_stop_is_heard_at_once(theatre: Theatre) -> None:
    """A stopped clip fades from what is asked for next, and its source is given back in time."""
    theatre.play(clip())
    assert theatre.level() > 0.1
    theatre.fill()
    theatre.stage.handle(Stop("a", 0.35))
    fading = theatre.hear(0.5)
    assert fading[frames(0.2)] < 0.15
    assert fading[-1] == 0.0


def test_what_is_taken_back_is_mixed_again_as_it_was(theatre: Theatre) -> None:
    """Commands that change nothing are not heard at all."""
    theatre.play(clip())
    theatre.hear(0.5)
    for _ in range(5):
        assert theatre.hear(0.15) == pytest.approx(0.2)
        theatre.stage.handle(Stop("unknown", None))


def test_a_delay_counts_from_the_command(theatre: Theatre) -> None:
    """However long the opening takes, the clip begins so long after it was told to."""
    theatre.shelf.gate.clear()
    theatre.fill()
    theatre.stage.handle(Play(clip(delay=1.0)))
    before = theatre.hear(0.4)
    theatre.shelf.gate.set()
    theatre._until(lambda: theatre.reports)  # noqa: SLF001 - its own patience
    heard = np.concatenate([before, theatre.hear(1.0)])
    assert not heard[: RATE + 1].any()
    assert heard[RATE + 10 : RATE + 20].all()


def test_beds_fall_before_a_voice_that_is_known_ahead(theatre: Theatre) -> None:
    """With a delay the bed is down when the first word comes, and as deep as it was told."""
    theatre.stage.handle(Duck(-20.0))
    theatre.play(clip("bed", bus=Bus.BED))
    assert theatre.level() == pytest.approx(0.1)
    theatre.play(clip("word", bus=Bus.VOICE, delay=0.5, loop=False))
    heard = theatre.hear(0.5)
    assert heard[frames(0.1)] == pytest.approx(0.1)
    assert heard[-1] == pytest.approx(0.01, rel=0.02)


def test_a_clip_is_taken_up_where_it_was(theatre: Theatre) -> None:
    """Told of a clip's age, it goes on from there, faded in, and ends when it would have."""
    theatre.play(clip(loop=False), elapsed=0.4)
    assert theatre.shelf.given[0].position >= frames(0.4)
    heard = theatre.hear(0.7)
    assert heard[frames(0.05)] < 0.1
    assert heard[frames(0.3)] > 0.1
    assert not heard[frames(0.61) :].any()


def test_a_clip_that_is_over_is_not_heard(theatre: Theatre) -> None:
    """Told of a clip that ended long ago, nothing sounds."""
    theatre.play(clip(loop=False), elapsed=5.0)
    assert not theatre.hear(0.5).any()


def test_a_clip_taken_up_within_its_delay_waits_for_the_rest(theatre: Theatre) -> None:
    """What had not begun yet begins when it would have."""
    theatre.play(clip(delay=1.0), elapsed=0.75)
    heard = theatre.hear(0.5)
    assert not heard[: frames(0.25) + 1].any()
    assert heard[frames(0.26)]


def test_it_has_finished_when_the_last_fade_has(theatre: Theatre) -> None:
    """Closing fades what sounds, and only then is the stage finished."""
    theatre.play(clip())
    theatre.hear(0.5)
    assert not theatre.stage.finished
    theatre.stage.handle(Close())
    assert not theatre.stage.finished
    assert theatre.hear(0.1)[-1] > 0.02
    theatre.hear(0.4)
    assert theatre.stage.finished


def test_the_end_waits_until_the_last_sound_is_through(theatre: Theatre, until: Until) -> None:
    """After the last block silence is pushed, until the device has taken it."""
    theatre.fill()
    ended = threading.Event()

    def end() -> None:
        theatre.stage.end(10.0)
        ended.set()

    ending = threading.Thread(target=end)
    ending.start()
    until(lambda: theatre.ring.unplayed > AHEAD)
    assert not ended.is_set()
    theatre.ring.take(theatre.ring.unplayed)
    until(ended.is_set)
    ending.join()


def test_what_cannot_be_played_is_reported(theatre: Theatre) -> None:
    """A content that cannot be heard is reported with the clip's id, and nothing else is."""
    theatre.play(Clip("gone", GONE))
    assert theatre.reports == [Unplayable("gone", "It is gone.")]


def test_lengths_are_reported(theatre: Theatre) -> None:
    """With its beginning the length of a clip is told; that of a loop is none."""
    theatre.play(clip("bell", loop=False))
    theatre.play(clip("bed"))
    told = [(one.clip_id, one.length) for one in theatre.reports if isinstance(one, Begun)]
    assert told == [("bell", 1.0), ("bed", 0.0)]


@pytest.mark.parametrize("command", [Stop("a", None), Silence(1.0), Close()])
def test_a_clip_stopped_while_it_is_opened_is_not_heard(
    command: Command, theatre: Theatre, until: Until
) -> None:
    """What is no longer wanted when it is open at last stays silent, and is given back."""
    theatre.shelf.gate.clear()
    theatre.stage.handle(Play(clip()))
    theatre.stage.handle(command)
    theatre.shelf.gate.set()
    until(lambda: theatre.reports)
    assert not theatre.hear(0.5).any()


def test_of_two_clips_of_one_name_the_last_is_heard(theatre: Theatre, until: Until) -> None:
    """Asked for anew while it is opened, a clip sounds once."""
    theatre.shelf.gate.clear()
    theatre.stage.handle(Play(clip()))
    theatre.stage.handle(Play(clip()))
    theatre.shelf.gate.set()
    until(lambda: len(theatre.reports) == 2)
    assert theatre.level() == pytest.approx(0.2)


def test_contents_are_prepared_in_their_order(theatre: Theatre, until: Until) -> None:
    """Each is worked off and counted; what is wrong with one is told and holds up no other."""
    lines = tuple(Line(f"Line {number}.") for number in range(3))
    theatre.stage.handle(Prepare((*lines, GONE)))
    until(lambda: Prepared(4, 4) in theatre.reports)
    assert theatre.shelf.prepared == [*lines, GONE]
    assert theatre.reports == [
        Prepared(1, 4),
        Prepared(2, 4),
        Prepared(3, 4),
        Faulty("It is gone."),
        Prepared(4, 4),
    ]
    theatre.stage.handle(Prepare(()))
    theatre.stage.handle(Prepare(lines[:1]))
    until(lambda: theatre.reports[-1] == Prepared(1, 1))
