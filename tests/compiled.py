"""Where the tests keep what Python compiled, from run to run: beside no source.

A program that compiles all it loads takes twice as long to start.
"""

from __future__ import annotations

from pathlib import Path

COMPILED = Path(__file__).parents[1] / ".pytest_cache" / "compiled"
KEPT = {"PYTHONPYCACHEPREFIX": str(COMPILED)}
"""The variable by which a program that is started finds it."""
