"""A memo recorded by a child process, seen from the interface.

Nothing here waits for the microphone but whoever asks for pieces, and no sound library is loaded.
"""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Final, cast

from integrate.audio.memo.piece import Ending, Piece, taken
from integrate.audio.own_child import start

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from typing import IO

    from integrate.audio.api import Seconds

CHILD: Final = ("-P", "-m", "integrate.audio.memo.child")
PATIENCE: Final[Seconds] = 3.0
"""How long the child may take to end when it is told to."""


class ChildRecording:
    """One memo; `stop` may be called from any thread, also before it has begun."""

    def __init__(self) -> None:
        """Begin with the first piece that is asked for."""
        self._ending = Ending.BROKEN
        self._process: subprocess.Popen[bytes] | None = None
        self._is_wanted = True
        self._lock = threading.Lock()

    @property
    def ending(self) -> Ending:
        """Why it ended, once it has."""
        return self._ending

    def pieces(self) -> Iterator[Piece]:
        """Start the child, and yield what it heard until it ends."""
        with self._lock:
            if not self._is_wanted:
                self._ending = Ending.TOLD
                return
            try:
                self._process = process = start(CHILD)
            except OSError:
                return
        try:
            # what a child that crashed left half said is not heard
            with contextlib.suppress(ValueError):
                for said in taken(cast("IO[bytes]", process.stdout)):
                    if isinstance(said, Piece):
                        yield said
                    else:
                        self._ending = said
        finally:
            self._bury(process)

    def stop(self) -> None:
        """Have it end; a child that does not is ended."""
        with self._lock:
            self._is_wanted = False
            process = self._process
        if process is not None:
            _close(process)
            late = threading.Timer(PATIENCE, process.kill)
            late.daemon = True
            late.start()

    def _bury(self, process: subprocess.Popen[bytes]) -> None:
        _close(process)
        process.kill()
        process.wait()
        cast("IO[bytes]", process.stdout).close()


def _close(process: subprocess.Popen[bytes]) -> None:
    """End the child's input, which is how it is told to end."""
    with contextlib.suppress(OSError):
        cast("IO[bytes]", process.stdin).close()
