"""`integrate journal trend`: what questionnaires came to over time, drawn and in words."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

from integrate.cli.candidates import measures as measure_names
from integrate.cli.examples import examples
from integrate.cli.front import wants_plain
from integrate.cli.journal_exporting import find_person
from integrate.cli.journal_opening import opened
from integrate.cli.measure_files import at_hand
from integrate.cli.sentence import Told
from integrate.journal.trends import table
from integrate.journal.trends.chart import Frame, draw
from integrate.journal.trends.curve import curves_of
from integrate.journal.trends.field import POINT
from integrate.journal.trends.history import read_history
from integrate.journal.trends.telling import NONE_YET, account, unreadable
from integrate.measures.measure import Audience
from integrate.plain.wrapping import wrap
from integrate.script.problem import did_you_mean
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.cli.places import Places
    from integrate.journal.trends.history import History, Trend

NOT_HERE = later("There is no questionnaire `{name}`: {remedy}")
RESERVED = later("{title} is asked by a therapist; add --as therapist before `journal`.")
WIDEST = 100
"""The most columns of the chart and of a line of words."""
ROWS = 14
"""The rows of each curve."""


@click.command(
    epilog=examples(
        "integrate journal trend",
        "integrate journal trend phq-9 gad-7",
        "integrate journal trend phq-9 --csv",
    )
)
@click.argument("measures", metavar="[MEASURE]...", nargs=-1, shell_complete=measure_names)
@click.option("--csv", "as_csv", is_flag=True, help="Write CSV for other programs.")
@click.option("--person", default="", metavar="NAME", help="Whose sessions, by pseudonym.")
@click.pass_context
def trend(ctx: click.Context, measures: tuple[str, ...], person: str, *, as_csv: bool) -> None:
    """Show what each MEASURE came to over time.

    Without one it is all that were ever taken. On a terminal that is wide enough they are drawn,
    one below the other; in plain lines and for other programs there are words.

    Ends with 0, and with 2 when there is no such questionnaire.
    """
    places: Places = ctx.obj
    every = at_hand(places)
    readable = every.readable_by(Audience(ctx.find_root().params["role"]))
    for name in measures:
        if name not in every.measures:
            near = did_you_mean(name, [*readable.measures])
            raise Told(_(NOT_HERE, name=name[:40], remedy=near))
        if name not in readable.measures:
            raise Told(_(RESERVED, title=every.measures[name].title))
    with opened(places) as journal:
        history = read_history(journal, find_person(journal, person), catalogue=readable)
    for line in unreadable(history.unreadable):
        click.echo(line, err=True)
    trends = history.of(dict.fromkeys(measures)) if measures else history.trends
    if as_csv:
        sys.stdout.flush()
        sys.stdout.buffer.write(table.write(trends).encode("utf-8"))
    else:
        _show(history, trends, plain=bool(ctx.find_root().params["plain"]))


def _show(history: History, trends: Sequence[Trend], *, plain: bool) -> None:
    """Write the chart where it can be seen, and the words below it."""
    at_terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, WIDEST)
    if _can_draw() and not wants_plain(os.environ, asked=plain, at_terminal=at_terminal):
        rows = draw(curves_of(trends), history.sessions, Frame(width, ROWS)).rows
        for row in [*rows, *([""] if rows else [])]:
            click.echo(row)
    paragraphs = [account(one) for one in trends] or [[_(NONE_YET)]]
    for number, lines in enumerate(paragraphs):
        for line in [*([""] if number else []), *lines]:
            for row in wrap(line, width) if at_terminal else [line]:
                click.echo(row)


def _can_draw() -> bool:
    """Tell whether the terminal has the signs of a chart."""
    try:
        POINT.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
