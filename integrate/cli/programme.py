"""`integrate programme`: begin a programme, pause it, end it, and put it into a calendar."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.cli.candidates import programmes as programme_names
from integrate.cli.candidates import scripts
from integrate.cli.compose import make_library, open_journal
from integrate.cli.examples import examples
from integrate.cli.journal_opening import ask
from integrate.cli.replacing import replace_file
from integrate.cli.sentence import Told
from integrate.cli.today import NONE, told
from integrate.journal.errors import JournalError
from integrate.player.courses import (
    Today,
    bring_back,
    course_of,
    day_of,
    keep_course,
    let_go,
    look,
)
from integrate.player.shelves import title_of
from integrate.programme.calendar import written
from integrate.programme.course import Course
from integrate.programme.shelf import UnknownProgramme, find_programme, programmes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integrate.cli.places import Places
    from integrate.journal.store import Journal
    from integrate.programme.agenda import Offer
    from integrate.programme.model import Programme

DAY = click.DateTime(formats=["%Y-%m-%d"])
NEVER_READ = "`{name}` has problems; `integrate check {path}` shows them."
FOLLOWS = "You follow “{title}” already. `integrate programme stop` ends it first."
NOT_TODAY = "`{script}` is no open part of today. There {are}."
NOT_LET_GO = "`{script}` was not let go, or has no place today. There {are}."
HAS_STARTED = "“{title}” has begun. What you do in it is yours to choose, day by day."


@click.group(
    epilog=examples(
        "integrate programme list",
        "integrate programme start two-weeks --session 2026-03-14",
        "integrate programme calendar days.ics",
    )
)
def programme() -> None:
    """Follow a programme: which script on which day after a session.

    One programme is followed at a time; `integrate today` says what it has for the day.
    """


@programme.command("list", epilog=examples("integrate programme list"))
@click.pass_obj
def list_programmes(places: Places) -> None:
    """List the programmes there are.

    Ends with 0.
    """
    for entry in programmes(make_library(places)):
        found = entry.reads.programme
        click.echo(f"{entry.name}  {found.title if found else '(has problems)'}")
        if found and found.summary:
            click.echo(f"    {found.summary}")


@programme.command(epilog=examples("integrate programme start two-weeks"))
@click.argument("name", shell_complete=programme_names)
@click.option(
    "--session", type=DAY, metavar="YYYY-MM-DD", help="The day of the session, past or to come."
)
@click.pass_obj
def start(places: Places, name: str, session: datetime | None) -> None:
    """Begin the programme NAME.

    Ends with 0, and with 2 when there is none of that name, or one is followed already.
    """
    found = _readable(places, name)
    course = Course(name, datetime.now(UTC))
    if session is not None:
        course = course.with_session(session.date())
    with _journal(places) as journal:
        _refuse_second(places, journal)
        keep_course(journal, course, found.title)
        click.echo(HAS_STARTED.format(title=found.title))
        _tell(places, journal)


@programme.command(
    epilog=examples(
        "integrate programme session",
        "integrate programme session 2026-03-14",
        "integrate programme session 2026-03-14 --not",
    )
)
@click.argument("day", type=DAY, required=False, metavar="[YYYY-MM-DD]")
@click.option("--not", "taken_back", is_flag=True, help="There was no session on that day.")
@click.pass_obj
def session(places: Places, day: datetime | None, *, taken_back: bool) -> None:
    """Tell the day of a session; without one it is today.

    It may be past or to come.

    Ends with 0, and with 2 when no programme is followed.
    """
    with _following(places) as (journal, found):
        on = day.date() if day else day_of(datetime.now(UTC))
        course = found.course
        course = course.without_session(on) if taken_back else course.with_session(on)
        keep_course(journal, course, found.title)
        _tell(places, journal)


@programme.command(epilog=examples("integrate programme pause"))
@click.pass_obj
def pause(places: Places) -> None:
    """Let the days stand still until `integrate programme resume`.

    Ends with 0, and with 2 when no programme is followed.
    """
    with _following(places) as (journal, found):
        keep_course(journal, found.course.paused(day_of(datetime.now(UTC))), found.title)
        click.echo("The programme is paused. `integrate programme resume` goes on with it.")


@programme.command(epilog=examples("integrate programme resume"))
@click.pass_obj
def resume(places: Places) -> None:
    """Let the days of a paused programme go on.

    Ends with 0, and with 2 when no programme is followed.
    """
    with _following(places) as (journal, found):
        keep_course(journal, found.course.resumed(day_of(datetime.now(UTC))), found.title)
        _tell(places, journal)


@programme.command(epilog=examples("integrate programme stop"))
@click.pass_obj
def stop(places: Places) -> None:
    """End the programme; what you wrote stays in your journal.

    Ends with 0, and with 2 when no programme is followed.
    """
    with _following(places) as (journal, found):
        keep_course(journal, replace(found.course, stopped=True), found.title)
        click.echo("The programme is ended. What you wrote stays in your journal.")


@programme.command("let-go", epilog=examples("integrate programme let-go anytime/easy-breathing"))
@click.argument("script", shell_complete=scripts)
@click.pass_obj
def let_part_go(places: Places, script: str) -> None:
    """Leave SCRIPT, a part of today, out of your days; `bring-back` has it again.

    Ends with 0, and with 2 when SCRIPT is no open part of today.
    """
    with _following(places) as (journal, found):
        offers = found.agenda.open if found.agenda else ()
        let_go(journal, found, _key_of(script, offers, NOT_TODAY))
        _tell(places, journal)


@programme.command(
    "bring-back", epilog=examples("integrate programme bring-back anytime/easy-breathing")
)
@click.argument("script", shell_complete=scripts)
@click.pass_obj
def bring_part_back(places: Places, script: str) -> None:
    """Have SCRIPT, a part that you let go, in your days again.

    Ends with 0, and with 2 when it was not let go, or has no place today.
    """
    with _following(places) as (journal, found):
        bring_back(journal, found, _key_of(script, found.let_go, NOT_LET_GO))
        _tell(places, journal)


@programme.command(epilog=examples("integrate programme calendar days.ics"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--titles", is_flag=True, help="Name the scripts; a calendar is often shared.")
@click.pass_obj
def calendar(places: Places, file: Path, *, titles: bool) -> None:
    """Write the days to come into FILE, for a calendar.

    Phones and computers can read it. The entries are for whole days, and do not say what they are
    about. A file that is there is replaced.

    Ends with 0, and with 2 when no programme is followed or FILE cannot be written.
    """
    library = make_library(places)
    now = datetime.now(UTC)
    with _following(places) as (_journal, found):
        if found.agenda is None:
            raise Told("There are no days to come while the programme is paused.")
        title = partial(title_of, library) if titles else None
        course = f"{found.course.started:%Y%m%d%H%M%S}"
        content = written(found.agenda, day_of(now), now, course, title)
    replace_file(file, content)
    click.echo(f"{file} is written.")


@contextmanager
def _journal(places: Places) -> Iterator[Journal]:
    """Open the journal; what goes wrong with it is told in a sentence."""
    try:
        with open_journal(places, ask) as journal:
            yield journal
    except JournalError as error:
        raise Told(str(error)) from error


@contextmanager
def _following(places: Places) -> Iterator[tuple[Journal, Today]]:
    """Open the journal with the programme that is followed; raises `Told` where there is none."""
    with _journal(places) as journal:
        found = look(make_library(places), journal, datetime.now(UTC))
        if found is None:
            raise Told(NONE)
        yield journal, found


def _key_of(script: str, offers: Sequence[Offer], sentence: str) -> str:
    """Return what names the part with a script; raises `Told` with the parts that there are."""
    keys = {one.occurrence.script: one.occurrence.key for one in offers}
    if script not in keys:
        are = f"are: {', '.join(keys)}" if keys else "are none"
        raise Told(sentence.format(script=script, are=are))
    return keys[script]


def _readable(places: Places, name: str) -> Programme:
    try:
        entry = find_programme(make_library(places), name)
    except UnknownProgramme as error:
        raise Told(str(error)) from error
    if entry.reads.programme is None:
        raise Told(NEVER_READ.format(name=entry.name, path=entry.path))
    return entry.reads.programme


def _refuse_second(places: Places, journal: Journal) -> None:
    if course_of(journal) is not None:
        found = look(make_library(places), journal, datetime.now(UTC))
        raise Told(FOLLOWS.format(title=found.title if found else ""))


def _tell(places: Places, journal: Journal) -> None:
    library = make_library(places)
    found = look(library, journal, datetime.now(UTC))
    if found is not None:
        click.echo(found.trouble or told(found, library))
