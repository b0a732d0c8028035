"""Looking at everything before a session from the command line: the same as its page shows."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack, closing
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from integrate.cli.compose import Wishes, make_equipment, make_settings
from integrate.cli.exit_codes import ExitCode
from integrate.cli.finding import find_entry
from integrate.cli.sentence import Told
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.player.preflight.equipment import Chosen, Equipment
    from integrate.player.preflight.finding import Finding
    from integrate.player.preflight.looking import Looking
    from integrate.player.preflight.sheet import Row, Sheet
    from integrate.player.settings import Settings

LOOKING = later("Looking; sounds that nobody listened to yet take a moment.")
MARKS = {"ok": later("ok"), "warning": later("warning"), "failed": later("failed")}
WIDTH = 10
"""Columns of a mark, and of a title."""


@click.command(hidden=True)
@click.argument("script", required=False)
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.pass_context
def look(ctx: click.Context, script: str | None, *, as_json: bool) -> None:
    """Look at the computer, and at SCRIPT."""
    above = ctx.find_root().params
    as_json = as_json or bool(ctx.parent and ctx.parent.params.get("as_json"))
    wishes = Wishes(mute=above["mute"], device=above["sound_device"], person=above["person"])
    settings = make_settings(ctx.obj, wishes)
    chosen = _chosen(settings, script) if script else None
    if sys.stderr.isatty():
        click.echo(_(LOOKING), err=True)
    with ExitStack() as stack:
        looking = _looking(settings, make_equipment(ctx.obj, wishes), chosen, stack)
        looking.look_at_all()
    sheet = looking.sheet
    if as_json:
        click.echo(json.dumps(_plain(sheet, script), indent=2, ensure_ascii=False))
    else:
        lines = [line for row in sheet.rows for line in _lines(row)]
        click.echo("\n".join([*lines, "", sheet.summary]))
    if sheet.failures:
        ctx.exit(ExitCode.PROBLEMS)


def _chosen(settings: Settings, name: str) -> Chosen:
    """Return the script of that name. Raises `Told`."""
    from integrate.player.preflight.equipment import Chosen  # noqa: PLC0415 -- not for --help
    from integrate.session.answering import Refused  # noqa: PLC0415 -- the same
    from integrate.session.program import Role  # noqa: PLC0415 -- the same
    from integrate.session.session import Session  # noqa: PLC0415 -- the same

    entry, script = find_entry(settings.library, name, settings.here)
    try:
        return Chosen(entry, script, Session(script, Role.THERAPIST, entry.name))
    except Refused as error:
        raise Told(str(error), ExitCode.PROBLEMS) from error


def _looking(
    settings: Settings, equipment: Equipment, chosen: Chosen | None, stack: ExitStack
) -> Looking:
    """Return what looks; a journal that is there is opened until the end of the stack."""
    from integrate.journal.entry import SELF  # noqa: PLC0415 -- the same
    from integrate.journal.errors import JournalError  # noqa: PLC0415 -- not for --help
    from integrate.journal.opening import NAME  # noqa: PLC0415 -- the same
    from integrate.player.door import Door, NobodyCalled  # noqa: PLC0415 -- the same
    from integrate.player.locked import Locked  # noqa: PLC0415 -- the same
    from integrate.player.preflight import journal  # noqa: PLC0415 -- the same
    from integrate.player.preflight.preparing import by_doctor  # noqa: PLC0415 -- the same

    def without(found: tuple[Finding, ...]) -> Looking:
        return by_doctor(settings, equipment, chosen, (None, lambda: found), SELF)

    if not (equipment.data / NAME).exists():
        return without(journal.none_yet(equipment.data))
    door = stack.enter_context(closing(Door(settings)))
    try:
        kept = door.open()
    except Locked:
        return without(journal.is_locked())
    except NobodyCalled as error:
        raise Told(str(error)) from error
    except JournalError as error:
        return without(journal.does_not_open(error))
    look_at = partial(journal.look, kept)
    return by_doctor(settings, equipment, chosen, (kept, look_at), door.person)


def _lines(row: Row) -> list[str]:
    """Return each finding of a row, and under it what to do."""
    lines = []
    for one in row.findings:
        lines.append(f"{_(MARKS[one.state]):<{WIDTH}}{row.title:<{WIDTH + 2}}{one.words}")
        lines += [f"{'':<{2 * WIDTH + 2}}{one.remedy}"] * bool(one.remedy)
    return lines


def _plain(sheet: Sheet, script: str | None) -> dict[str, Any]:
    return {
        "script": script,
        "can_begin": not sheet.failures,
        "findings": [
            {"name": one.name, "state": one.state, "words": one.words, "remedy": one.remedy or None}
            for row in sheet.rows
            for one in row.findings
        ],
    }
