"""What of each room its own tests pass through, line by line and branch by branch.

    python tools/own_tests.py                # the rooms where nothing may be missing
    python tools/own_tests.py journal ui     # these

Each room's tests run alone, in a process of their own. Ends with 1 where tests fail. It takes some
minutes, so the tests of the house do not run it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).parents[1]
ALL_OF_IT = ("script", "measures", "session", "journal")
"""The rooms that are wholly passed through."""


def measure(room: str) -> bool:
    """Run the tests of a room, print what they miss of it, and tell whether they passed."""
    print(f"== {room}", flush=True)
    with TemporaryDirectory() as folder:
        here = {**os.environ, "COVERAGE_FILE": str(Path(folder, "coverage"))}
        tests = ["-m", "pytest", f"tests/{room}", "-q", "-p", "no:cacheprovider"]
        run = [sys.executable, "-m", "coverage", "run", f"--source=integrate/{room}", *tests]
        passed = subprocess.run(run, cwd=PROJECT, env=here, check=False).returncode == 0  # noqa: S603 -- this project's tests
        for then in ("combine", "report"):
            told = [sys.executable, "-m", "coverage", then]
            subprocess.run(told, cwd=PROJECT, env=here, check=False)  # noqa: S603 -- the same
    return passed


if __name__ == "__main__":
    passed = [measure(room) for room in sys.argv[1:] or ALL_OF_IT]
    sys.exit(not all(passed))
