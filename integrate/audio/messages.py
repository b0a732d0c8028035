"""What the interface process and the sound process say to each other, one JSON object per line.

Each message is one declaration; its kind on the line is its name in lower case, and so are the
kinds of the values in it. Both processes run the same version of the program, so a line that cannot
be read is a fault and raises `ValueError`.
"""

from __future__ import annotations

import base64
import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast, get_args

from integrate.audio.api import Breath, Bus, Clip, Direction, Files, Held, Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.audio.api import Content, Decibels, Seconds


@dataclass(frozen=True, slots=True)
class Setup:
    """What a sound process needs to know first."""

    device: str = ""
    """The name of the device, or what only it begins with; by default the system's own."""
    voice: str = "auto"
    """The voice engine that speaks lines; `none` for no voice."""
    cache: Path | None = None
    """The folder in which measures and spoken lines are kept; None keeps nothing on the disk."""
    sounds: Path | None = None
    """The folder of the shipped sounds, which come with their measures."""
    models: tuple[Path, ...] = ()
    """The folders that hold voice models."""
    left_out: tuple[str, ...] = ()
    """The digests of files that are not to be decoded, since earlier processes ended at them."""


@dataclass(frozen=True, slots=True)
class Prepare:
    """Make these contents ready ahead of their moment."""

    contents: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Play:
    """Let this clip sound."""

    clip: Clip
    elapsed: Seconds = 0.0
    """How long ago it was told to, without pauses: more than 0 after a process was lost."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Fade this clip out and end it."""

    clip_id: str
    fade: Seconds | None
    """None: the fade the clip was given when it began."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Fade everything out and hold it."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let everything held go on."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Fade every clip out and end it."""

    fade: Seconds


@dataclass(frozen=True, slots=True)
class SetLevel:
    """Change how loud a bus is, or everything."""

    bus: Bus | None
    gain: Decibels


@dataclass(frozen=True, slots=True)
class Mute:
    """Let nothing be heard while everything goes on, or let it be heard again."""

    on: bool


@dataclass(frozen=True, slots=True)
class TalkOver:
    """Let beds fall under someone who speaks, or come back."""

    on: bool


@dataclass(frozen=True, slots=True)
class Duck:
    """Set how far beds fall."""

    depth: Decibels


@dataclass(frozen=True, slots=True)
class Close:
    """Fade what sounds and end the process."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A device is open: what is played is heard."""


@dataclass(frozen=True, slots=True)
class Lost:
    """There is no device, or none any more; it is looked for, and what sounds goes on unheard."""

    reason: str
    """One sentence for the person."""


@dataclass(frozen=True, slots=True)
class Gapped:
    """The device asked for more than was mixed: so many gaps were heard since the last report."""

    times: int


@dataclass(frozen=True, slots=True)
class Begun:
    """A clip was opened."""

    clip_id: str
    length: Seconds
    """How long its content lasts, from which follows when it is over."""
    late: Seconds
    """How much later than it was told to it began, because it had to be opened."""


@dataclass(frozen=True, slots=True)
class Unplayable:
    """This clip cannot be heard; everything else goes on."""

    clip_id: str
    reason: str
    """One sentence for the person, with the file and the remedy."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """Something is wrong with a sound, and the rest of it is heard."""

    reason: str
    """One sentence for the person."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """So many of the contents to prepare have been worked off."""

    done: int
    total: int


Command: TypeAlias = (
    Setup
    | Prepare
    | Play
    | Stop
    | Pause
    | Resume
    | Silence
    | SetLevel
    | Mute
    | TalkOver
    | Duck
    | Close
)
"""From the interface to the sound."""
Report: TypeAlias = Ready | Lost | Gapped | Begun | Unplayable | Faulty | Prepared
"""From the sound to the interface."""
Message: TypeAlias = Command | Report

_SIDES: Final = (Command, Report)
KINDS: dict[str, type[Any]] = {
    kind.__name__.lower(): kind for side in _SIDES for kind in get_args(side)
}
"""Every message by the name it has on the line."""
_VALUES: Final[dict[str, type[Any]]] = {
    kind.__name__.lower(): kind for kind in (Clip, Files, Breath, Line, Held)
}


def _path(text: str | None) -> Path | None:
    return None if text is None else Path(text)


def _paths(texts: list[str]) -> tuple[Path, ...]:
    return tuple(map(Path, texts))


_READ: Final[dict[str, Callable[[Any], Any]]] = {
    "bus": lambda name: None if name is None else Bus(name),
    "cache": _path,
    "contents": tuple,
    "data": base64.b64decode,
    "direction": Direction,
    "left_out": tuple,
    "models": _paths,
    "paths": _paths,
    "sounds": _path,
}
"""Fields whose value is not what JSON has for it."""


def dump(message: Message) -> str:
    """Return the message as one line, its end included."""
    return json.dumps(message, default=_plain) + "\n"


def load(line: str) -> Message:
    """Return the message that `dump` wrote; raises `ValueError` for any other line."""
    try:
        message = json.loads(line, object_hook=_value)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"not a message between the processes of sound: {line!r}") from error
    if type(message) not in KINDS.values():
        raise ValueError(f"not a message between the processes of sound: {line!r}")
    return cast("Message", message)


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return {"kind": type(value).__name__.lower(), **fields}


def _value(fields: dict[str, Any]) -> Any:
    kind = fields.pop("kind")
    read = {name: _READ.get(name, _same)(value) for name, value in fields.items()}
    return (_VALUES.get(kind) or KINDS[kind])(**read)


def _same(value: Any) -> Any:
    return value
