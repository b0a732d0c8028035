"""The boundary of sound: what the rest of the program says to it, and what it says back.

Nothing here loads an audio library, and nothing here plays: an output is given from outside, a
child process with a real device, or silence. No call blocks and none raises because sound failed:
a session never waits for its sound.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

Seconds: TypeAlias = float
Decibels: TypeAlias = float


@dataclass(frozen=True, slots=True)
class Voice:
    """One sound to be heard from now on."""

    id: str
    """Chosen by the caller, unique while the voice sounds; `stop` finds it by this name."""
    file: Path
    gain: Decibels = 0.0
    """Change of level; 0 dB plays the file as it is."""
    fade_in: Seconds = 0.0
    """A shorter one than 5 ms is lengthened to that: a sound never begins with a click."""
    fade_out: Seconds = 0.5
    """How the voice ends, both when it is stopped and when its file comes to its end."""
    loop: bool = False
    """Begin again at the end of the file, until stopped."""


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


STARTING = Condition(State.STARTING)
SOUNDING = Condition(State.SOUNDING)


class Output(Protocol):
    """Where voices are heard."""

    @property
    def condition(self) -> Condition:
        """Whether anything can be heard now, and why not."""
        ...

    def play(self, voice: Voice) -> None:
        """Let the voice sound from now on; a voice of the same id that still sounds fades out."""
        ...

    def stop(self, voice_id: str, fade: Seconds | None = None) -> None:
        """Fade the voice out and end it, by its own fade unless told; an unknown id is nothing."""
        ...

    def pause(self) -> None:
        """Fade everything out within about 0.4 s and hold it where it is."""
        ...

    def resume(self) -> None:
        """Let everything that was held go on from there, faded in."""
        ...

    def silence(self, fade: Seconds) -> None:
        """Fade every voice out and end it."""
        ...

    def close(self) -> None:
        """Fade what sounds within 0.3 s and give the device back; safe to call twice.

        Waits at most one second.
        """
        ...
