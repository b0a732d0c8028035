"""What should sound now, as the interface process knows it.

A sound process that is lost takes nothing with it that its successor would miss: told these
commands, that one sounds as if there had been no gap. What is over is forgotten, so that this does
not grow with the session.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from integrate.audio.messages import (
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.audio.api import Bus, Content, Seconds
    from integrate.audio.messages import Command

MANY: Final = 64
"""With so many clips it is looked which are over; with many that are not, at twice as many."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A clip that was told to sound."""

    play: Play
    at: Seconds
    """When, on a clock that stands still in pauses; with the time it took to open."""
    length: Seconds | None = None
    """How long its content lasts, once that is known."""


class Standing:
    """Takes note of commands, and tells them again."""

    def __init__(self, now: Callable[[], Seconds] = time.monotonic) -> None:
        self._now = now
        self._clips: dict[str, _Told] = {}
        self._many = MANY
        self._settings: dict[type[Command] | Bus | None, Command] = {}
        self._preparing: list[Content] = []
        self._paused_at: Seconds | None = None
        self._paused: Seconds = 0.0

    def note(self, command: Command) -> None:
        """Take note of a command that is told now."""
        match command:
            case Play(clip):
                if len(self._clips) >= self._many:
                    self._forget_ended()
                    self._many = 2 * len(self._clips) + MANY
                self._clips[clip.id] = _Told(command, self._time)
            case Stop(clip_id):
                self.forget(clip_id)
            case Silence():
                self._clips.clear()
            case SetLevel(bus):
                self._settings[bus] = command
            case Mute() | TalkOver() | Duck():
                self._settings[type(command)] = command
            case Prepare(contents):
                self._preparing += contents
            case Pause() | Resume():
                self._hold(on=isinstance(command, Pause))

    def begun(self, clip_id: str, length: Seconds, late: Seconds) -> None:
        """Take note of how long a clip's content lasts, and that it began so late."""
        told = self._clips.get(clip_id)
        if told is not None:
            self._clips[clip_id] = replace(told, length=length, at=told.at + late)

    def forget(self, clip_id: str) -> None:
        """Forget a clip that sounds no more."""
        self._clips.pop(clip_id, None)

    def prepared(self) -> None:
        """Take note that there is nothing left to prepare."""
        self._preparing.clear()

    def again(self) -> Iterator[Command]:
        """Yield what a new process is to be told."""
        self._forget_ended()
        yield from self._settings.values()
        if self._paused_at is not None:
            yield Pause()
        for told in self._clips.values():
            yield Play(told.play.clip, self._time - told.at)
        if self._preparing:
            yield Prepare(tuple(self._preparing))

    @property
    def _time(self) -> Seconds:
        now = self._now() if self._paused_at is None else self._paused_at
        return now - self._paused

    def _hold(self, *, on: bool) -> None:
        if on and self._paused_at is None:
            self._paused_at = self._now()
        elif not on and self._paused_at is not None:
            self._paused += self._now() - self._paused_at
            self._paused_at = None

    def _forget_ended(self) -> None:
        self._clips = {name: told for name, told in self._clips.items() if not self._is_over(told)}

    def _is_over(self, told: _Told) -> bool:
        clip = told.play.clip
        if clip.loop or told.length is None:
            return False
        return self._time - told.at > clip.delay + told.length
