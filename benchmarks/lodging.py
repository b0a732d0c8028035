"""A home that lasts as long as a benchmark, and the two programs that are started in it.

Nothing of the person who runs a benchmark is read or written: home, journal and keys are new.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.terminal import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from benchmarks.terminal import Terminal

PROJECT = Path(__file__).resolve().parents[1]
HELLO = PROJECT / "benchmarks" / "peers" / "hello.py"
HEADING = """\
title: A measured walk
stage: anytime
audience: patient
language: en
steps:
"""
"""What every script of a benchmark begins with."""


@dataclass(frozen=True, slots=True)
class Lodging:
    """A folder that holds everything a program may write."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """Return all that a started program is told of the outside."""
        return {
            "HOME": str(self.folder),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(PROJECT),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",  # not the person's own
        }

    def command(self, *arguments: str) -> list[str]:
        """Return the command that starts the program on a journal of this lodging."""
        data = str(self.folder / "journal")
        return [sys.executable, "-m", "integrate", "--data", data, *arguments]

    def home(self) -> AbstractContextManager[Terminal]:
        """Start home in a terminal."""
        return terminal(self.command(), self.environment)

    def player(self, steps: str, *options: str) -> AbstractContextManager[Terminal]:
        """Start a session of these steps, as YAML, in a terminal."""
        script = self.folder / "walk.yaml"
        script.write_text(HEADING + steps, encoding="utf-8")
        return terminal(self.command("play", str(script), *options), self.environment)

    def hello(self, *words: str) -> AbstractContextManager[Terminal]:
        """Start the bare app in a terminal; each key shows the next words."""
        return terminal([sys.executable, str(HELLO), *words], self.environment)


@contextmanager
def lodging() -> Iterator[Lodging]:
    """Make a lodging; it is gone with the block."""
    with TemporaryDirectory(prefix="integrate-benchmark-") as folder:
        config = Path(folder) / "config" / "integrate"
        config.mkdir(parents=True)
        (config / "welcomed").touch()  # what is measured is any day but the first
        yield Lodging(Path(folder))
