"""The process that records a memo: it owns the microphone and the encoder, and ends with its input.

Native sound libraries write to the screen and can crash; here neither reaches the person's page.
What was heard goes to the parent through a pipe and nowhere else.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from typing import IO

from integrate.audio.memo.piece import Ending, put
from integrate.audio.memo.taking_down import take_down
from integrate.audio.problem import NoDeviceError
from integrate.core_dumps import forbid_core_dumps


def main() -> None:
    """Record until the input ends."""
    forbid_core_dumps()
    said = _own_output()
    told = threading.Event()
    threading.Thread(target=_hear_the_end, args=(told,), daemon=True).start()
    # A device can hang in its end, and the parent waits for none: so no orderly end is tried.
    with contextlib.suppress(OSError):  # the parent is gone, and with it who listens
        put(said, _record(said, told))
    os._exit(0)


def _record(said: IO[bytes], told: threading.Event) -> Ending:
    from integrate.audio.narration.microphone import Microphone  # noqa: PLC0415 -- after the pipes

    try:
        return take_down(Microphone(), told, lambda piece: put(said, piece))
    except NoDeviceError:
        return Ending.NONE


def _own_output() -> IO[bytes]:
    """Return the pipe to the parent, taken away from native code."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    return pipe


def _hear_the_end(told: threading.Event) -> None:
    sys.stdin.buffer.read()
    told.set()


if __name__ == "__main__":
    main()
