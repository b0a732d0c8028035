"""One command for each tool of the house; what it finds wrong is shown as it says it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@pytest.mark.parametrize(
    "tool",
    [
        pytest.param(("-m", "ruff", "check", "."), id="ruff check"),
        pytest.param(("-m", "ruff", "format", "--check", "."), id="ruff format"),
        pytest.param(("-m", "mypy"), id="mypy"),
        pytest.param(("-c", IMPORTS), id="lint-imports"),
    ],
)
def test_a_tool_finds_nothing_wrong(tool: tuple[str, ...]) -> None:
    """Style, layout, types and the layers of the house are as they were agreed."""
    done = subprocess.run(
        [sys.executable, *tool], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(tool)}\n{done.stdout}\n{done.stderr}"
