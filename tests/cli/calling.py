"""The program called as another program would call it: its code, what it said, what it kept."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.journal.store import Journal
from integrate.session.record import Answered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

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
        kept = ("PATH", "VIRTUAL_ENV", "PYTHONPATH")
        here = {name: os.environ[name] for name in kept if name in os.environ}
        self.environment = {
            **here,
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "200",
            "PYTHONDONTWRITEBYTECODE": "1",
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
        done = subprocess.run(
            [*PROGRAM, "--data", str(data or self.data), *map(str, arguments)],
            input=typed.encode() if isinstance(typed, str) else typed,
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


def _text(content: bytes) -> str:
    return content.decode("utf-8", "backslashreplace")


def script(steps: str, title: str = "A test", more: str = "") -> str:
    """Return a script with these steps."""
    body = "\n".join(f"  {line}" for line in steps.strip("\n").splitlines())
    return f"title: {title}\nstage: anytime\n{more}steps:\n{body}\n"
