"""`integrate check`: every problem of every script, with its place and its remedy."""

from __future__ import annotations

from pathlib import Path

import click

from integrate.cli.exit_codes import ExitCode
from integrate.script.library import Library
from integrate.script.read import Reads, read_file
from integrate.script.report import report


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
def check(paths: tuple[Path, ...]) -> None:
    """Check scripts: files, or folders with everything in them.

    Ends with 0 when there is no problem, 1 when there are some, and 2 when a file cannot be read.
    """
    found = [(path, read_file(path)) for given in paths for path in _files(given)]
    broken = [(path, reads) for path, reads in found if reads.problems]
    for path, reads in broken:
        click.echo(report(reads, str(path)) + "\n")
    count = sum(len(reads.problems) for _, reads in broken)
    scripts = "1 script" if len(found) == 1 else f"{len(found)} scripts"
    problems = "no problem" if not count else "1 problem" if count == 1 else f"{count} problems"
    click.echo(f"{scripts}, {problems}")
    if broken:
        raise click.exceptions.Exit(int(_code([reads for _, reads in broken])))


def _files(path: Path) -> list[Path]:
    return [entry.path for entry in Library((path,)).entries()] if path.is_dir() else [path]


def _code(broken: list[Reads]) -> ExitCode:
    unreadable = any(problem.code == "E001" for reads in broken for problem in reads.problems)
    return ExitCode.USAGE if unreadable else ExitCode.PROBLEMS
