"""One sound process seen from the interface: lines to it, reports from it, and its end.

Sending never waits: a thread of its own writes, so a process that is stuck, slow or gone is noticed
only by what it no longer reports.
"""

from __future__ import annotations

import contextlib
import queue
import tempfile
import threading
from typing import TYPE_CHECKING, cast

from integrate.audio.messages import dump, load
from integrate.audio.own_child import start
from integrate.audio.witness import SIZE, last_words

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from typing import IO

    from integrate.audio.api import Seconds
    from integrate.audio.messages import Command, Report

CHILD = ("-P", "-m", "integrate.audio.child")
"""With -P, a file called numpy.py in the folder where the person stands is not taken for numpy."""


class Link:
    """The process from its start, by `reports`, to its end."""

    def __init__(self) -> None:
        self._commands: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._process: subprocess.Popen[str] | None = None
        self._shared: IO[bytes] | None = None
        self._lock = threading.Lock()
        self._unwanted = False
        self.ended = threading.Event()
        self.ended_at: set[str] = set()
        """The digests of the files that decoders were at when it ended."""

    def send(self, command: Command) -> None:
        """Have the command written when the process is there to read it."""
        self._commands.put(command)

    def reports(self) -> Iterator[Report]:
        """Start the process and yield what it says until it ends.

        Raises `OSError` when it cannot be started and `ValueError` when it says something else.
        """
        try:
            process = self._start()
            if process is None:
                return
            threading.Thread(target=self._write, args=(process,), daemon=True).start()
            try:
                for line in cast("IO[str]", process.stdout):
                    yield cast("Report", load(line))
            finally:
                self._bury(process)
        finally:
            self._read_shared()
            self.ended.set()

    def end(self, patience: Seconds) -> None:
        """Wait for the process to end by itself, then end it."""
        if not self.ended.wait(patience):
            with self._lock:
                self._unwanted = True
                if self._process is not None:
                    self._process.kill()

    def _start(self) -> subprocess.Popen[str] | None:
        with self._lock:
            if self._unwanted:
                return None
            self._shared = _shared()
            # what the child is given for its errors it takes for the witness, on every system
            self._process = start(CHILD, self._shared, encoding="utf-8")
            return self._process

    def _bury(self, process: subprocess.Popen[str]) -> None:
        self._commands.put(None)
        process.kill()
        process.wait()
        cast("IO[str]", process.stdout).close()

    def _read_shared(self) -> None:
        if self._shared is not None:
            self.ended_at = last_words(self._shared)
            self._shared.close()

    def _write(self, process: subprocess.Popen[str]) -> None:
        # A pipe whose reader is gone raises; that the process ended is seen where it is read from.
        with contextlib.suppress(OSError), cast("IO[str]", process.stdin) as lines:
            while (command := self._commands.get()) is not None:
                lines.write(dump(command))
                lines.flush()


def _shared() -> IO[bytes] | None:
    """Return a file without a name for what the process has to tell after its end."""
    with contextlib.suppress(OSError):
        shared = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the process is buried
        shared.write(bytes(SIZE))
        shared.flush()
        return shared
    return None
