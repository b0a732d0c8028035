"""`integrate journal export`: sessions for others to read, and exactly what they will read."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.cli.candidates import sessions as session_names
from integrate.cli.examples import examples
from integrate.cli.exit_codes import ExitCode
from integrate.cli.format_choice import FormatChoice
from integrate.cli.journal_memos import write_memos
from integrate.cli.journal_opening import opened, told
from integrate.cli.measure_files import at_hand
from integrate.cli.sentence import Told
from integrate.journal.entry import SELF
from integrate.journal.export.lived import Choice, choose
from integrate.journal.export.outgoing import Format, Wish, preview, write_out
from integrate.journal.export.share import Share
from integrate.measures.measure import Audience
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from integrate.cli.places import Places
    from integrate.journal.export.outgoing import LeftOut, Outgoing
    from integrate.journal.store import Journal

NOBODY = later("There is nobody called “{name}”; `integrate journal people` names them.")
WHERE = later("Say where it goes, as in `notes.{format}`, or `-` for this terminal.")
BARE = later("{file} is not sealed: whoever can open it can read it.")
RESERVED = later("What only a therapist asks stays, too; `integrate --as therapist` has it go out.")
MEMOS = later("Voice memos are written out for yourself alone: --share mine, without --preview.")
OUT = "-"
_FORMATS = FormatChoice(one.value for one in Format)
_SHARES = click.Choice([one.value for one in Share])
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(
    epilog=examples(
        "integrate journal export --format md --share therapist --preview",
        "integrate journal export notes.md --format md --share therapist",
        "integrate journal export all.json --format json --share mine",
    )
)
@click.argument("out", metavar="[OUT]", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", required=True, type=_FORMATS, help="Which format.")
@click.option("--share", required=True, type=_SHARES, help="Who will read it.")
@click.option("--from", "first", type=_DAY, metavar="DATE", help="Leave out what began before.")
@click.option("--to", "last", type=_DAY, metavar="DATE", help="Leave out what began later.")
@click.option(
    "--session",
    "sessions",
    multiple=True,
    metavar="ID",
    shell_complete=session_names,
    help="Only this; repeatable.",
)
@click.option("--person", default="", metavar="NAME", help="Whose sessions, by pseudonym.")
@click.option("--pseudonym", default="", metavar="NAME", help="What FHIR calls the person.")
@click.option(
    "--memos",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write the sound of voice memos there, as wav files.",
)
@click.option("--preview", "look", is_flag=True, help="Show what would go out; write nothing.")
@click.option("--force", is_flag=True, help="Replace the file if there is one.")
@click.pass_context
def export(
    ctx: click.Context,
    out: Path | None,
    form: str,
    share: str,
    first: datetime | None,
    last: datetime | None,
    sessions: tuple[str, ...],
    person: str,
    pseudonym: str,
    memos: Path | None,
    *,
    look: bool,
    force: bool,
) -> None:
    """Write sessions to the file OUT, for you or for others.

    With `-` for OUT they go to standard output. For yourself (`mine`) everything goes out. For a
    therapist: answers, questionnaires, marks and times. For a prescriber: questionnaires, scales,
    marks and times, and none of your words.

    Ends with 0, with 1 when a session that was chosen cannot be read (the others go out all the
    same), and with 2 when the file is there already or cannot be written.
    """
    if out is None and not look:
        raise Told(_(WHERE, format=form))
    if memos is not None and (look or Share(share) is not Share.MINE):
        raise Told(_(MEMOS))
    places: Places = ctx.obj
    choice = Choice(
        sessions=sessions,
        first=first.date() if first else None,
        last=last.date() if last else None,
        audience=Audience(ctx.find_root().params["role"]),
        catalogue=at_hand(places),
    )
    wish = Wish(Format(form), Share(share), choice, pseudonym=pseudonym)
    outgoing = _prepare(places, wish, person, memos, force=force)
    _give(outgoing, None if look or out is None else out, force=force)


def find_person(journal: Journal, name: str) -> str:
    """Return the id of the person called so; nobody's name is that of whoever keeps the journal.

    Raises `Told` when there is none.
    """
    if not name:
        return SELF
    wanted = " ".join(name.split()).casefold()
    for person in journal.persons():
        if person.pseudonym.casefold() == wanted:
            return person.id
    raise Told(_(NOBODY, name=name))


def _prepare(
    places: Places, wish: Wish, person: str, memos: Path | None, *, force: bool
) -> Outgoing:
    with opened(places) as journal:
        choice = replace(wish.choice, person=find_person(journal, person))
        outgoing = preview(journal, replace(wish, choice=choice))
        if memos is None:
            return outgoing
        write_memos(journal, choose(journal, choice).sessions, memos, force=force)
        return replace(outgoing, left_out=replace(outgoing.left_out, memos=0))


def _give(outgoing: Outgoing, out: Path | None, *, force: bool) -> None:
    """Write it where it was asked for, and tell what stays in the journal."""
    if out is None or str(out) == OUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(outgoing.content)
    else:
        with told():
            write_out(outgoing.content, out, replace=force)
        click.echo(_(BARE, file=out), err=True)
    count = several(outgoing.sessions, "One session goes out.", "{count} sessions go out.")
    click.echo(" ".join([count, *_staying(outgoing.left_out)]), err=True)
    if outgoing.left_out.unreadable:
        raise click.exceptions.Exit(int(ExitCode.PROBLEMS))


def _staying(left: LeftOut) -> Iterator[str]:
    if left.sessions:
        yield several(
            left.sessions, "One was not chosen and stays.", "{count} were not chosen and stay."
        )
    if left.entries:
        yield several(
            left.entries, "One entry stays in the journal.", "{count} entries stay in the journal."
        )
    if left.answers:
        yield several(left.answers, "An answer is among them.", "{count} answers are among them.")
    if left.questions:
        yield several(
            left.questions,
            "One question that quotes you is left out.",
            "{count} questions that quote you are left out.",
        )
    if left.reserved:
        yield _(RESERVED)
    if left.memos:
        yield several(
            left.memos,
            "The sound of a voice memo stays; `--memos FOLDER` writes it out.",
            "The sound of {count} voice memos stays; `--memos FOLDER` writes it out.",
        )
    if left.unreadable:
        yield _("These cannot be read and stay: {names}.", names=", ".join(left.unreadable))
