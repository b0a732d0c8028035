"""Whether somebody was welcomed on this computer: an empty file beside that of the preferences.

Where it cannot be written the welcome comes again, and keeps nobody out.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "welcomed"


def was_welcomed(preferences: Path) -> bool:
    """Tell whether the welcome was shown; `preferences` is the file of them."""
    try:
        return preferences.with_name(NAME).exists()
    except OSError:
        return False


def remember(preferences: Path) -> None:
    """Keep that the welcome was shown."""
    with suppress(OSError):
        preferences.parent.mkdir(parents=True, exist_ok=True)
        preferences.with_name(NAME).touch()
