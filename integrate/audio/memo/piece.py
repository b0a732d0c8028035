"""A voice memo on its way from the microphone: pieces of one sound file, and why it ended.

The pieces joined are one Ogg Opus file (RFC 7845), however many of them there are: one that breaks
off is heard as far as it goes.
"""

from __future__ import annotations

import enum
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from integrate.audio.api import Seconds

LONGEST: Final[Seconds] = 600.0
"""How long a memo can be; it then ends by itself."""


class Ending(enum.StrEnum):
    """Why a recording ended."""

    TOLD = "told"
    """It was told to."""
    LONGEST = "longest"
    """It had come to `LONGEST`."""
    NONE = "none"
    """No microphone could be opened."""
    LOST = "lost"
    """The microphone gave nothing any more."""
    BROKEN = "broken"
    """The process that records ended without a word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What was added to the file, and how much of the memo can be heard with it."""

    until: Seconds
    sound: bytes = field(repr=False)


class Recording(Protocol):
    """One memo that is being recorded."""

    @property
    def ending(self) -> Ending:
        """Why it ended, once it has."""
        ...

    def pieces(self) -> Iterator[Piece]:
        """Begin to record, and yield the pieces as they come, until it has ended. Once only."""
        ...

    def stop(self) -> None:
        """Have it end, from any thread; what was heard until now still comes."""
        ...


def put(stream: IO[bytes], said: Piece | Ending) -> None:
    """Write a piece, or at last why it ended, for `taken`. Raises `OSError`."""
    if isinstance(said, Piece):
        head = {"until": said.until, "bytes": len(said.sound)}
        stream.write(json.dumps(head).encode("ascii") + b"\n" + said.sound)
    else:
        stream.write(json.dumps({"ending": said.value}).encode("ascii") + b"\n")
    stream.flush()


def taken(stream: IO[bytes]) -> Iterator[Piece | Ending]:
    """Yield what `put` wrote; a piece that breaks off is no piece. Raises `ValueError`."""
    while line := stream.readline():
        head = json.loads(line)
        if "ending" in head:
            yield Ending(head["ending"])
            return
        sound = stream.read(head["bytes"])
        if len(sound) < head["bytes"]:
            return
        yield Piece(head["until"], sound)
