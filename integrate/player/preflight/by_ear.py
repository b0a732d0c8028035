"""What is looked at by ear, in a process of its own: device, voice and sounds.

numpy, the decoders and the device stay out of the process that shows the page. It is given one
request, and answers with what it hears; when its input ends, so does it.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from integrate.player.preflight import device, sounds, voice
from integrate.player.preflight.voice import Spoken
from integrate.words import _

if TYPE_CHECKING:
    from integrate.audio.messages import Setup
    from integrate.player.preflight.finding import Finding, Listener
    from integrate.player.preflight.sounds import Needed


NOTHING = Spoken()


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be looked at."""

    setup: Setup
    names: tuple[str, ...]
    """Of `device`, `voice` and `sounds`."""
    sounds: tuple[Needed, ...] = ()
    spoken: Spoken = NOTHING
    with_tone: bool = False
    """Whether the device is tried with the test tone."""


def look(request: Request, listener: Listener) -> None:
    """Look at everything asked for, the quick things first."""
    if device.NAME in request.names:
        _try_device(request, listener)
    if voice.NAME in request.names:
        listener.found(*voice.look(request.spoken, request.setup))
    if sounds.NAME in request.names:
        from integrate.audio.levels import Levels  # noqa: PLC0415 -- loads numpy and the codecs

        levels = Levels(request.setup.cache, request.setup.sounds)
        found = sounds.look(
            request.sounds, levels, lambda words: listener.looking(sounds.NAME, words)
        )
        listener.found(*found)


def _try_device(request: Request, listener: Listener) -> None:
    name = request.setup.device
    if request.with_tone:
        listener.looking(device.NAME, _(device.PLAYING))
        listener.found(*device.tone(name))
    else:
        listener.found(*device.opens(name))


class _Sayer:
    """Says what is heard to the process that asked."""

    def __init__(self, said: BinaryIO) -> None:
        self._said = said

    def looking(self, name: str, words: str) -> None:
        self._say((name, words))

    def found(self, *findings: Finding) -> None:
        self._say(findings)

    def _say(self, what: object) -> None:
        pickle.dump(what, self._said)
        self._said.flush()


def main() -> None:
    """Answer one request, and end with the input."""
    with os.fdopen(os.dup(1), "wb") as said:
        os.dup2(2, 1)  # a native library that writes there must not be taken for us
        request: Request = pickle.load(sys.stdin.buffer)  # noqa: S301 -- from the parent alone
        threading.Thread(target=_leave_with_input, daemon=True).start()
        look(request, _Sayer(said))
    # Threads in a device or a decoder cannot be joined, and nothing is left to be done.
    os._exit(0)


def _leave_with_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()
