"""What the tests of line mode share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plain.house import House, furnish

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Give a house with its scripts, and a journal nobody wrote in."""
    return furnish(tmp_path)
