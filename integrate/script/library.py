"""The folders that scripts are found in: what they hold, and a script by its name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from integrate.script.language import languages
from integrate.script.order import by_number
from integrate.script.problem import did_you_mean
from integrate.script.read import Reads, read_file
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANY_OF = later("`{name}` could be any of {names}; write the whole name.")
SUFFIXES = (".yaml", ".yml")
PARTS = "parts"
"""A folder of this name holds scripts that are only included in others."""
PROGRAMMES = "programmes"
"""A folder of this name holds no scripts: it says which script comes on which day."""


class UnknownScript(LookupError):
    """No script has that name; the message is a sentence with the nearest one."""


@dataclass(frozen=True)
class Entry:
    """A script file and the name it goes by."""

    name: str
    """Its path in the library without the ending, as in `integration/day-1`; or the path given."""
    path: Path
    roots: tuple[Path, ...] = ()
    """The folders of the library, in which included scripts are looked for."""
    language: str = ""
    """The language it is to be put into; empty for its own."""

    @cached_property
    def reads(self) -> Reads:
        """What the file says in that language, read once when first asked for."""
        reads = read_file(self.path, self.roots)
        if not self.language:
            return reads
        from integrate.script.translation import put_into  # noqa: PLC0415 -- loads polib

        return put_into(reads, self.path, self.language)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there is a translation into, finished or not."""
        return languages(self.path)


@dataclass(frozen=True)
class Library:
    """Folders of scripts; a name in an earlier folder hides the same name in a later one."""

    folders: tuple[Path, ...]

    def entries(self) -> list[Entry]:
        """Return all scripts, broken ones too, by name; `day-2` comes before `day-10`."""
        found: dict[str, Entry] = {}
        for folder in self.folders:
            for path in self._files(folder):
                name = path.relative_to(folder).with_suffix("").as_posix()
                found.setdefault(name, Entry(name, path, self.folders))
        return [found[name] for name in sorted(found, key=by_number)]

    def shelf(self) -> list[Entry]:
        """Return the scripts that somebody may choose: not those that others are made of."""
        return [entry for entry in self.entries() if PARTS not in entry.name.split("/")[:-1]]

    def find(self, wanted: str, here: Path) -> Entry:
        """Return the script of a name, its last part where that is unique, or a path from `here`.

        Raises `UnknownScript` when there is none.
        """
        path = here / wanted
        if wanted.endswith(SUFFIXES) or path.is_file():
            return Entry(wanted, path, self.folders)
        entries = self.entries()
        matches = [entry for entry in entries if entry.name == wanted]
        matches = matches or [entry for entry in entries if entry.name.endswith(f"/{wanted}")]
        if len(matches) == 1:
            return matches[0]
        if matches:
            names = ", ".join(entry.name for entry in matches)
            raise UnknownScript(_(ANY_OF, name=wanted, names=names))
        near = did_you_mean(wanted, [entry.name for entry in entries])
        hint = near or _("the library is empty")
        raise UnknownScript(_("There is no script `{name}`; {hint}", name=wanted, hint=hint))

    @staticmethod
    def _files(folder: Path) -> Iterator[Path]:
        for suffix in SUFFIXES:
            for path in sorted(folder.rglob(f"*{suffix}")):
                if PROGRAMMES not in path.relative_to(folder).parts[:-1]:
                    yield path
