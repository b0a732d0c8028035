"""Which languages a script is there in: the names of the PO files beside it."""

from __future__ import annotations

import os
import re
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
    # A thousand scripts may lie in one folder: `glob` would take three times as long.
    names = os.listdir(path.parent) if path.parent.is_dir() else []  # noqa: PTH208 -- as above
    files = (name for name in names if name.startswith(begin) and name.endswith(end))
    found = (name[len(begin) : -len(end)] for name in files)
    return tuple(sorted(language for language in found if LANGUAGE.fullmatch(language)))
