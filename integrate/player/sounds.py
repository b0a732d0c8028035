"""From the name of a sound in a script to its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = (".flac", ".ogg", ".opus", ".wav", ".mp3", ".m4a")
"""What a sound file may end in, tried in this order."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """The folders that sounds are looked for in, the script's own first."""

    folders: tuple[Path, ...]

    def find(self, name: str) -> Path | None:
        """Return the file of a sound, or None when no folder has it."""
        for folder in self.folders:
            for path in (folder / name, *(folder / f"{name}{ending}" for ending in ENDINGS)):
                if _is_file(path):
                    return path
        return None


def _is_file(path: Path) -> bool:
    """Tell whether a file is there; a name that no file can have is none."""
    try:
        return path.is_file()
    except OSError:
        return False
