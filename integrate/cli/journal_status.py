"""`integrate journal status`: which file it is, what opens it, and what that is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from integrate.cli.examples import examples
from integrate.cli.journal_opening import opened
from integrate.journal import backups
from integrate.journal.schema import FORMAT
from integrate.player.ways_in import NAMES, limits, opened_by
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.cli.places import Places
    from integrate.journal.store import Journal


@click.command(epilog=examples("integrate journal status"))
@click.pass_obj
def status(places: Places) -> None:
    """Tell where the journal is, and what opens it.

    It also says when the journal was last backed up.

    Ends with 0, and with 2 when the journal cannot be opened.
    """
    with opened(places) as journal:
        lines = list(_lines(journal))
    for line in lines:
        click.echo(line)


def _lines(journal: Journal) -> Iterator[str]:
    ways = journal.ways()
    yield _("File: {file}", file=journal.path)
    yield _("Format: {number}", number=FORMAT)
    yield _("Opens by: {ways}", ways=", ".join(_(NAMES[one.kind]) for one in ways))
    yield opened_by(journal)
    for one in ways:
        if one.place:
            yield _("Key of this computer: {place}", place=one.place)
    daily = backups.daily(journal.path)
    yield _("Last backup: {file}", file=daily[-1] if daily else _("none yet"))
    yield limits(journal)
