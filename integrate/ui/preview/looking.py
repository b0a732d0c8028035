"""One look at the file: the script in it if it has one, its outline, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from integrate.measures.catalogue import KNOWN
from integrate.review.checking import check_file
from integrate.ui.preview.outline import outline

if TYPE_CHECKING:
    from integrate.measures.catalogue import Catalogue
    from integrate.review.draft import FindSound
    from integrate.script.model import Script
    from integrate.script.problem import Problem
    from integrate.ui.preview.outline import Line


@dataclass(frozen=True, slots=True)
class Look:
    """What the file says now."""

    script: Script | None
    """The script; None when it cannot be read."""
    lines: tuple[Line, ...]
    """Its steps as they stand in the source; none when it is no YAML."""
    problems: tuple[Problem, ...]
    """What reading found, or when that was nothing, what the rules found."""
    files: tuple[Path, ...]
    """The included files that were read."""


def look(
    path: Path, roots: tuple[Path, ...], find_sound: FindSound, catalogue: Catalogue = KNOWN
) -> Look:
    """Read and check the file; whatever it holds, there is something to say of it."""
    reads = check_file(path, roots, find_sound, catalogue=catalogue)
    files = tuple(Path(name) for name in reads.texts if name)
    return Look(reads.script, outline(reads.texts.get("", "")), reads.problems, files)
