"""The sounds a script names, and the cues that play and stop them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.script.declaration import Record, spec
from integrate.script.kinds import (
    LEVEL,
    MOMENT,
    MUSIC,
    NAME,
    PAN,
    SOUND_FILE,
    TIME,
    YES_NO,
    ListOf,
    MapOf,
)
from integrate.script.texts import EXIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.quantity import Decibels, Seconds

SOONEST_AGAIN: Seconds = 1.0
"""A sound that comes again and again comes no more often than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A sound file, or music of one's own, and how it is played unless a step says otherwise."""

    file: str = spec(
        SOUND_FILE, "The file, without its ending, beside the script or shipped.", default=""
    )
    music: str = spec(
        MUSIC, "In place of a file: a folder of music, or an .m3u playlist.", default=""
    )
    loop: bool = spec(YES_NO, "Whether it begins again at its end.", default=False)
    gain: Decibels = spec(
        LEVEL,
        "How much louder or softer than usual. Files are matched: at 0 dB all beds are as loud as "
        "each other, and so are all cues.",
        default=0.0,
    )
    pan: float = spec(PAN, "Where it is heard: -1 is left, 1 is right.", default=0.0)
    fade_in: Seconds = spec(TIME, "How long it takes to come up.", default=0.0)
    fade_out: Seconds = spec(TIME, "How long it takes to go when it is stopped.", default=2.0)
    crossfade: Seconds = spec(
        TIME,
        "How long one track goes over into the next, and a loop's end into its beginning.",
        default=0.0,
    )

    def faults(self) -> Iterable[str]:
        """Yield what does not fit together."""
        if self.file and self.music:
            yield "a sound is either a `file` or `music`"
        if not self.file and not self.music:
            yield "a sound needs a `file`, or `music`"
        if self.crossfade and not self.music and not self.loop:
            yield "there is nothing to fade across: `crossfade` is for `music` and for a loop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One sound starting or stopping at a moment of its step."""

    play: str = spec(SOUND_FILE, "The sound that starts.", default="")
    stop: str = spec(SOUND_FILE, "The sound that stops.", default="")
    at: Seconds = spec(MOMENT, "`enter`, `exit`, or a time since the step began.", default=0.0)
    every: Seconds | None = spec(
        TIME, "How long until it starts again, while a `wait` or `breathe` lasts.", default=None
    )
    gain: Decibels | None = spec(LEVEL, "Its level here.", default=None)
    pan: float | None = spec(PAN, "Where it is heard here.", default=None)
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
        if self.every is None:
            return
        if self.stop or self.at_exit:
            yield "only a sound that starts while the step lasts can come again and again"
        if self.every < SOONEST_AGAIN:
            yield f"a sound comes again after {SOONEST_AGAIN:g} second at the soonest"


SOUNDS = MapOf(NAME, Record(Sound, "a sound", main="file"), "sounds by name")
CUES = ListOf(Record(Cue, "a cue", main="play"), "cues")
