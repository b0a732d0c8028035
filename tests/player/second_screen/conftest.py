"""What the tests of the second screen share: a place to meet, whose path is short enough."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integrate.player.second_screen.meeting import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder of this user's alone."""
    # Not pytest's own folder: the path of a socket must be short.
    with tempfile.TemporaryDirectory(prefix="screen") as made:
        yield Path(made)


@pytest.fixture
def meeting(folder: Path) -> Meeting:
    """Give a place to meet in a folder of the program's own."""
    return Meeting(folder / "data", folder / "own")
