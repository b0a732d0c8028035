"""Which of two ways a person goes, as far as it is known before a session."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.preferences import file
from integrate.script.depth import Depth

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ways:
    """The short and the full way: what was chosen for this run, and what was last time."""

    chosen: str = ""
    """`short` or `full`; empty where each script asks."""
    preferences: Path | None = None
    """The file in which the last choice stands; None remembers nothing."""

    def usual(self) -> str:
        """Return the way that is offered first: the one of the last time."""
        if self.preferences is None:
            return Depth.SHORT.value
        return file.read(self.preferences).preferences.depth

    def keep(self, depth: str) -> None:
        """Remember a choice; where the file cannot be written the usual one stays."""
        if self.preferences is not None:
            with suppress(OSError, ValueError):
                file.change(self.preferences, "depth", depth)
