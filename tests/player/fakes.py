"""What a driver is driven with in tests: a sound that is written down, and a keeper that may fail.

Both write into one list, so that a test sees in which order things were done.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.audio.api import SOUNDING, Condition
from integrate.player.clock import MadeUpClock
from integrate.player.driver import Driver
from integrate.player.keeping import NotSaved
from integrate.player.sounds import Sounds
from integrate.session.program import Role
from integrate.session.session import Session
from tests.session.conversation import event_line, script_of

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from integrate.audio.api import Seconds, Voice
    from integrate.session.record import Recorded


@dataclass(slots=True)
class WrittenSound:
    """An output that notes what it is told."""

    log: list[str]

    @property
    def condition(self) -> Condition:
        """As if it could be heard."""
        return SOUNDING

    def play(self, voice: Voice) -> None:
        """Note a voice with its file and how it is played."""
        how = f"{voice.gain:g} dB, in {voice.fade_in:g} s, out {voice.fade_out:g} s"
        loop = ", loop" if voice.loop else ""
        self.log.append(f"play {voice.id} {voice.file.name} ({how}{loop})")

    def stop(self, voice_id: str, fade: Seconds | None = None) -> None:
        """Note the end of a voice."""
        self.log.append(f"stop {voice_id} {fade}")

    def pause(self) -> None:
        """Note the pause."""
        self.log.append("pause")

    def resume(self) -> None:
        """Note the end of the pause."""
        self.log.append("resume")

    def silence(self, fade: Seconds) -> None:
        """Note the silence."""
        self.log.append(f"silence {fade}")

    def close(self) -> None:
        """Note the end of all sound."""
        self.log.append("close")


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


def stage(steps: str, folder: Path, *, role: Role = Role.PATIENT) -> Stage:
    """Return a driver of a session with these steps, with sounds from a folder."""
    log: list[str] = []
    told: list[str] = []
    clock, keeper = MadeUpClock(), FullDisk(log)
    session = Session(script_of(steps), role, "a-test")
    sounds = Sounds((folder,))
    driver = Driver(session, clock, keeper, WrittenSound(log), sounds, told.append)
    return Stage(driver, clock, keeper, log, told)
