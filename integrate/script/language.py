"""Which languages a script is there in: the names of the PO files beside it."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGE = re.compile(r"[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
"""How a language is written, as in `de` or `pt-BR`."""


def catalogue_file(path: Path, language: str) -> Path:
    """Return the PO file of a script's translation: `grounding.de.po` beside `grounding.yaml`."""
    return path.with_suffix(f".{language}.po")


def languages(path: Path) -> tuple[str, ...]:
    """Return the languages that have a PO file beside a script."""
    begin, end = f"{path.stem}.", ".po"
    try:
        folder = os.path.dirname(path) or os.curdir  # noqa: PTH120 -- faster, as below
        changed = os.stat(folder).st_mtime_ns  # noqa: PTH116
    except OSError:
        return ()
    files = (name for name in _catalogues(folder, changed) if name.startswith(begin))
    found = (name[len(begin) : -len(end)] for name in files)
    return tuple(sorted(language for language in found if LANGUAGE.fullmatch(language)))


@lru_cache(maxsize=64)
def _catalogues(folder: str, _changed: int) -> tuple[str, ...]:
    """Return the PO files in a folder; a thousand scripts may lie in one, so it is read once."""
    return tuple(name for name in os.listdir(folder) if name.endswith(".po"))  # noqa: PTH208 -- faster
