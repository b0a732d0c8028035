"""`integrate journal import`: an export of the own JSON, taken back in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.cli.examples import examples
from integrate.cli.journal_exporting import find_person
from integrate.cli.journal_opening import opened
from integrate.cli.sentence import Told
from integrate.journal.export.taking_in import take_in
from integrate.words import _, several

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.journal.export.taking_in import TakenIn


@click.command(name="import", epilog=examples("integrate journal import all.json"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--person", default="", metavar="NAME", help="Whose sessions, by pseudonym.")
@click.pass_obj
def import_sessions(places: Places, file: Path, person: str) -> None:
    """Take in FILE, made by `export --format json --share mine`.

    All of it is taken in, or nothing. A session that the journal has already stays as it is.

    Ends with 0, and with 2 when FILE is no such export; then nothing is taken in.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Told(_("{file} cannot be read: {why}.", file=file, why=error.strerror)) from error
    with opened(places) as journal:
        taken = take_in(journal, content, str(file), find_person(journal, person))
    click.echo(" ".join(_said(taken)))


def _said(taken: TakenIn) -> list[str]:
    said = [several(taken.sessions, "One session is new.", "{count} sessions are new.")]
    if taken.there:
        said.append(several(taken.there, "One was there already.", "{count} were there already."))
    if taken.otherwise:
        names = ", ".join(taken.otherwise)
        said.append(_("These are there with other entries and stay so: {names}.", names=names))
    return said
