"""The program in a terminal window of its own: a pseudo-terminal, with a hand on its keys."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from integrate.journal.store import Journal
from integrate.session.record import Answered
from tests.compiled import KEPT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PATIENCE = 30.0
"""How many seconds the program may take to start or to show something, on a busy computer."""
HOOK = Path(__file__).with_name("mishaps.py")
_CONTROL = re.compile(
    rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_][^\x1b]*\x1b\\|.)"
)


def surroundings(folder: Path) -> dict[str, str]:
    """Return the environment of a person whose home is `folder`, at a usual terminal."""
    kept = ("PATH", "VIRTUAL_ENV", "PYTHONPATH", "LANG")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "HOME": str(folder / "home"),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "TEXTUAL_ANIMATIONS": "none",
        **KEPT,
        # on a desktop the keyring is the person's own, whatever their home is
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


def answers(folder: Path) -> list[object]:
    """Return what was answered in the newest session of this person's journal."""
    with Journal.open(folder / "data", folder / "home" / ".config" / "integrate" / "keys") as book:
        newest = book.sessions()[0]
        events = [entry.recorded.event for entry in book.events(newest.id)]
    return [event.value for event in events if isinstance(event, Answered)]


def program(folder: Path, *arguments: str, mishap: str = "") -> list[str]:
    """Return the command that runs the program for this person, with a mishap on its way."""
    start = [sys.executable, str(HOOK), mishap] if mishap else [sys.executable, "-m", "integrate"]
    return [*start, "--data", str(folder / "data"), "--mute", *arguments]


def a_moment() -> None:
    """Let the program work before it is looked at again: a look takes time from it."""
    threading.Event().wait(0.02)


@dataclass(slots=True)
class Window:
    """A running program and the other end of its terminal."""

    process: subprocess.Popen[bytes]
    master: int
    before: list[Any]
    """How the terminal was set before the program began."""
    slave: int
    output: bytes = b""
    closed: bool = field(default=False)
    _said: tuple[int, str] = (0, "")
    """How much of the output was made into words, and these."""

    @classmethod
    def open(
        cls,
        folder: Path,
        *arguments: str,
        mishap: str = "",
        ignoring: tuple[signal.Signals, ...] = (),
        extra: Mapping[str, str] | None = None,
    ) -> Self:
        """Start the program in a window of 100 by 30."""
        master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        before = termios.tcgetattr(slave)

        def be_led_by_the_terminal() -> None:
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            for one in ignoring:
                signal.signal(one, signal.SIG_IGN)

        config = folder / "home" / ".config" / "integrate"
        config.mkdir(parents=True, exist_ok=True)
        (config / "welcomed").touch()
        process = subprocess.Popen(
            program(folder, *arguments, mishap=mishap),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=surroundings(folder) | dict(extra or {}),
            cwd=folder,
            preexec_fn=be_led_by_the_terminal,  # noqa: PLW1509 -- the tests start no threads here
        )
        return cls(process, master, before, slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.close()

    def press(self, keys: bytes | str) -> None:
        """Type."""
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def close(self) -> None:
        """Close the window, as a person does who has had enough of it."""
        if not self.closed:
            self.closed = True
            os.close(self.slave)
            os.close(self.master)

    def look(self) -> bytes:
        """Take in what was written to the window until now and return all of it."""
        if self.closed:
            return self.output
        with contextlib.suppress(OSError):
            while select.select([self.master], [], [], 0.02)[0]:
                self.output += os.read(self.master, 65536)
        return self.output

    @property
    def words(self) -> str:
        """Everything that was ever written to the window, without colours and moves."""
        output = self.look()
        if len(output) != self._said[0]:
            said = _CONTROL.sub(b" ", output).decode("utf-8", "replace")
            self._said = len(output), " ".join(said.split())
        return self._said[1]

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"{what} never came; the window got:\n{self.words[-2000:]}")
            a_moment()

    def sees(self, words: str) -> None:
        """Wait until these words were written to the window."""
        self.until(lambda: words in self.words, f"“{words}”")

    def ends(self) -> int:
        """Wait for the program to end and return its exit code as a shell tells it."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            self.look()
            if time.monotonic() > end:
                raise AssertionError(f"the program goes on: {self.words[-500:]}")
            a_moment()
        code = self.process.returncode
        return 128 - code if code < 0 else code

    @property
    def is_restored(self) -> bool:
        """Whether the terminal is as it was: its own screen, its cursor, its settings."""
        shown = self.look()
        left = shown.rfind(b"\x1b[?1049l") > shown.rfind(b"\x1b[?1049h")
        cursor = shown.rfind(b"\x1b[?25h") > shown.rfind(b"\x1b[?25l")
        mouse = shown.rfind(b"\x1b[?1003l") >= shown.rfind(b"\x1b[?1003h")
        return left and cursor and mouse and termios.tcgetattr(self.slave) == self.before
