"""What the tests of the console share."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from integrate.player import fading

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stand where the wall shows UTC, with fades that take no time."""
    monkeypatch.setattr(fading, "STEP", 0.0)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
