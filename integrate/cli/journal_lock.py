"""`integrate journal lock`: how long after the last key the screen is covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from integrate.cli.examples import examples
from integrate.cli.journal_opening import opened
from integrate.cli.sentence import Told
from integrate.journal.slots import SlotKind
from integrate.preferences import file
from integrate.preferences.preferences import DECLARATIONS
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.cli.places import Places

OFF = "off"
NO_PASSPHRASE = later(
    "Nothing could lift the cover, so it is not switched on: `integrate journal passphrase` sets a "
    "passphrase first."
)
NEVER = later("The screen is covered only when you press L.")
STAYS_OPEN = later(
    "The cover hides the screen and keeps others off the keys; the journal stays open under it, "
    "and a session goes on."
)


@click.command(
    epilog=examples(
        "integrate journal lock", "integrate journal lock 5", "integrate journal lock off"
    )
)
@click.argument("minutes", required=False)
@click.pass_obj
def lock(places: Places, minutes: str | None) -> None:
    """Cover the screen after MINUTES without a key, or `off`.

    Without MINUTES it says how it is set. The passphrase of the journal lifts the cover. Help and
    grounding work without it.

    Ends with 0, and with 2 when no passphrase is set.
    """
    if minutes is not None:
        _set(places, 0 if minutes.strip().lower() == OFF else _parsed(minutes))
    set_to = file.read(places.settings).preferences.lock
    if set_to:
        click.echo(
            several(
                set_to,
                "The screen is covered after a minute without a key.",
                "The screen is covered after {count} minutes without a key.",
            )
        )
    click.echo(_(STAYS_OPEN) if set_to else _(NEVER))


def _parsed(minutes: str) -> int:
    kind = DECLARATIONS["lock"].kind
    try:
        return int(kind.parse(minutes))
    except ValueError as error:
        told = _("`lock` cannot be `{words}`: {why}, or `off`.", words=minutes, why=error)
        raise Told(told) from error


def _set(places: Places, minutes: int) -> None:
    if minutes:
        with opened(places) as journal:
            if all(way.kind is not SlotKind.PASSPHRASE for way in journal.ways()):
                raise Told(_(NO_PASSPHRASE))
    try:
        file.change(places.settings, "lock", minutes)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Told(_("{file} cannot be changed: {why}.", file=places.settings, why=why)) from error
