"""`integrate journal`: the sessions there are, and each as it was lived; its commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from integrate.cli.candidates import sessions as session_names
from integrate.cli.examples import examples
from integrate.cli.journal_backups import backup, restore, verify
from integrate.cli.journal_exporting import export
from integrate.cli.journal_importing import import_sessions
from integrate.cli.journal_keys import forget_device, passphrase, recovery, remember_device
from integrate.cli.journal_lock import lock
from integrate.cli.journal_memos import play
from integrate.cli.journal_note import note
from integrate.cli.journal_opening import opened, the_session
from integrate.cli.journal_people import forget, people
from integrate.cli.journal_status import status
from integrate.cli.journal_trend import trend
from integrate.cli.measure_files import at_hand
from integrate.journal.export.reserved import readable_by
from integrate.journal.pages import to_read, to_tell
from integrate.journal.reading import as_lived
from integrate.measures.measure import Audience
from integrate.plain.wrapping import clean
from integrate.session.record import to_plain
from integrate.words import _

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.journal.entry import Entry, Summary


@click.group(
    epilog=examples(
        "integrate journal list", "integrate journal show r3ww", "integrate journal status"
    )
)
def journal() -> None:
    """Read the journal, guard it, copy it, and take sessions out of it.

    It is kept on this computer and goes nowhere. Where a passphrase opens it, it is asked for, or
    taken from the first line of the input.
    """


for command in (
    status,
    passphrase,
    recovery,
    remember_device,
    forget_device,
    lock,
    verify,
    backup,
    restore,
    people,
    forget,
    export,
    import_sessions,
    trend,
    note,
    play,
):
    journal.add_command(command)


@journal.command(name="list", epilog=examples("integrate journal list"))
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.pass_obj
def list_sessions(places: Places, *, as_json: bool) -> None:
    """List all sessions, the newest first.

    Ends with 0, and with 2 when the journal cannot be opened.
    """
    with opened(places) as book:
        sessions = to_read(book.sessions())
        names = {one.id: one.pseudonym for one in book.persons()}
    if as_json:
        click.echo(json.dumps([_plain(one) for one in sessions], indent=2, ensure_ascii=False))
        return
    if not sessions:
        click.echo(_("The journal is empty."))
    for one in sessions:
        began = one.began.astimezone()
        title = clean(one.title) or _("a session that cannot be read")
        whose = clean(names.get(one.person, ""))
        line = f"{one.id}  {began:%Y-%m-%d %H:%M}  {one.outcome:<11}  {title}"
        click.echo(f"{line}  ({whose})" if whose else line)


@journal.command(
    epilog=examples("integrate journal show r3ww", "integrate journal show r3ww --json")
)
@click.argument("session", metavar="ID", shell_complete=session_names)
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.pass_context
def show(ctx: click.Context, session: str, *, as_json: bool) -> None:
    """Show the session ID as it was lived.

    The beginning of the ID is enough. A questionnaire that only a therapist asks is shown with
    `--as therapist` alone.

    Ends with 0, and with 2 when there is no such session, or the journal cannot be opened.
    """
    places: Places = ctx.obj
    with opened(places) as book:
        name = the_session(book, session)
        audience = Audience(ctx.find_root().params["role"])
        entries = readable_by(audience, book.events(name), at_hand(places))
    if as_json:
        click.echo(json.dumps([_entry(one) for one in entries], indent=2, ensure_ascii=False))
        return
    for paragraph in as_lived(to_tell(entries)):
        click.echo("\n".join(clean(line) for line in paragraph.split("\n")) + "\n")


def _plain(one: Summary) -> dict[str, Any]:
    return {
        "id": one.id,
        "began": one.began.isoformat(),
        "last": one.last.isoformat(),
        "title": one.title,
        "script": one.script,
        "stage": one.stage,
        "role": one.role,
        "outcome": one.outcome.value,
        "events": one.events,
        "person": one.person,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "wall": entry.wall.isoformat(),
        **to_plain(entry.recorded),
    }
