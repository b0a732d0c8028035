"""A script as a rule sees it: what it finds, in a few words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from integrate import bundled
from integrate.programme.shelf import is_programme
from integrate.review.checking import check, check_file
from integrate.review.programmes import check_programme
from integrate.script.library import Library
from integrate.script.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.review.explanation import Example
    from integrate.script.read import Reads

ENDINGS = ("", ".flac", ".ogg", ".wav")


def finding_in(*folders: Path) -> Callable[..., Path | None]:
    """Return what finds sounds, and folders of music with something in them, in the folders."""

    def find(name: str, *, music: bool = False) -> Path | None:
        places = (folder / f"{name}{ending}" for folder in folders for ending in ENDINGS)
        is_there = _is_music if music else Path.is_file
        try:
            return next(filter(is_there, places), None)
        except (OSError, ValueError):  # no file can have such a name
            return None

    return find


find_sound = finding_in(bundled.sounds())


def _is_music(place: Path) -> bool:
    return any(place.glob("*"))


def listen(file: Path) -> Iterator[str]:
    """Yield what is wrong with a file beside an example: those are texts and no sounds."""
    if not file.is_relative_to(bundled.sounds()):
        yield f"{file} cannot be read: put another in its place."


def reviewed(steps: str, head: str = "", stage: str = "anytime") -> Reads:
    """Return what is found in a script with these steps; it has to be readable."""
    body = "".join(f"  {line}\n" for line in steps.strip("\n").splitlines())
    source = f"title: A test\nstage: {stage}\n{head}steps:\n{body}"
    reads = read(source.encode())
    assert reads.problems == ()
    return check(reads, find_sound)


def codes(steps: str, head: str = "", stage: str = "anytime") -> list[str]:
    """Return the codes of what is found, in order."""
    return [problem.code for problem in reviewed(steps, head, stage).problems]


def places(reads: Reads) -> list[str]:
    """Return the places and codes of what was found."""
    return [f"{one.span.line}:{one.span.column} {one.code}" for one in reads.problems]


def underlined(reads: Reads) -> list[str]:
    """Return the words of the source that the findings point at, where those are in one line."""
    lines = reads.texts[""].splitlines()
    return [
        lines[one.span.line - 1][one.span.column - 1 : one.span.end_column - 1]
        for one in reads.problems
    ]


def laid_out(example: Example, folder: Path) -> Path:
    """Put an example and what it needs into a folder; return its file."""
    path = folder / example.name
    for name, text in example.beside.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    if example.source is not None:
        path.write_bytes(example.source)
    return path


def found_in(path: Path) -> list[str]:
    """Return the codes of what is found in a file."""
    if is_programme(path):
        library = Library((path.parents[1],))
        return [problem.code for problem in check_programme(path, library).problems]
    find = finding_in(path.parent, bundled.sounds())
    return [problem.code for problem in check_file(path, (), find, listen).problems]
