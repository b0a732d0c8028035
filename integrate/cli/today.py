"""`integrate today`: what the programme has for today, in plain lines."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from integrate.cli.compose import make_library, open_journal
from integrate.cli.examples import examples
from integrate.cli.journal_opening import ask
from integrate.cli.sentence import Told
from integrate.journal.errors import JournalError
from integrate.player.courses import Today, look
from integrate.player.shelves import title_of
from integrate.programme.telling import groups, plain, rest, where

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.script.library import Library

NONE = "You follow no programme. `integrate programme list` names those there are."


@click.command(epilog=examples("integrate today", "integrate today --json"))
@click.option("--json", "as_json", is_flag=True, help="Write it as JSON, for other programs.")
@click.pass_obj
def today(places: Places, *, as_json: bool) -> None:
    """Show what your programme has for today.

    Ends with 0, and with 2 when the journal cannot be opened, or the programme cannot be followed.
    """
    library = make_library(places)
    try:
        with open_journal(places, ask) as journal:
            found = look(library, journal, datetime.now(UTC))
    except JournalError as error:
        raise Told(str(error)) from error
    if found is not None and found.trouble:
        raise Told(found.trouble)
    if as_json:
        click.echo(json.dumps(_as_plain(found, library), indent=2, ensure_ascii=False))
        return
    click.echo(NONE if found is None else told(found, library))


def told(found: Today, library: Library) -> str:
    """Return the day as lines of text."""
    lines = [where(found.title, found.agenda)]
    if found.agenda is None:
        lines.append("`integrate programme resume` goes on with it.")
        return "\n".join(lines)
    lines += plain(groups(found.agenda, lambda name: title_of(library, name)))
    lines.append(rest(found.agenda))
    if found.agenda.day is None:
        lines.append("After a session, tell its day with `integrate programme session`.")
    return "\n".join(line for line in lines if line)


def _as_plain(found: Today | None, library: Library) -> dict[str, Any]:
    """Return the day as JSON holds it; these keys stay as they are."""
    if found is None or found.agenda is None:
        return {"programme": found.course.programme if found else None, "groups": []}
    titled = groups(found.agenda, lambda name: title_of(library, name))
    return {
        "programme": found.course.programme,
        "title": found.title,
        "round": found.agenda.round,
        "day": found.agenda.day,
        "groups": [asdict(group) for group in titled],
        "is_over": found.agenda.is_over,
    }
