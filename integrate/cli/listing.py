"""`integrate list`: the scripts there are."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from integrate.cli.compose import make_library
from integrate.cli.examples import examples
from integrate.player.shelf_order import by_stage
from integrate.script.plainly import durations
from integrate.session.lasting import told
from integrate.words import _

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.script.library import Entry


@click.command(name="list", epilog=examples("integrate list", "integrate list --json"))
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.pass_obj
def list_scripts(places: Places, *, as_json: bool) -> None:
    """List all scripts, in the order of home; those with problems say so.

    Ends with 0.
    """
    entries = by_stage(make_library(places).shelf())
    if as_json:
        click.echo(json.dumps([_plain(entry) for entry in entries], indent=2, ensure_ascii=False))
        return
    width = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        click.echo(f"{entry.name:<{width}}  {_line(entry)}")


def _line(entry: Entry) -> str:
    script = entry.reads.script
    if script is None:
        count, see = len(entry.reads.problems), f"integrate check {entry.path}"
        return _("{count} to mend; see: {command}", count=count, command=see)
    facts = [script.stage.value]
    facts += [told(script.duration)] if script.duration else []
    facts += [_("with a therapist")] if script.for_therapist else []
    also = [one for one in entry.languages if replace(entry, language=one).reads.script]
    facts += [_("also in {languages}", languages=", ".join(also))] if also else []
    return f"{script.title} ({', '.join(facts)})"


def _plain(entry: Entry) -> dict[str, Any]:
    script = entry.reads.script
    plain: dict[str, Any] = {"name": entry.name, "path": str(entry.path)}
    if script is None:
        return plain | {"problems": len(entry.reads.problems)}
    return plain | {
        "title": script.title,
        "summary": script.summary,
        "stage": script.stage.value,
        "audience": script.audience.value,
        "seconds": script.duration.full.most if script.duration else None,
        "durations": durations(script),
        "language": script.language,
        "translations": {
            one: len(replace(entry, language=one).reads.problems) for one in entry.languages
        },
        "version": script.version,
        "problems": 0,
    }
