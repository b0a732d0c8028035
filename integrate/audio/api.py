"""The boundary of sound: what the rest of the program says to it, and what it says back.

Nothing here loads an audio library, and nothing here plays: an output is given from outside, a
child process with a real device, a file that is rendered, or silence. No call blocks and none
raises because sound failed: a session never waits for its sound.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Seconds: TypeAlias = float
Decibels: TypeAlias = float


class Bus(enum.StrEnum):
    """Which part of the sound a clip belongs to; each has its level, and its target loudness."""

    BED = "bed"
    """What goes on under the steps; it falls under the voice."""
    CUE = "cue"
    VOICE = "voice"


class Direction(enum.StrEnum):
    """Which way a breath goes."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Files:
    """Recorded sound: one file, or several one after the other."""

    paths: tuple[Path, ...]
    crossfade: Seconds = 0.0
    """How long one goes over into the next, and a loop's end into its beginning."""


@dataclass(frozen=True, slots=True)
class Breath:
    """A soft tone made for one phase of a breath; in and out can be told apart by ear alone."""

    direction: Direction
    length: Seconds


@dataclass(frozen=True, slots=True)
class Line:
    """Words to be spoken by a voice engine."""

    text: str
    language: str = "en"
    pace: str = "even"
    """`slow`, `even` or `brisk`."""
    private: bool = False
    """Whether it holds the person's own words: then nothing of it is kept on the disk."""


@dataclass(frozen=True, slots=True)
class Held:
    """A sound file held in memory, such as a voice memo: it is nowhere on the disk in clear."""

    data: bytes = field(repr=False)


Content: TypeAlias = Files | Breath | Line | Held
"""What a clip holds."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One piece of sound on the timeline."""

    id: str
    """Chosen by the caller, unique while the clip sounds; `stop` finds it by this name."""
    content: Content
    bus: Bus = Bus.CUE
    gain: Decibels = 0.0
    """Change of level; at 0 dB the content is as loud as its bus is meant to be."""
    pan: float = 0.0
    """From -1, left, to 1, right."""
    fade_in: Seconds = 0.0
    """A shorter one than 5 ms is lengthened to that: a sound never begins with a click."""
    fade_out: Seconds = 0.5
    """How the clip ends, both when it is stopped and when its content comes to its end."""
    loop: bool = False
    """Begin again at the end of the content, until stopped."""
    delay: Seconds = 0.0
    """How long after the call it begins; beds fall before a voice that is known ahead."""


class State(enum.Enum):
    """Whether the person can hear anything."""

    STARTING = "starting"
    SOUNDING = "sounding"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Condition:
    """The state of the sound, with a sentence for the person when there is none."""

    state: State
    reason: str = ""
    """One sentence when silent for a reason that the person should know; otherwise empty."""
    gaps: int = field(default=0, compare=False)
    """How often a device that played was left without sound for a moment, in this session."""


STARTING = Condition(State.STARTING)
SOUNDING = Condition(State.SOUNDING)


class Output(Protocol):
    """Where clips are heard."""

    @property
    def condition(self) -> Condition:
        """Whether anything can be heard now, and why not."""
        ...

    def prepare(self, contents: Sequence[Content]) -> None:
        """Make contents ready ahead of their moment: lines are spoken, files are measured."""
        ...

    def on_prepared(self, heard: Callable[[int, int], None]) -> None:
        """Let `heard` know after each, from a thread, how many of how many contents are ready."""
        ...

    def on_begun(self, heard: Callable[[str, Seconds], None]) -> None:
        """Let `heard` know, from a thread, of each clip that begins, and how soon it is over.

        The seconds are from the moment it was to begin, which is after its delay.
        """
        ...

    def play(self, clip: Clip) -> None:
        """Let the clip sound; a clip of the same id that still sounds fades out."""
        ...

    def stop(self, clip_id: str, fade: Seconds | None = None) -> None:
        """Fade the clip out and end it, by its own fade unless told; an unknown id is nothing."""
        ...

    def pause(self) -> None:
        """Fade everything out within about 0.4 s and hold it where it is."""
        ...

    def resume(self) -> None:
        """Let everything that was held go on from there, faded in."""
        ...

    def silence(self, fade: Seconds) -> None:
        """Fade every clip out and end it."""
        ...

    def set_level(self, bus: Bus | None, gain: Decibels) -> None:
        """Change how loud a bus is, or with None everything, gliding from where it was."""
        ...

    def mute(self, *, on: bool) -> None:
        """Let nothing be heard, or let it be heard again; everything goes on meanwhile."""
        ...

    def talk_over(self, *, on: bool) -> None:
        """Let beds fall under someone who speaks in the room, or come back."""
        ...

    def duck(self, depth: Decibels) -> None:
        """Set how far beds fall under the voice and under a talk-over; -12 dB unless told."""
        ...

    def close(self) -> None:
        """Fade what sounds within 0.3 s and give the device back; safe to call twice.

        Waits at most one second.
        """
        ...
