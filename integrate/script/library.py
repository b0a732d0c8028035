"""The folders that scripts are found in: what they hold, and a script by its name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from integrate.script.problem import did_you_mean
from integrate.script.read import Reads, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIXES = (".yaml", ".yml")


class UnknownScript(LookupError):
    """No script has that name; the message is a sentence with the nearest one."""


@dataclass(frozen=True)
class Entry:
    """A script file and the name it goes by."""

    name: str
    """Its path in the library without the ending, as in `integration/day-1`; or the path given."""
    path: Path

    @cached_property
    def reads(self) -> Reads:
        """What the file says, read once when first asked for."""
        return read_file(self.path)


@dataclass(frozen=True)
class Library:
    """Folders of scripts; a name in an earlier folder hides the same name in a later one."""

    folders: tuple[Path, ...]

    def entries(self) -> list[Entry]:
        """Return all scripts, broken ones too, by name."""
        found: dict[str, Entry] = {}
        for folder in self.folders:
            for path in self._files(folder):
                name = path.relative_to(folder).with_suffix("").as_posix()
                found.setdefault(name, Entry(name, path))
        return [found[name] for name in sorted(found)]

    def find(self, wanted: str, here: Path) -> Entry:
        """Return the script of a name, its last part where that is unique, or a path from `here`.

        Raises `UnknownScript` when there is none.
        """
        path = here / wanted
        if wanted.endswith(SUFFIXES) or path.is_file():
            return Entry(wanted, path)
        entries = self.entries()
        matches = [entry for entry in entries if entry.name == wanted]
        matches = matches or [entry for entry in entries if entry.name.endswith(f"/{wanted}")]
        if len(matches) == 1:
            return matches[0]
        if matches:
            names = ", ".join(entry.name for entry in matches)
            raise UnknownScript(f"`{wanted}` could be any of {names}; write the whole name.")
        near = did_you_mean(wanted, [entry.name for entry in entries])
        raise UnknownScript(f"There is no script `{wanted}`; {near or 'the library is empty'}")

    @staticmethod
    def _files(folder: Path) -> Iterator[Path]:
        for suffix in SUFFIXES:
            yield from sorted(folder.rglob(f"*{suffix}"))
