"""`integrate journal people` and `forget`: whose sessions are kept, and whose no more."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from integrate.cli.journal_opening import a_line, opened
from integrate.cli.sentence import Told
from integrate.journal import backups
from integrate.journal.vault import SELF
from integrate.plain.wrapping import clean
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.journal.entry import Person
    from integrate.journal.store import Journal

NOBODY = later("There is nobody called “{name}”; `integrate journal people` names them.")
ALONE = later(
    "The journal is kept for you alone; `integrate journal people add NAME` adds somebody."
)
ADDED = later("Sessions of “{name}” can be kept now, under a key of their own.")
SURE = later("Nothing of “{name}” can be read again, by anybody. To forget, type the name again")
NOT_SURE = later("That was not the name; nobody was forgotten.")
FORGOTTEN = later("The key of “{name}” is destroyed: what they said cannot be read any more.")
REMAINS = later("That they had sessions, and when, can still be seen in the file.")
OLDER = later(
    "Backups made before still hold the key, as does each copy you made yourself. "
    "Delete these if they are to be forgotten there too:"
)


@click.group(invoke_without_command=True)
@click.pass_context
def people(ctx: click.Context) -> None:
    """Name whose sessions are kept, besides your own."""
    if ctx.invoked_subcommand is None:
        _list(ctx.obj)


@people.command()
@click.argument("name")
@click.pass_obj
def add(places: Places, name: str) -> None:
    """Keep sessions for one more person, called by the pseudonym NAME."""
    with opened(places) as journal:
        person = journal.add_person(name)
    click.echo(_(ADDED, name=clean(person.pseudonym)))


@click.command()
@click.argument("person", metavar="PERSON")
@click.pass_obj
def forget(places: Places, person: str) -> None:
    """Destroy the key of PERSON, so that nothing of them can be read again."""
    with opened(places) as journal:
        found = _find(journal, person)
        name = clean(found.pseudonym)
        _make_sure(name)
        journal.forget(found.id)
        older = backups.all_kept(journal.path)
    click.echo(_(FORGOTTEN, name=name) + " " + _(REMAINS))
    if older:
        click.echo(_(OLDER))
        for path in older:
            click.echo(f"  {path}")


def _list(places: Places) -> None:
    with opened(places) as journal:
        others = [one for one in journal.persons() if one.id != SELF]
        sessions = [one.person for one in journal.sessions()]
    for one in others:
        held = several(sessions.count(one.id), "one session", "{count} sessions")
        click.echo(f"{clean(one.pseudonym)}  ({held})")
    if not others:
        click.echo(_(ALONE))


def _find(journal: Journal, name: str) -> Person:
    wanted = " ".join(name.split()).casefold()
    for one in journal.persons():
        if one.id != SELF and one.pseudonym.casefold() == wanted:
            return one
    raise Told(_(NOBODY, name=name))


def _make_sure(name: str) -> None:
    """Go on only when the name was typed again."""
    question = _(SURE, name=name)
    typed = str(click.prompt(question, err=True)) if sys.stdin.isatty() else a_line()
    if " ".join(typed.split()).casefold() != name.casefold():
        raise Told(_(NOT_SURE))
