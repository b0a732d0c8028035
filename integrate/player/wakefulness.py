"""Keeps the computer awake while a session runs, by the system's own means, and says if it cannot.

Whatever holds it belongs to this process: when the process ends in whatever way, the hold ends.
Nothing here waits for the system but a thread of its own, and nothing raises.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import shutil
import subprocess
import sys
import threading
from contextlib import AbstractContextManager, contextmanager
from typing import IO, TYPE_CHECKING, Final, TypeAlias, cast

from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.session.record import Seconds

Way: TypeAlias = "Callable[[], AbstractContextManager[None]]"
"""Holds the computer awake inside its block. Raises `CannotStayAwake` on entering."""

PATIENCE: Final[Seconds] = 5.0
"""How long the system may take to answer."""
LEAVING: Final[Seconds] = 1.0
"""How long a program that holds may take to end."""
HELD: Final = b"held\n"
WAITS: Final = ("sh", "-c", "echo held; exec cat >/dev/null")
"""Says that the hold is taken, and ends when its input does: with this process, however it ends."""
CONTINUOUS, SYSTEM_REQUIRED = 0x80000000, 0x00000001
"""`ES_CONTINUOUS` and `ES_SYSTEM_REQUIRED` of SetThreadExecutionState (learn.microsoft.com)."""

TROUBLE = later("The computer may go to sleep during the session: {why}.")
NOT_THERE = later("the program that keeps it awake is not there ({program})")
REFUSED = later("the system does not let it be kept awake ({program})")
NO_ANSWER = later("the system gave no answer")
NO_ANSWER_OF = later("the system gave no answer ({program})")
UNKNOWN = later("there is no way to keep it awake on this system")
REMEDY = later(
    "Turn sleep off in the settings of the system for today, leave the lid open, and plug it in."
)


class CannotStayAwake(Exception):
    """The computer cannot be kept awake; the message says why, as a part of a sentence."""


class Wakefulness:
    """Holds the computer awake from its making until `release`; may be used from any thread."""

    def __init__(self, way: Way | None = None) -> None:
        """Begin to take hold, by the way of this system unless another is given."""
        self._way = way or way_here()
        self._trouble = ""
        self._is_known = threading.Event()
        self._let_go = threading.Event()
        self._thread = threading.Thread(target=self._hold, daemon=True, name="wakefulness")
        self._thread.start()

    def trouble(self, patience: Seconds = PATIENCE) -> str:
        """Return one sentence why the computer is not kept awake; empty when it is.

        Waits until that is known, or the patience is over.
        """
        if not self._is_known.wait(patience):
            return _(TROUBLE, why=_(NO_ANSWER))
        return self._trouble

    def tell_trouble(self, tell: Callable[[str], None]) -> None:
        """Tell the sentence and its remedy once it is known, from a thread; without one nothing."""

        def wait_and_tell() -> None:
            if sentence := self.trouble():
                tell(f"{sentence} {_(REMEDY)}")

        threading.Thread(target=wait_and_tell, daemon=True).start()

    def release(self) -> None:
        """Let the computer sleep again; safe to call twice."""
        self._let_go.set()
        self._thread.join(LEAVING * 2)

    def _hold(self) -> None:
        """Take hold and keep it in one thread: Windows gives it to the thread that asked."""
        try:
            with self._way():
                self._is_known.set()
                self._let_go.wait()
        except CannotStayAwake as error:
            self._trouble = _(TROUBLE, why=error)
            self._is_known.set()


def way_here(platform: str = sys.platform) -> Way:
    """Return the way of this system."""
    if platform == "win32":
        return thread_state
    return caffeinate if platform == "darwin" else systemd_inhibit


@contextmanager
def systemd_inhibit() -> Iterator[None]:
    """Hold by a lock of logind, on Linux (systemd-inhibit(1))."""
    name = "systemd-inhibit"
    asked = ["--what=sleep:idle", "--mode=block", "--who=Integrate", "--why=A session runs"]
    process = _start(name, [*asked, *WAITS])
    try:
        _wait_for_word(name, process)
        yield
    finally:
        _end(process)


@contextmanager
def caffeinate() -> Iterator[None]:
    """Hold by an assertion of power management, on macOS (caffeinate(8)); it watches this process.

    It says nothing when it holds, so that it goes on is what is known.
    """
    name = "caffeinate"
    process = _start(name, ["-i", "-w", str(os.getpid())])
    try:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(LEAVING / 2)
        if process.poll() is not None:
            raise CannotStayAwake(_(REFUSED, program=name))
        yield
    finally:
        _end(process)


@contextmanager
def thread_state(set_state: Callable[[int], int] | None = None) -> Iterator[None]:
    """Hold by the state of this thread, on Windows; it ends with the thread."""
    name = "SetThreadExecutionState"
    if set_state is None:
        windows = getattr(ctypes, "windll", None)
        if windows is None:
            raise CannotStayAwake(_(UNKNOWN))
        set_state = cast("Callable[[int], int]", windows.kernel32.SetThreadExecutionState)
    if not set_state(CONTINUOUS | SYSTEM_REQUIRED):
        raise CannotStayAwake(_(REFUSED, program=name))
    try:
        yield
    finally:
        set_state(CONTINUOUS)


def _start(name: str, arguments: list[str]) -> subprocess.Popen[bytes]:
    """Start a program of the system that ends by itself with this process."""
    found = shutil.which(name)
    if found is None:
        raise CannotStayAwake(_(NOT_THERE, program=name))
    try:
        return subprocess.Popen(  # noqa: S603 -- the system's own program, no word from outside
            [found, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl+C in the terminal is for the interface; and without a terminal of its own it
            # cannot ask there for a password.
            start_new_session=True,
        )
    except OSError as error:
        raise CannotStayAwake(_(REFUSED, program=name)) from error


def _wait_for_word(name: str, process: subprocess.Popen[bytes]) -> None:
    """Wait for the word of what runs under the hold."""
    said = cast("IO[bytes]", process.stdout)
    there, _others, _faulty = select.select([said], [], [], PATIENCE)
    if not there:
        raise CannotStayAwake(_(NO_ANSWER_OF, program=name))
    if said.readline() != HELD:
        raise CannotStayAwake(_(REFUSED, program=name))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close the input, at which the program ends; else end it."""
    with contextlib.suppress(OSError):
        cast("IO[bytes]", process.stdin).close()
    process.terminate()
    try:
        process.wait(LEAVING)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    cast("IO[bytes]", process.stdout).close()
