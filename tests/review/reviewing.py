"""A script as a rule sees it: what it finds, in a few words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from integrate import bundled
from integrate.cli.listening import trouble_with
from integrate.player.sounds import Sounds
from integrate.programme.shelf import is_programme
from integrate.review.checking import check, check_file
from integrate.review.programmes import check_programme
from integrate.script.library import Library
from integrate.script.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.review.explanation import Example
    from integrate.script.read import Reads

find_sound = Sounds((bundled.sounds(),)).find


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
    find = Sounds((path.parent, bundled.sounds())).find
    listen = partial(trouble_with, measures=path.parent / "measures")
    return [problem.code for problem in check_file(path, (), find, listen).problems]
