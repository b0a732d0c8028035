"""`integrate list`: the scripts there are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from integrate.cli.compose import make_library
from integrate.script.quantity import spoken

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.script.library import Entry


@click.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.pass_obj
def list_scripts(places: Places, *, as_json: bool) -> None:
    """List all scripts by name; scripts with problems are listed and say so."""
    entries = make_library(places).entries()
    if as_json:
        click.echo(json.dumps([_plain(entry) for entry in entries], indent=2, ensure_ascii=False))
        return
    width = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        click.echo(f"{entry.name:<{width}}  {_line(entry)}")


def _line(entry: Entry) -> str:
    script = entry.reads.script
    if script is None:
        return f"{len(entry.reads.problems)} to mend; see: integrate check {entry.path}"
    length = f", {spoken(script.duration)}" if script.duration else ""
    led = ", with a therapist" if script.for_therapist else ""
    return f"{script.title} ({script.stage}{length}{led})"


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
        "seconds": script.duration,
        "language": script.language,
        "version": script.version,
        "problems": 0,
    }
