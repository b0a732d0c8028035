"""Looking by ear in a process beside this one, which a stuck device or decoder cannot hold up."""

from __future__ import annotations

import contextlib
import pickle
import threading
from typing import IO, TYPE_CHECKING, Final, cast

from integrate.audio.own_child import start
from integrate.player.preflight.finding import warning
from integrate.words import _, later

if TYPE_CHECKING:
    import subprocess

    from integrate.player.preflight.by_ear import Request
    from integrate.player.preflight.finding import Finding, Listener

CHILD: Final = ("-P", "-m", "integrate.player.preflight.by_ear")
"""With -P, a file called numpy.py in the folder where the person stands is not taken for numpy."""
LOST = later("This could not be looked at: the process for it ended early.")
AGAIN = later("Look again; `integrate doctor` looks at the same from the command line.")


class Beside:
    """One look by ear, in a process that ends with it, or with this one."""

    def __init__(self, request: Request) -> None:
        """Look at what is requested once it is run."""
        self._request = request
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_ended = False

    @property
    def names(self) -> tuple[str, ...]:
        """What it looks at."""
        return self._request.names

    def run(self, listener: Listener) -> None:
        """Start the process and pass on what it hears, to its end."""
        left = dict.fromkeys(self.names)
        try:
            process = self._start()
            if process is None:
                return
            for name in _heard(process, self._request, listener):
                left.pop(name, None)
        except OSError:  # it cannot be started
            pass
        finally:
            self.end()
        for name in left:
            listener.found(warning(name, _(LOST), _(AGAIN)))

    def end(self) -> None:
        """End the process, whatever it is doing."""
        with self._lock:
            self._is_ended = True
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                cast("IO[bytes]", pipe).close()

    def _start(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if not self._is_ended:
                self._process = start(CHILD)
            return self._process


def _heard(process: subprocess.Popen[bytes], request: Request, listener: Listener) -> list[str]:
    """Pass on what the process says until it ends; return the names it has told of."""
    told: list[str] = []
    given, said = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    # Whoever ends the process closes its pipes, and what it was saying stays unfinished.
    with contextlib.suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
        pickle.dump(request, given)
        given.flush()
        while True:
            found: tuple[Finding, ...] | tuple[str, str] = pickle.load(said)  # noqa: S301 -- from our own child
            match found:
                case (str(name), str(words)):
                    listener.looking(name, words)
                case findings:
                    listener.found(*findings)
                    told.append(findings[0].name)
    return told
