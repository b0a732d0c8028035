"""Starts this very program again as a child process: for sound, memos, and looking by ear.

The child finds the same package wherever it was started from. It is away from the terminal's
Ctrl+C, which is for the interface, and ends with its input.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGE: Final = Path(__file__).parents[2]
"""Where the child finds this very package."""

if sys.platform == "win32":
    APART: Final = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
else:
    APART: Final = 0
"""What Windows is to be told: no console window of its own, no Ctrl+C of ours."""


def surroundings() -> dict[str, str]:
    """Return the environment of a child: ours, with this package found before all others."""
    paths = [str(PACKAGE), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def start(
    arguments: Sequence[str], errors: IO[bytes] | None = None, encoding: str | None = None
) -> subprocess.Popen[Any]:
    """Start Python with these arguments, its input and output piped; raises `OSError`.

    Without `errors` what it complains of goes nowhere: native sound libraries write pages there.
    Without an `encoding` bytes go through the pipes.
    """
    return subprocess.Popen(  # noqa: S603 -- this very program, no word of it from outside
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors or subprocess.DEVNULL,
        encoding=encoding,
        env=surroundings(),
        creationflags=APART,
        start_new_session=True,
    )
