"""`integrate journal verify`, `backup` and `restore`: whether all is there, and copies."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.cli.examples import examples
from integrate.cli.exit_codes import ExitCode
from integrate.cli.journal_opening import ask, opened, told
from integrate.journal.os_keyring import OsKeyring
from integrate.journal.restoring import restore as put_back
from integrate.journal.verified import State
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.cli.places import Places

ALL_WHOLE = later("Nothing is changed, moved or missing.")
LOOK = later(
    "Keep the file as it is; `integrate journal restore` puts a backup in its place. "
    "The backups are in {folder}."
)
WRITTEN = later(
    "{file} is a whole copy of the journal, sealed as it is. It opens by the same keys."
)
ASIDE = later("The journal that was there before is kept in {file}.")


@click.command(epilog=examples("integrate journal verify"))
@click.pass_obj
def verify(places: Places) -> None:
    """Look whether anything was changed, moved or taken away.

    All of the journal is read.

    Ends with 0, with 1 when something was, and with 2 when the journal cannot be opened.
    """
    with opened(places) as journal:
        findings = journal.verify()
    for finding in findings:
        if not finding.is_fine:
            click.echo(finding.sentence)
    found = Counter(finding.state for finding in findings)
    click.echo(several(found[State.WHOLE], "One session is whole.", "{count} sessions are whole."))
    if found[State.FORGOTTEN]:
        click.echo(
            several(
                found[State.FORGOTTEN],
                "One is of a forgotten person.",
                "{count} are of forgotten persons.",
            )
        )
    if all(finding.is_fine for finding in findings):
        click.echo(_(ALL_WHOLE))
        return
    click.echo(_(LOOK, folder=places.data / "backups"))
    raise click.exceptions.Exit(int(ExitCode.PROBLEMS))


@click.command(epilog=examples("integrate journal backup copy.db"))
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def backup(places: Places, file: Path) -> None:
    """Write a copy of the whole journal to FILE.

    FILE is not there yet. The copy is sealed as the journal is, and opens by the same keys. One a
    day is made by itself.

    Ends with 0, and with 2 when FILE is there already or cannot be written.
    """
    with opened(places) as journal:
        journal.backup(file)
    click.echo(_(WRITTEN, file=file))


@click.command(epilog=examples("integrate journal restore copy.db"))
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def restore(places: Places, file: Path) -> None:
    """Put the backup FILE in the place of the journal.

    It is opened and looked through first. The journal that is there now is kept aside.

    Ends with 0, and with 2 when FILE is no whole journal; then nothing is changed.
    """
    with told():
        restored = put_back(file, places.data, places.keys, ask, OsKeyring())
    click.echo(
        several(
            restored.sessions,
            "The journal is restored, with one session.",
            "The journal is restored, with {count} sessions.",
        )
    )
    if restored.aside:
        click.echo(_(ASIDE, file=restored.aside))
