"""`integrate check`: everything that is wrong with scripts, with its place and its remedy."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.audio.native_noise import native_noise_away
from integrate.cli.compose import make_library
from integrate.cli.examples import examples
from integrate.cli.exit_codes import ExitCode
from integrate.cli.measure_files import find_all
from integrate.cli.script_files import ScriptFile, check_files, mend_files
from integrate.programme.shelf import programmes
from integrate.review.explanation import Severity, severity
from integrate.review.formats import Checked, Format, written
from integrate.script.library import Library

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.script.problem import Problem


@click.command(
    epilog=examples(
        "integrate check my-script.yaml",
        "integrate check scripts --format github",
        "integrate check my-script.yaml --fix",
    )
)
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
    """Check each PATH: a script or programme, or a folder with everything in it.

    Errors are what a script cannot be played with, safety errors what could harm someone. Warnings
    can be silenced in the script, with `# integrate: allow CODE -- reason`. `integrate explain
    CODE` tells what a code means.

    Of many files each core of the computer takes a part.

    Ends with 0 when there are no errors, 1 when there are some, and 2 when a file cannot be read.
    """
    catalogue = find_all(places)
    files = [file for given in paths for file in _files(given, places)]
    mends = mend_files(files, catalogue) if fix else 0
    with native_noise_away():  # a decoder may have something to say of a sound
        found = _once(check_files(files, catalogue))
    form = Format(wanted)
    text = written(found, form)
    if text:
        click.echo(text)
    if form is Format.TEXT:
        click.echo(("\n" if text else "") + _summary(found, mends))
    code = _code(found)
    if code:
        raise click.exceptions.Exit(int(code))


def _files(given: Path, places: Places) -> list[ScriptFile]:
    """Return the script files that a path names; a folder is one of a library."""
    library = make_library(places).folders
    if not given.is_dir():
        return [ScriptFile(given, library, places.cache)]
    roots = (given, *library)
    found = Library((given,))
    paths = [one.path for one in found.entries()] + [one.path for one in programmes(found)]
    return [ScriptFile(path, roots, places.cache) for path in paths]


def _once(found: list[Checked]) -> list[Checked]:
    """Return the same with each problem told once: a script may be included in several."""
    told: set[tuple[str | int, ...]] = set()
    left = []
    for one in found:
        problems = {_key(problem, one.name): problem for problem in one.reads.problems}
        fresh = tuple(problem for key, problem in problems.items() if key not in told)
        told |= problems.keys()
        left.append(replace(one, reads=replace(one.reads, problems=fresh)))
    return left


def _key(problem: Problem, name: str) -> tuple[str | int, ...]:
    file = str(Path(problem.span.file or name).resolve())
    return file, problem.span.line, problem.span.column, problem.code, problem.message


def _summary(found: list[Checked], mends: int) -> str:
    """Return how many scripts there were and what was found, in one line."""
    counts = Counter(severity(problem.code) for one in found for problem in one.reads.problems)
    named = [_several(counts[kind], kind.value) for kind in Severity if counts[kind]]
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
