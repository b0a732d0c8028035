"""What the interface process and the sound process say to each other, one JSON object per line.

Each message is one declaration; its kind on the line is its name in lower case. Both processes run
the same version of the program, so a line that cannot be read is a fault and raises `ValueError`.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from integrate.audio.api import Voice

if TYPE_CHECKING:
    from integrate.audio.api import Seconds


@dataclass(frozen=True, slots=True)
class Play:
    """Let this voice sound from now on."""

    voice: Voice


@dataclass(frozen=True, slots=True)
class Stop:
    """Fade this voice out and end it."""

    voice_id: str
    fade: Seconds | None
    """None: the fade the voice was given when it began."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Fade everything out and hold it."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let everything held go on."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Fade every voice out and end it."""

    fade: Seconds


@dataclass(frozen=True, slots=True)
class Close:
    """Fade what sounds and end the process."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A device is open: what is played is heard."""


@dataclass(frozen=True, slots=True)
class Deviceless:
    """No device can be had; the process ends and starting it again would not help."""

    reason: str
    """One sentence for the person."""


@dataclass(frozen=True, slots=True)
class Unplayable:
    """This voice cannot be heard; everything else goes on."""

    voice_id: str
    reason: str
    """One sentence for the person, with the file and the remedy."""


Command: TypeAlias = Play | Stop | Pause | Resume | Silence | Close
"""From the interface to the sound."""
Report: TypeAlias = Ready | Deviceless | Unplayable
"""From the sound to the interface."""
Message: TypeAlias = Command | Report

KINDS: dict[str, type[Any]] = {
    kind.__name__.lower(): kind for side in (Command, Report) for kind in get_args(side)
}
"""Every message by the name it has on the line."""


def dump(message: Message) -> str:
    """Return the message as one line, its end included."""
    fields = dataclasses.asdict(message)
    return json.dumps({"kind": type(message).__name__.lower(), **fields}, default=str) + "\n"


def load(line: str) -> Message:
    """Return the message that `dump` wrote; raises `ValueError` for any other line."""
    try:
        fields = json.loads(line)
        kind = KINDS[fields.pop("kind")]
        if kind is Play:
            voice = fields.pop("voice")
            fields["voice"] = Voice(**{**voice, "file": Path(voice["file"])})
        message: Message = kind(**fields)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"not a message between the processes of sound: {line!r}") from error
    return message
