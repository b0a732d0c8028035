"""`integrate journal status`: which file it is, what opens it, and what that is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from integrate.cli.journal_opening import opened
from integrate.journal import backups
from integrate.journal.schema import FORMAT
from integrate.journal.slots import SlotKind
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.cli.places import Places
    from integrate.journal.store import Journal

NAMES = {
    SlotKind.DEVICE: later("this computer"),
    SlotKind.PASSPHRASE: later("a passphrase"),
    SlotKind.RECOVERY: later("a recovery code"),
}
BY_ITSELF = later(
    "Limits: whoever uses this computer as you, or has both the file and the key, can read it."
)
BY_ASKING = later(
    "Limits: without the passphrase or code nobody can read it, you neither; while it is open, "
    "programs that run as you can."
)


@click.command()
@click.pass_obj
def status(places: Places) -> None:
    """Tell where the journal is, what opens it, and when it was last backed up."""
    with opened(places) as journal:
        lines = list(_lines(journal))
    for line in lines:
        click.echo(line)


def _lines(journal: Journal) -> Iterator[str]:
    ways = journal.ways()
    yield _("File: {file}", file=journal.path)
    yield _("Format: {number}", number=FORMAT)
    yield _("Opens by: {ways}", ways=", ".join(_(NAMES[one.kind]) for one in ways))
    yield _("Opened now by: {way}", way=_(NAMES[journal.opened_by]))
    for one in ways:
        if one.place:
            yield _("Key of this computer: {place}", place=one.place)
    daily = backups.daily(journal.path)
    yield _("Last backup: {file}", file=daily[-1] if daily else _("none yet"))
    by_itself = any(one.kind is SlotKind.DEVICE for one in ways)
    yield _(BY_ITSELF if by_itself else BY_ASKING)
