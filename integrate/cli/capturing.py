"""`integrate capture`: raw words into the journal, from the input or on a page in lines."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import click

from integrate.cli.compose import Wishes, make_settings
from integrate.cli.examples import examples
from integrate.cli.journal_opening import opened
from integrate.cli.sentence import Told
from integrate.journal.errors import JournalError
from integrate.words import _

if TYPE_CHECKING:
    from integrate.cli.places import Places


@click.command(epilog=examples("integrate capture", "integrate capture < page.txt"))
@click.pass_obj
def capture(places: Places) -> None:
    """Write a page of raw words; nothing is asked, and they are kept as they are.

    At a terminal it is a page in lines. Otherwise the whole input is kept, as in
    `integrate capture < page.txt`; where a passphrase is needed, it is the first line of the input.

    Ends with 0, and with 2 when there is nothing to keep, or it cannot be kept.
    """
    if sys.stdin.isatty():
        _write_page(places)
    else:
        _take_input(places)


def _take_input(places: Places) -> None:
    from integrate.player.capturing import KEPT, keep_at_once  # noqa: PLC0415 -- reads the journal

    with opened(places) as book:
        kept = keep_at_once(book, sys.stdin.read().removesuffix("\n"))
    if not kept:
        raise Told(_("The input is empty, so nothing is kept."))
    click.echo(_(KEPT))


def _write_page(places: Places) -> None:
    from integrate.plain.capturing import write_page  # noqa: PLC0415 -- not for the input
    from integrate.plain.grounding import grounding  # noqa: PLC0415 -- the same
    from integrate.plain.help_desk import HelpDesk  # noqa: PLC0415 -- the same
    from integrate.plain.playing import steady  # noqa: PLC0415 -- the same
    from integrate.plain.terminal import Closed, Terminal  # noqa: PLC0415 -- the same
    from integrate.plain.unlocking import come_in  # noqa: PLC0415 -- the same
    from integrate.player.capturing import Capture  # noqa: PLC0415 -- the same
    from integrate.player.door import Door  # noqa: PLC0415 -- the same

    settings = make_settings(places, Wishes(mute=True))
    terminal = Terminal(sys.stdin, sys.stdout)
    ground = grounding(settings, terminal.say)
    desk = HelpDesk(terminal, settings.help, partial(steady, terminal, ground))
    with closing(Door(settings)) as door:
        try:
            journal = come_in(door, terminal, desk)
            if journal is not None:
                aside, record = desk.aside, settings.record
                write_page(lambda: Capture(journal, datetime.now(UTC)), terminal, aside, record)
        except JournalError as error:
            raise Told(str(error)) from error
        except Closed:
            return
