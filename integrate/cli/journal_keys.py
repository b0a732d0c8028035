"""`integrate journal passphrase`, `recovery`, `remember-device`, `forget-device`: the ways in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from integrate.cli.examples import examples
from integrate.cli.journal_opening import a_line, hidden, opened
from integrate.cli.sentence import Told
from integrate.journal.slots import SlotKind
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.journal.store import Journal

THERE = later("The journal has a passphrase already: change it with `--change`.")
ABSENT = later("The journal has no passphrase to change: leave `--change` out.")
SET = later("The passphrase opens the journal now. Nobody can tell it to you if you forget it.")
STILL = later(
    "This computer still opens it by itself; `integrate journal forget-device` ends that."
)
TAKEN = later("The passphrase opens the journal no more.")
OLDER = later("Backups made before still open as they did then.")
CODE_THERE = later("The journal has a recovery code already: make a new one with `--replace`.")
ONCE = later(
    "Write this code on paper now and keep it away from this computer: it opens the journal, and "
    "it is never shown again. An earlier code opens it no more."
)
ASKED_NOW = later("This computer no longer opens the journal by itself: you are asked each time.")
KEY_STAYS = later("Its key stays where it was, since older backups open by it: {place}.")
KNOWN_NOW = later("This computer opens the journal by itself now, and no other one does.")


@click.command(
    epilog=examples("integrate journal passphrase", "integrate journal passphrase --change")
)
@click.option("--change", is_flag=True, help="Set another one in place of the present one.")
@click.option("--remove", is_flag=True, help="Take it away.")
@click.option("--stdin", "piped", is_flag=True, help="Take the new one from a line of the input.")
@click.pass_obj
def passphrase(places: Places, *, change: bool, remove: bool, piped: bool) -> None:
    """Set, change or remove the passphrase of the journal.

    It is asked for twice and not shown. The new one is proven to open before the old one goes.

    Ends with 0, and with 2 when nothing was changed.
    """
    with opened(places) as journal:
        if remove:
            journal.remove_passphrase()
            click.echo(_(TAKEN) + " " + _(OLDER))
            return
        is_there = SlotKind.PASSPHRASE in _kinds(journal)
        if is_there != change:
            raise Told(_(THERE if is_there else ABSENT))
        journal.set_passphrase(a_line() if piped else _twice())
        click.echo(_(SET))
        if SlotKind.DEVICE in _kinds(journal):
            click.echo(_(STILL))
        if change:
            click.echo(_(OLDER))


@click.command(epilog=examples("integrate journal recovery"))
@click.option("--replace", is_flag=True, help="Make a new code in place of the present one.")
@click.pass_obj
def recovery(places: Places, *, replace: bool) -> None:
    """Make a recovery code for paper, and show it once.

    It opens the journal; keep it away from this computer.

    Ends with 0, and with 2 when there is a code already, or the journal cannot be opened.
    """
    with opened(places) as journal:
        if SlotKind.RECOVERY in _kinds(journal) and not replace:
            raise Told(_(CODE_THERE))
        click.echo(journal.new_recovery_code())
    click.echo(_(ONCE), err=True)


@click.command(name="remember-device", epilog=examples("integrate journal remember-device"))
@click.pass_obj
def remember_device(places: Places) -> None:
    """Let this computer open the journal without asking.

    No other computer does so any more.

    Ends with 0, and with 2 when the journal cannot be opened.
    """
    with opened(places) as journal:
        journal.remember_device()
    click.echo(_(KNOWN_NOW))


@click.command(name="forget-device", epilog=examples("integrate journal forget-device"))
@click.pass_obj
def forget_device(places: Places) -> None:
    """Let no computer open the journal by itself.

    From then on it takes a passphrase or a recovery code.

    Ends with 0, and with 2 when there is neither yet: then nobody could open it.
    """
    with opened(places) as journal:
        place = next((one.place for one in journal.ways() if one.kind is SlotKind.DEVICE), "")
        journal.forget_device()
    click.echo(_(ASKED_NOW))
    click.echo(_(KEY_STAYS, place=place))


def _kinds(journal: Journal) -> set[SlotKind]:
    return {one.kind for one in journal.ways()}


def _twice() -> str:
    if not sys.stdin.isatty():
        raise Told(_("Nobody is here to type a passphrase; give it with `--stdin`."))
    first = hidden(_("New passphrase"))
    if hidden(_("The same again")) != first:
        raise Told(_("The two were not the same; nothing was changed."))
    return first
