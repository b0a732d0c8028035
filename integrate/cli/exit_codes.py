"""The exit codes of the program. They are part of its interface and stay as they are."""

from __future__ import annotations

import enum


class ExitCode(enum.IntEnum):
    """How a command ended, for scripts that call it."""

    DONE = 0
    """What was asked for was done."""
    PROBLEMS = 1
    """The script has problems."""
    USAGE = 2
    """Wrong usage, or a file that cannot be read or written."""
    STOPPED = 3
    """The person stopped the session."""
    CRASHED = 4
    """An internal error; a report without answers was written."""
