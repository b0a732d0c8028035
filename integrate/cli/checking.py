"""`integrate check`: everything that is wrong with scripts, with its place and its remedy."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate import bundled
from integrate.cli.compose import make_library
from integrate.cli.exit_codes import ExitCode
from integrate.cli.replacing import replace_file
from integrate.player.sounds import Sounds
from integrate.review.checking import check as check_reads
from integrate.review.checking import check_file
from integrate.review.explanation import Severity, severity
from integrate.review.fixing import mend
from integrate.review.formats import Checked, Format, written
from integrate.script.including import Origin
from integrate.script.library import Library
from integrate.script.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from integrate.cli.places import Places
    from integrate.script.problem import Problem


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--format",
    "wanted",
    type=click.Choice([one.value for one in Format]),
    default=Format.TEXT.value,
    help="How to write what is found.",
)
@click.option("--fix", is_flag=True, help="First mend what can only be meant in one way.")
@click.pass_obj
def check(places: Places, paths: tuple[Path, ...], wanted: str, *, fix: bool) -> None:
    """Check scripts: files, or folders with everything in them.

    Errors are what a script cannot be played with, safety errors what could harm someone. Warnings
    can be silenced in the script, with `# integrate: allow CODE -- reason`. `integrate explain
    CODE` tells what a code means.

    Ends with 0 when there are no errors, 1 when there are some, and 2 when a file cannot be read.
    """
    library = make_library(places).folders
    found = [
        _checked(path, (*folder, *library), fix=fix)
        for given in paths
        for path, folder in _files(given)
    ]
    found = _once(found)
    form = Format(wanted)
    text = written((one for one, _ in found), form)
    if text:
        click.echo(text)
    if form is Format.TEXT:
        click.echo(("\n" if text else "") + _summary(found))
    code = _code([one for one, _ in found])
    if code:
        raise click.exceptions.Exit(int(code))


def _files(given: Path) -> Iterable[tuple[Path, tuple[Path, ...]]]:
    """Yield the script files that a path names, each with the folder that was named, if any."""
    if not given.is_dir():
        return [(given, ())]
    return [(entry.path, (given,)) for entry in Library((given,)).entries()]


def _checked(path: Path, roots: tuple[Path, ...], *, fix: bool) -> tuple[Checked, int]:
    """Return what is found in a file, and how many mends were made in it before."""
    find_sound = cache(Sounds((path.parent, bundled.sounds())).find)
    mends = _mend(path, roots, find_sound) if fix else 0
    return Checked(str(path), check_file(path, roots, find_sound)), mends


def _once(found: list[tuple[Checked, int]]) -> list[tuple[Checked, int]]:
    """Return the same with each problem told once: a script may be included in several."""
    told: set[tuple[str | int, ...]] = set()
    left = []
    for one, mends in found:
        problems = {_key(problem, one.name): problem for problem in one.reads.problems}
        fresh = tuple(problem for key, problem in problems.items() if key not in told)
        told |= problems.keys()
        left.append((replace(one, reads=replace(one.reads, problems=fresh)), mends))
    return left


def _key(problem: Problem, name: str) -> tuple[str | int, ...]:
    file = str(Path(problem.span.file or name).resolve())
    return file, problem.span.line, problem.span.column, problem.code, problem.message


def _mend(path: Path, roots: tuple[Path, ...], find_sound: Callable[[str], Path | None]) -> int:
    """Mend a file in its place, if it can be read; return how many mends were made."""
    try:
        before = path.read_bytes()
    except OSError:
        return 0
    origin = Origin(path, roots)
    mended = mend(before, lambda content: check_reads(read(content, origin), find_sound))
    if mended.content != before:
        replace_file(path, mended.content)
    return mended.count


def _summary(found: list[tuple[Checked, int]]) -> str:
    """Return how many scripts there were and what was found, in one line."""
    counts = Counter(severity(problem.code) for one, _ in found for problem in one.reads.problems)
    named = [_several(counts[kind], kind.value) for kind in Severity if counts[kind]]
    mends = sum(count for _, count in found)
    parts = [_several(len(found), "script"), *(named or ["no problem"])]
    parts += [f"{_several(mends, 'place')} mended"] if mends else []
    return ", ".join(parts)


def _several(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _code(found: list[Checked]) -> ExitCode:
    problems = [problem for one in found for problem in one.reads.problems]
    if any(problem.code == "E001" and not problem.span.file for problem in problems):
        return ExitCode.USAGE
    errors = [one for one in problems if severity(one.code) is not Severity.WARNING]
    return ExitCode.PROBLEMS if errors else ExitCode.DONE
