"""What a driver is driven with in tests: a sound that is written down, and a keeper that may fail.

Both write into one list, so that a test sees in which order things were done.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.audio.api import SOUNDING, Breath, Condition, Files, Held, Line
from integrate.player.clock import MadeUpClock
from integrate.player.driver import Driver
from integrate.player.keeping import NotSaved
from integrate.player.sounds import Sounds
from integrate.session.program import Role
from integrate.session.session import Session
from tests.session.conversation import event_line, script_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from integrate.audio.api import Bus, Clip, Content, Decibels, Seconds
    from integrate.player.content import Narrating
    from integrate.session.record import Recorded


@dataclass(slots=True)
class WrittenSound:
    """An output that notes what it is told."""

    log: list[str]
    begun: Callable[[str, Seconds], None] | None = None

    @property
    def condition(self) -> Condition:
        """As if it could be heard."""
        return SOUNDING

    def prepare(self, contents: Sequence[Content]) -> None:
        """Note what is made ready."""
        self.log.append(f"prepare {', '.join(map(content_words, contents))}")

    def on_prepared(self, heard: Callable[[int, int], None]) -> None:
        """Note nothing: here nothing has to be made ready."""

    def on_begun(self, heard: Callable[[str, Seconds], None]) -> None:
        """Remember whom to tell that a clip begins."""
        self.begun = heard

    def play(self, clip: Clip) -> None:
        """Note a clip with what it holds and how it is played."""
        how = f"{clip.bus}, {clip.gain:g} dB, in {clip.fade_in:g} s, out {clip.fade_out:g} s"
        more = [", loop" * clip.loop, f", at {clip.pan:g}" * bool(clip.pan)]
        more += [f", after {clip.delay:g} s" * bool(clip.delay)]
        self.log.append(f"play {clip.id} {content_words(clip.content)} ({how}{''.join(more)})")

    def stop(self, clip_id: str, fade: Seconds | None = None) -> None:
        """Note the end of a clip."""
        self.log.append(f"stop {clip_id} {fade}")

    def pause(self) -> None:
        """Note the pause."""
        self.log.append("pause")

    def resume(self) -> None:
        """Note the end of the pause."""
        self.log.append("resume")

    def silence(self, fade: Seconds) -> None:
        """Note the silence."""
        self.log.append(f"silence {fade}")

    def set_level(self, bus: Bus | None, gain: Decibels) -> None:
        """Note how loud it is now."""
        self.log.append(f"level {bus or 'of all'} {gain:g} dB")

    def mute(self, *, on: bool) -> None:
        """Note whether anything is to be heard."""
        self.log.append(f"mute {on}")

    def talk_over(self, *, on: bool) -> None:
        """Note whether somebody speaks in the room."""
        self.log.append(f"talk over {on}")

    def duck(self, depth: Decibels) -> None:
        """Note how far beds fall."""
        self.log.append(f"duck {depth:g} dB")

    def close(self) -> None:
        """Note the end of all sound."""
        self.log.append("close")


def content_words(content: Content) -> str:
    """Return in a few words what is heard."""
    match content:
        case Files(paths=paths, crossfade=crossfade):
            across = f" across {crossfade:g} s" if crossfade else ""
            return " + ".join(path.name for path in paths) + across
        case Breath(direction=direction, length=length):
            return f"breath {direction} {length:g} s"
        case Line(text=text, language=language, pace=pace, private=private):
            return f'{language} {pace} "{text}"' + " private" * private
        case Held(data=data):
            return f"{len(data)} bytes from memory"


@dataclass(slots=True)
class FullDisk:
    """A keeper that keeps so many events more, and then none until there is room again."""

    log: list[str]
    room: float = float("inf")
    kept: list[Recorded] = field(default_factory=list)
    walls: list[datetime] = field(default_factory=list)

    def keep(self, wall: datetime, *recorded: Recorded) -> None:
        """Keep all events while there is room for all, else none."""
        if self.room < len(recorded):
            raise NotSaved("The disk is full.")
        self.room -= len(recorded)
        self.kept.extend(recorded)
        self.walls.extend(wall for _ in recorded)
        self.log.extend(f"keep {event_line(one.event)}".strip() for one in recorded)


@dataclass(slots=True)
class Stage:
    """A driver and everything around it."""

    driver: Driver
    clock: MadeUpClock
    keeper: FullDisk
    log: list[str]
    told: list[str]
    """Sentences for the person."""


class RestlessClock(MadeUpClock):
    """A made-up clock of a computer that can be put to sleep."""

    def __init__(self) -> None:
        super().__init__()
        self.asleep: Seconds = 0.0
        """How long it slept, and nobody has noticed yet."""

    def catch_up(self) -> Seconds | None:
        """Let time go on by the sleep."""
        began, slept = self.now(), self.asleep
        self.asleep = 0.0
        self.go_to(began + slept)
        return began if slept else None

    @property
    def until_look(self) -> Seconds | None:
        """It is to be looked at every second."""
        return 1.0


def stage(
    steps: str,
    folder: Path,
    *,
    role: Role = Role.PATIENT,
    narrating: Narrating | None = None,
    clock: MadeUpClock | None = None,
) -> Stage:
    """Return a driver of a session with these steps, with sounds from a folder."""
    log: list[str] = []
    told: list[str] = []
    clock, keeper = clock or MadeUpClock(), FullDisk(log)
    session = Session(script_of(steps), role, "a-test")
    sounds = Sounds((folder,))
    driver = Driver(session, clock, keeper, WrittenSound(log), sounds, told.append, narrating)
    return Stage(driver, clock, keeper, log, told)
