"""The programmes of a library, by name; a broken one is listed with its problems, never hidden."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from integrate.programme.read import ProgrammeReads, read_file
from integrate.script.library import PROGRAMMES, SUFFIXES
from integrate.script.problem import did_you_mean
from integrate.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.script.library import Library


class UnknownProgramme(LookupError):
    """No programme has that name; the message is a sentence with the nearest one."""


@dataclass(frozen=True)
class ProgrammeEntry:
    """A programme's file and the name it goes by."""

    name: str
    """Its path below the folder of programmes, without the ending."""
    path: Path

    @cached_property
    def reads(self) -> ProgrammeReads:
        """What the file says, read once when first asked for."""
        return read_file(self.path)


def is_programme(path: Path) -> bool:
    """Tell whether a file holds a programme: it lies in a folder of programmes."""
    return PROGRAMMES in path.parts[:-1]


def programmes(library: Library) -> list[ProgrammeEntry]:
    """Return all programmes, broken ones too, by name; those of earlier folders hide later ones."""
    found: dict[str, ProgrammeEntry] = {}
    for folder in library.folders:
        for suffix in SUFFIXES:
            for path in sorted((folder / PROGRAMMES).rglob(f"*{suffix}")):
                name = path.relative_to(folder / PROGRAMMES).with_suffix("").as_posix()
                found.setdefault(name, ProgrammeEntry(name, path))
    return [found[name] for name in sorted(found)]


def find_programme(library: Library, wanted: str) -> ProgrammeEntry:
    """Return the programme of a name. Raises `UnknownProgramme` when there is none."""
    entries = programmes(library)
    for entry in entries:
        if entry.name == wanted:
            return entry
    near = did_you_mean(wanted, [entry.name for entry in entries])
    hint = near or _("the library has none")
    raise UnknownProgramme(_("There is no programme `{name}`; {hint}", name=wanted, hint=hint))
