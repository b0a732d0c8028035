"""`integrate support`: the support plan, written and read in plain lines."""

from __future__ import annotations

import sys
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import click

from integrate.cli.compose import Wishes, make_help, make_settings
from integrate.cli.examples import examples
from integrate.cli.journal_opening import ask
from integrate.cli.sentence import Told
from integrate.journal.errors import JournalError
from integrate.plain.wrapping import clean
from integrate.player.door import Door
from integrate.words import _

if TYPE_CHECKING:
    from integrate.cli.places import Places


@click.command(epilog=examples("integrate support", "integrate support --show"))
@click.option("--show", is_flag=True, help="Show the plan instead of writing it.")
@click.pass_obj
def support(places: Places, *, show: bool) -> None:
    """Write your support plan, heading by heading, in your own words.

    It is kept in the journal; each time it is kept as a new version. The help screen shows it.

    Ends with 0, and with 2 when the journal cannot be opened.
    """
    if show:
        _show(places)
        return
    from integrate.plain.grounding import grounding  # noqa: PLC0415 -- not to show it
    from integrate.plain.help_desk import HelpDesk  # noqa: PLC0415 -- the same
    from integrate.plain.playing import steady  # noqa: PLC0415 -- the same
    from integrate.plain.support import write_plan  # noqa: PLC0415 -- the same
    from integrate.plain.terminal import Closed, Terminal  # noqa: PLC0415 -- the same
    from integrate.plain.unlocking import come_in  # noqa: PLC0415 -- the same

    with closing(Door(make_settings(places, Wishes(mute=True)))) as door:
        terminal, settings = Terminal(sys.stdin, sys.stdout), door.settings
        ground = grounding(settings, terminal.say)
        desk = HelpDesk(terminal, settings.help, partial(steady, terminal, ground))
        try:
            journal = come_in(door, terminal, desk)
            if journal is not None:
                write_plan(journal, terminal, desk.aside)
        except JournalError as error:
            raise Told(str(error)) from error
        except Closed:
            return


def _show(places: Places) -> None:
    try:
        plan = make_help(places, ask).read_plan()
    except JournalError as error:
        raise Told(str(error)) from error
    for heading, words in plan.paragraphs():
        click.echo(f"{heading}:")
        click.echo("\n".join(clean(line) for line in words.splitlines()) + "\n")
    if not plan.parts:
        click.echo(_("There is no support plan yet. `integrate support` begins one."))
