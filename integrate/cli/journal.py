"""`integrate journal`: the sessions there are, and each as it was lived."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

import click

from integrate.cli.compose import open_journal
from integrate.cli.sentence import Told
from integrate.journal.errors import JournalError
from integrate.journal.reading import as_lived
from integrate.plain.wrapping import clean
from integrate.session.record import to_plain
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.cli.places import Places
    from integrate.journal.entry import Entry, Summary
    from integrate.journal.store import Journal

T = TypeVar("T")

SEVERAL = later("There are several sessions `{session}`; `integrate journal list` names them.")
NONE = later("There is no session `{session}`; `integrate journal list` names them.")


@click.group()
def journal() -> None:
    """Read the journal. It is kept on this computer and goes nowhere."""


@journal.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.pass_obj
def list_sessions(places: Places, *, as_json: bool) -> None:
    """List all sessions, the newest first."""
    with _open(places) as opened:
        sessions = _read(opened.sessions)
    if as_json:
        click.echo(json.dumps([_plain(one) for one in sessions], indent=2, ensure_ascii=False))
        return
    if not sessions:
        click.echo(_("The journal is empty."))
    for one in sessions:
        began = one.began.astimezone()
        title = clean(one.title) or _("a session that cannot be read")
        click.echo(f"{one.id}  {began:%Y-%m-%d %H:%M}  {one.outcome:<11}  {title}")


@journal.command()
@click.argument("session", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.pass_obj
def show(places: Places, session: str, *, as_json: bool) -> None:
    """Show the session ID as it was lived; the beginning of the ID is enough."""
    with _open(places) as opened:
        known = [one.id for one in _read(opened.sessions) if one.id.startswith(session)]
        if len(known) != 1:
            some = SEVERAL if known else NONE
            raise Told(_(some, session=session))
        entries = _read(lambda: opened.events(known[0]))
    if as_json:
        click.echo(json.dumps([_entry(one) for one in entries], indent=2, ensure_ascii=False))
        return
    for paragraph in as_lived(entries):
        click.echo("\n".join(clean(line) for line in paragraph.split("\n")) + "\n")


def _open(places: Places) -> Journal:
    return _read(lambda: open_journal(places))


def _read(ask: Callable[[], T]) -> T:
    try:
        return ask()
    except JournalError as error:
        raise Told(str(error)) from error


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
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "wall": entry.wall.isoformat(),
        **to_plain(entry.recorded),
    }
