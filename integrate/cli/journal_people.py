"""`integrate journal people` and `forget`: whose sessions are kept, what is known, and no more."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from integrate.cli.examples import examples
from integrate.cli.journal_opening import a_line, opened
from integrate.cli.sentence import Told
from integrate.journal import backups
from integrate.journal.at_hand import at_hand
from integrate.journal.at_hand_telling import at_hand_words
from integrate.journal.entry import SELF
from integrate.journal.pages import keep_page, sessions_of_scripts
from integrate.plain.wrapping import clean
from integrate.script.problem import did_you_mean
from integrate.session.charting import AGREEMENTS, Agreed
from integrate.session.record import AGREED
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.journal.entry import Person
    from integrate.journal.store import Journal

AT_HAND = "show"
PAGE = later("Agreements")
NO_SUCH = later("`{about}` is nothing that is agreed on here: {remedy}.")
NO_WORDS = later("Say what was agreed: the words are missing.")
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


class _People(click.Group):
    """The commands about people; what is none of them is the name of somebody."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            args = [AT_HAND, *args]
        return super().resolve_command(ctx, args)


@click.group(
    cls=_People,
    invoke_without_command=True,
    epilog=examples("integrate journal people", "integrate journal people Heron"),
)
@click.pass_context
def people(ctx: click.Context) -> None:
    """Name whose sessions are kept, besides your own.

    With a NAME it shows what is at hand of them. `people NAME` is short for `people show NAME`, and
    `people NAME --agree touch "none"` keeps something that was agreed.

    Ends with 0, and with 2 when there is nobody of that name.
    """
    if ctx.invoked_subcommand is None:
        _list(ctx.obj)


@people.command(
    name=AT_HAND,
    epilog=examples(
        "integrate journal people show Heron", 'integrate journal people Heron --agree touch "none"'
    ),
)
@click.argument("name")
@click.option(
    "--agree",
    "agreed",
    nargs=2,
    multiple=True,
    metavar="ABOUT WORDS",
    help=f"Keep what was agreed about one of: {', '.join(AGREEMENTS)}.",
)
@click.pass_obj
def show(places: Places, name: str, agreed: tuple[tuple[str, str], ...]) -> None:
    """Show what is at hand of NAME.

    That is: last sessions, questionnaires, what was agreed, and words to keep.

    Ends with 0, and with 2 when there is nobody of that name.
    """
    wanted = [(_about(about), _words(words)) for about, words in agreed]
    with opened(places) as journal:
        person = _find(journal, name)
        for about, words in wanted:
            entry = Agreed(about, words, 0.0)
            keep_page(journal, datetime.now(UTC), AGREED, _(PAGE), entry, person.id)
        found = at_hand(journal, person)
    click.echo(clean(person.pseudonym))
    for heading, lines in at_hand_words(found):
        click.echo(f"\n{heading}")
        for line in lines:
            click.echo(f"  {clean(line)}")


@people.command(epilog=examples("integrate journal people add Wren"))
@click.argument("name")
@click.pass_obj
def add(places: Places, name: str) -> None:
    """Keep sessions for one more person, called NAME.

    NAME is a pseudonym. Their sessions are sealed with a key of their own.

    Ends with 0, and with 2 when the name is taken already.
    """
    with opened(places) as journal:
        person = journal.add_person(name)
    click.echo(_(ADDED, name=clean(person.pseudonym)))


@click.command(epilog=examples("integrate journal forget Robin"))
@click.argument("person", metavar="PERSON")
@click.pass_obj
def forget(places: Places, person: str) -> None:
    """Destroy the key of PERSON for ever.

    Nothing of them can be read again. The name is asked for once more. Backups made before still
    hold the key; they are named.

    Ends with 0, and with 2 when nobody was forgotten.
    """
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
        sessions = [one.person for one in sessions_of_scripts(journal.sessions())]
    for one in others:
        held = several(sessions.count(one.id), "one session", "{count} sessions")
        click.echo(f"{clean(one.pseudonym)}  ({held})")
    if not others:
        click.echo(_(ALONE))


def _about(about: str) -> str:
    wanted = " ".join(about.replace("-", " ").replace("_", " ").split()).casefold()
    if wanted not in AGREEMENTS:
        remedy = did_you_mean(wanted, [*AGREEMENTS])
        raise Told(_(NO_SUCH, about=about[:40], remedy=remedy))
    return wanted


def _words(words: str) -> str:
    if not words.strip():
        raise Told(_(NO_WORDS))
    return words.strip()


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
