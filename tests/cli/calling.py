"""The program called as another program would call it: its code, what it said, what it kept."""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from integrate.journal.store import Journal
from integrate.session.record import Answered
from tests.compiled import KEPT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 60.0
"""How many seconds a call may take on a busy computer."""


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a call."""

    code: int
    out: str
    err: str

    @property
    def has_no_traceback(self) -> bool:
        """Whether neither output shows the inside of the program."""
        return "Traceback" not in self.out + self.err and 'File "' not in self.out + self.err


@dataclass(slots=True)
class Person:
    """Somebody with a home of their own who calls the program."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the home and its surroundings."""
        kept = ("PATH", "VIRTUAL_ENV", "PYTHONPATH", "COVERAGE_PROCESS_CONFIG")
        here = {name: os.environ[name] for name in kept if name in os.environ} | KEPT
        self.environment = {
            **here,
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "200",
            # on a desktop the keyring is the person's own, whatever their home is
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }

    @property
    def data(self) -> Path:
        """Where this person's journal is."""
        return self.folder / "data"

    def call(
        self,
        *arguments: str | Path,
        typed: str | bytes = b"",
        data: Path | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> Said:
        """Run the program to its end; what it says is not for a terminal."""
        return (self.call_loaded if can_be_loaded(extra or {}) else self.call_fresh)(
            *arguments, typed=typed, data=data, extra=extra
        )

    def call_loaded(
        self,
        *arguments: str | Path,
        typed: str | bytes = b"",
        data: Path | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> Said:
        """Run it as a child of a Python that has loaded it."""
        words = ["--data", str(data or self.data), *map(str, arguments)]
        return loaded().call(
            words, self.environment | dict(extra or {}), self.folder, _bytes(typed)
        )

    def call_fresh(
        self,
        *arguments: str | Path,
        typed: str | bytes = b"",
        data: Path | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> Said:
        """Run it in a Python of its own."""
        done = subprocess.run(
            [*PROGRAM, "--data", str(data or self.data), *map(str, arguments)],
            input=_bytes(typed),
            capture_output=True,
            check=False,
            timeout=LONGEST,
            cwd=self.folder,
            env=self.environment | dict(extra or {}),
        )
        return Said(done.returncode, _text(done.stdout), _text(done.stderr))

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file into the folder the program is called from."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    @property
    def journal(self) -> Journal:
        """The open journal."""
        return Journal.open(self.data, self.folder / ".config" / "integrate" / "keys")

    @property
    def answers(self) -> list[object]:
        """The values answered in the newest session."""
        with self.journal as journal:
            newest = journal.sessions()[0]
            events = [entry.recorded.event for entry in journal.events(newest.id)]
        return [event.value for event in events if isinstance(event, Answered)]


PROGRAM = (sys.executable, "-m", "integrate")
LOADED = Path(__file__).with_name("loaded.py")
AT_THE_START = ("PYTHON", "LC_", "LANG")
"""How variables begin that Python reads once, when it starts."""


def can_be_loaded(extra: Mapping[str, str]) -> bool:
    """Tell whether a call with these variables can be a child of a Python that runs already."""
    return hasattr(os, "fork") and not any(name.startswith(AT_THE_START) for name in extra)


class Loaded:
    """A Python that has loaded the program and begins each call as a child, see `loaded.py`."""

    def __init__(self) -> None:
        """Start it; it ends by itself when this process does."""
        self._files = TemporaryDirectory()
        self._running = subprocess.Popen(
            [sys.executable, str(LOADED)],
            bufsize=0,  # `select` sees what was not read yet
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C.UTF-8", **KEPT},
        )

    @classmethod
    def started(cls) -> Self:
        """Return one that is closed when this process ends."""
        made = cls()
        atexit.register(made.close)
        return made

    def close(self) -> None:
        """Let it end."""
        self._running.communicate()
        self._files.cleanup()

    def call(
        self, arguments: Sequence[str], environment: Mapping[str, str], folder: Path, typed: bytes
    ) -> Said:
        """Run the program to its end."""
        streams = [Path(self._files.name, name) for name in ("in", "out", "err")]
        for path, content in zip(streams, (typed, b"", b""), strict=True):
            path.write_bytes(content)
        order = {
            "arguments": arguments,
            "environment": environment,
            "folder": str(folder),
            "streams": list(map(str, streams)),
        }
        assert self._running.stdin is not None
        self._running.stdin.write(json.dumps(order).encode() + b"\n")
        self._running.stdin.flush()
        child = self._reply(LONGEST)
        try:
            code = self._reply(LONGEST)
        except TimeoutError as error:
            os.kill(child, signal.SIGKILL)
            self._reply(LONGEST)
            raise subprocess.TimeoutExpired(list(arguments), LONGEST) from error
        return Said(code, *(_text(path.read_bytes()) for path in streams[1:]))

    def _reply(self, patience: float) -> int:
        """Return the next line; one comes only after the one before was read."""
        out = self._running.stdout
        assert out is not None
        if not select.select([out], [], [], patience)[0]:
            raise TimeoutError
        return int(out.readline())


@cache
def loaded() -> Loaded:
    """Return the one Python of this process that has loaded the program."""
    return Loaded.started()


def _bytes(typed: str | bytes) -> bytes:
    return typed.encode() if isinstance(typed, str) else typed


def _text(content: bytes) -> str:
    return content.decode("utf-8", "backslashreplace")


def script(steps: str, title: str = "A test", more: str = "") -> str:
    """Return a script with these steps."""
    body = "\n".join(f"  {line}" for line in steps.strip("\n").splitlines())
    return f"title: {title}\nstage: anytime\n{more}steps:\n{body}\n"
