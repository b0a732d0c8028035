"""Mending and checking script files: few of them here, many on all the cores there are.

What comes of it is the same either way, and stands in the order of the files. A worker sends back
problems and the sources they stand in, and nothing else of a script.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from integrate import bundled
from integrate.cli.listening import trouble_with
from integrate.cli.replacing import replace_file
from integrate.measures.catalogue import KNOWN
from integrate.player.sounds import Sounds
from integrate.programme.shelf import is_programme
from integrate.review.checking import check, check_file
from integrate.review.fixing import mend
from integrate.review.formats import Checked
from integrate.review.programmes import check_programme
from integrate.script.including import Origin
from integrate.script.library import Library
from integrate.script.read import Reads, read
from integrate.script.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from integrate.measures.catalogue import Catalogue
    from integrate.review.draft import FindSound

T = TypeVar("T")
FEWEST = 200
"""From so many files on workers are worth their start: forked ones from 60, others from 300."""


@dataclass(frozen=True, slots=True)
class ScriptFile:
    """A file to check, and where what it includes is looked for."""

    path: Path
    roots: tuple[Path, ...]
    measures: Path
    """Where it is kept how loud its sounds are."""


def check_files(files: Sequence[ScriptFile], catalogue: Catalogue = KNOWN) -> list[Checked]:
    """Return what is found in each file; `catalogue` has the questionnaires there are."""
    return _on_all_cores(partial(_check, catalogue), files)


def mend_files(files: Sequence[ScriptFile], catalogue: Catalogue = KNOWN) -> int:
    """Mend each file in its place, if it can be read; return how many mends were made.

    Raises `Told` when a file cannot be written.
    """
    scripts = [file for file in files if not is_programme(file.path)]
    different = {file.path.resolve(): file for file in scripts}  # no two workers write one file
    return sum(_on_all_cores(partial(_mend, catalogue), [*different.values()]))


def _check(catalogue: Catalogue, files: Sequence[ScriptFile]) -> list[Checked]:
    finders = cache(_finder)
    found = []
    for file in files:
        with uncollected():  # the script is gone before the collector looks at what is left
            found.append(_checked(file, finders(file.path.parent), catalogue))
    return found


def _checked(file: ScriptFile, find_sound: FindSound, catalogue: Catalogue) -> Checked:
    if is_programme(file.path):
        return Checked(str(file.path), check_programme(file.path, Library(file.roots)))
    listen = partial(trouble_with, measures=file.measures)
    reads = check_file(file.path, file.roots, find_sound, listen, catalogue)
    texts = reads.texts if reads.problems else {}
    return Checked(str(file.path), Reads(None, reads.problems, texts))


def _mend(catalogue: Catalogue, files: Sequence[ScriptFile]) -> list[int]:
    finders = cache(_finder)
    return [_mended(file, finders(file.path.parent), catalogue) for file in files]


def _mended(file: ScriptFile, find_sound: FindSound, catalogue: Catalogue) -> int:
    try:
        before = file.path.read_bytes()
    except OSError:
        return 0
    origin = Origin(file.path, file.roots)
    mended = mend(
        before,
        lambda content: check(read(content, origin), find_sound, catalogue=catalogue),
    )
    if mended.content != before:
        replace_file(file.path, mended.content)
    return mended.count


def _finder(folder: Path) -> FindSound:
    """Return what finds the sounds of the scripts in a folder, each looked for once."""
    return cache(Sounds((folder, bundled.sounds())).find)


def _on_all_cores(
    work: Callable[[Sequence[ScriptFile]], list[T]], files: Sequence[ScriptFile]
) -> list[T]:
    if len(files) < FEWEST:
        return work(files)
    from integrate.cli.workers import share  # noqa: PLC0415 -- only for many files

    return share(work, files)
