"""An engine's program, run once for one text: bounded in time and in what it may write.

Text goes in through its input and sound comes out through its output, so that neither is left on
the disk nor shown in the list of processes. A program that hangs is ended with all it started.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Final

from integrate.audio.problem import UnplayableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integrate.audio.api import Seconds

PATIENCE: Final[Seconds] = 20.0
"""How long a program may take for any text, loading its voice included."""
PER_CHARACTER: Final[Seconds] = 0.15
"""How much longer it may take for each character; it is spoken in about half of that."""
MOST: Final = 256 * 2**20
"""The most bytes an engine may write: the sound of an hour and a half."""


def time_limit(text: str, patience: Seconds = PATIENCE) -> Seconds:
    """Return how long an engine may take for the text."""
    return patience + PER_CHARACTER * len(text)


def run_engine(name: str, command: Sequence[str], given: bytes, limit: Seconds) -> bytes:
    """Return what the program of the voice `name` writes when it is given these bytes.

    Raises `UnplayableError` when it cannot be started, takes longer than the limit, writes without
    end, or ends with another code than 0.
    """
    with _started(name, command) as program:
        late = threading.Event()
        timer = threading.Timer(limit, _end_late, (program, late))
        timer.daemon = True
        timer.start()
        threading.Thread(target=_give, args=(program, given), daemon=True).start()
        try:
            said = _read(program)
            code = None if len(said) > MOST else program.wait()
        finally:
            timer.cancel()
    if late.is_set():
        raise UnplayableError(_failed(name, f"it took longer than {limit:.0f} seconds"))
    if code is None:
        raise UnplayableError(_failed(name, "it wrote without end"))
    if code != 0:
        raise UnplayableError(_failed(name, f"its program ended with code {code}"))
    return said


def _failed(name: str, why: str) -> str:
    return (
        f"The voice {name} could not speak: {why}. The words stay on the screen; "
        "`integrate voice test` tries the voice."
    )


@contextlib.contextmanager
def _started(name: str, command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """Start the program; when the block ends it has ended too, and whatever it started."""
    try:
        program = subprocess.Popen(  # noqa: S603 -- a program found on this computer, no shell
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=None if sys.platform == "win32" else 0,
        )
    except OSError as error:
        why = f"{command[0]} could not be started ({(error.strerror or 'unknown error').lower()})"
        raise UnplayableError(_failed(name, why)) from error
    try:
        yield program
    finally:
        _end(program)
        program.wait()
        if program.stdout is not None:
            program.stdout.close()


def _give(program: subprocess.Popen[bytes], given: bytes) -> None:
    # A program that reads nothing, or has ended, is judged by what it writes and by its code.
    if program.stdin is None:
        return
    with contextlib.suppress(OSError, ValueError):
        program.stdin.write(given)
    with contextlib.suppress(OSError, ValueError):
        program.stdin.close()


def _read(program: subprocess.Popen[bytes]) -> bytes:
    return program.stdout.read(MOST + 1) if program.stdout is not None else b""


def _end_late(program: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    _end(program)


def _end(program: subprocess.Popen[bytes]) -> None:
    """End the program, unless it has ended, and the others of its group, which is its own."""
    if program.returncode is not None:
        return
    if sys.platform == "win32":
        program.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, signal.SIGKILL)
