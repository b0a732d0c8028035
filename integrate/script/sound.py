"""The sounds a script names, and the cues that play and stop them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.script.declaration import Record, spec
from integrate.script.kinds import (
    EXIT,
    LEVEL,
    MOMENT,
    NAME,
    SOUND_FILE,
    TIME,
    YES_NO,
    ListOf,
    MapOf,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.quantity import Decibels, Seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A sound file and how it is played unless a step says otherwise."""

    file: str = spec(SOUND_FILE, "The file, without its ending, beside the script or shipped.")
    loop: bool = spec(YES_NO, "Whether it begins again at its end.", default=False)
    gain: Decibels = spec(LEVEL, "How much louder or softer than the file.", default=0.0)
    fade_in: Seconds = spec(TIME, "How long it takes to come up.", default=0.0)
    fade_out: Seconds = spec(TIME, "How long it takes to go when it is stopped.", default=2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One sound starting or stopping at a moment of its step."""

    play: str = spec(SOUND_FILE, "The sound that starts.", default="")
    stop: str = spec(SOUND_FILE, "The sound that stops.", default="")
    at: Seconds = spec(MOMENT, "`enter`, `exit`, or a time since the step began.", default=0.0)
    gain: Decibels | None = spec(LEVEL, "Its level here.", default=None)
    fade_in: Seconds | None = spec(TIME, "How long it takes to come up here.", default=None)
    fade_out: Seconds | None = spec(TIME, "How long it takes to go here.", default=None)

    @property
    def at_exit(self) -> bool:
        """Whether the cue waits for the step to be left."""
        return self.at == EXIT

    def faults(self) -> Iterable[str]:
        """Yield what does not fit together."""
        if bool(self.play) == bool(self.stop):
            yield "a cue either plays a sound or stops one"


SOUNDS = MapOf(NAME, Record(Sound, "a sound", main="file"), "sounds by name")
CUES = ListOf(Record(Cue, "a cue", main="play"), "cues")
