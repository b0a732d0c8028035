"""A program in a terminal of its own: when something came to its screen, and keys to it.

A stamp is taken by `perf_counter` in this process, right before the program is started or the key
is written, and right after the bytes were read. What both sides of a ratio share cancels out.
"""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import termios
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

COLUMNS, ROWS = 100, 30
PATIENCE = 30.0
"""Seconds after which what is waited for does not come."""
QUERIES = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}
"""What Textual asks a terminal, and what a present-day one says: pictures at once, resizes by
signal."""
SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()].|[=>78])")
"""A control sequence; what is left of the bytes is text."""


class NeverCame(Exception):
    """What was waited for did not come to the screen; the message shows what did."""


class Terminal:
    """A running program, its screen's bytes and its keyboard."""

    def __init__(self, process: subprocess.Popen[bytes], master: int, started: float) -> None:
        """Take a program that was started at a moment on the other side of `master`."""
        self.pid = process.pid
        self.started = started
        self._process = process
        self._master = master
        self._seen = bytearray()
        self._asked = 0

    @property
    def seen(self) -> bytearray:
        """What came to the screen since the last key."""
        return self._seen

    def until(self, words: str) -> float:
        """Return the moment at which the words were on the screen; only new bytes count.

        Raises `NeverCame`.
        """
        wanted = words.encode()
        deadline = perf_counter() + PATIENCE
        while wanted not in SEQUENCE.sub(b"", self._seen):
            if not self._read(deadline - perf_counter()):
                raise NeverCame(f"{words!r} never came; last: {bytes(self._seen[-600:])!r}")
        return perf_counter()

    def press(self, key: str) -> float:
        """Forget what was on the screen, press a key, and return when."""
        self.let_go_by(0.0)
        self._seen.clear()
        self._asked = 0
        pressed = perf_counter()
        os.write(self._master, key.encode())
        return pressed

    def let_go_by(self, seconds: float) -> None:
        """Read what comes for some seconds, so that the program never waits for its terminal."""
        deadline = perf_counter() + seconds
        while self._read(max(0.0, deadline - perf_counter())):
            pass

    def _read(self, patience: float) -> bool:
        """Read once; False when nothing came in time or the program has gone."""
        if not select.select([self._master], [], [], max(0.0, patience))[0]:
            return False
        try:
            came = os.read(self._master, 1 << 16)
        except OSError:
            return False
        self._seen += came
        self._answer()
        return bool(came)

    def _answer(self) -> None:
        fresh = bytes(self._seen[self._asked :])
        self._asked = len(self._seen)
        for query, answer in QUERIES.items():
            if query in fresh:
                os.write(self._master, answer)

    def end(self) -> None:
        """End the program and what it started."""
        os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()


@contextmanager
def terminal(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Start a program in a terminal of 100 columns and 30 rows; it ends with the block."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (ROWS, COLUMNS))
    started = perf_counter()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    running = Terminal(process, master, started)
    try:
        yield running
    finally:
        running.end()
        os.close(master)
