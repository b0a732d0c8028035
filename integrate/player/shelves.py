"""Titles of scripts by their names, for lists that name scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from integrate.script.library import UnknownScript

if TYPE_CHECKING:
    from integrate.script.library import Entry, Library


def title_of(library: Library, name: str) -> str:
    """Return the title of a script, or its name where it cannot be read."""
    return Titles(library)(name)


class Titles:
    """The titles of a library's scripts, each read once; made anew to see what has changed."""

    def __init__(self, library: Library) -> None:
        """Have read nothing yet."""
        self._library = library
        self._found: dict[str, Entry | None] = {}

    def __call__(self, name: str) -> str:
        """Return the title of a script, or its name where it cannot be read."""
        entry = self.entry(name)
        script = entry.reads.script if entry else None
        return script.title if script else name

    def entry(self, name: str) -> Entry | None:
        """Return the script of a name; None where the library has none."""
        if name not in self._found:
            try:
                self._found[name] = self._library.find(name, Path())
            except UnknownScript:
                self._found[name] = None
        return self._found[name]

    def take_in(self, entries: list[Entry]) -> list[Entry]:
        """Return these scripts, or in their place those of the same names that are read already."""
        return [self._found.setdefault(one.name, one) or one for one in entries]
