"""`integrate show`: a script as it is understood, with everything filled in.

With `--json` it is what `script/plainly.py` describes, and besides: `name` and `path` of the
script, `path` in each of the `sounds` (null when there is no such file), and `measures`, by id,
with the wording of each questionnaire that the script uses.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from integrate import bundled
from integrate.cli.candidates import scripts
from integrate.cli.compose import make_library
from integrate.cli.depth_option import depth_option
from integrate.cli.examples import examples
from integrate.cli.finding import find_entry
from integrate.cli.measure_files import find_all
from integrate.cli.outline_lines import lines
from integrate.player.sounds import Sounds
from integrate.script.depth import Depth
from integrate.script.plainly import plain_script
from integrate.script.structure import every_step
from integrate.script.verbs import Measure

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.measures.catalogue import Catalogue
    from integrate.script.library import Entry
    from integrate.script.model import Script


@click.command(
    epilog=examples("integrate show anytime/grounding", "integrate show my-script.yaml --json")
)
@click.argument("script", shell_complete=scripts)
@depth_option
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.pass_obj
def show(places: Places, script: str, depth: str, *, as_json: bool) -> None:
    """Show SCRIPT as it is understood.

    Includes are filled in, and each step has its line.

    With `--depth short` the steps of the full way are left out of the lines.

    Ends with 0, with 1 when the script has problems, and with 2 when it cannot be found or read.
    """
    entry, found = find_entry(make_library(places), script, Path.cwd())
    if as_json:
        plain = _resolved(entry, found, find_all(places))
        click.echo(json.dumps(plain, indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(lines(found, Depth(depth))))


def _resolved(entry: Entry, script: Script, catalogue: Catalogue) -> dict[str, Any]:
    plain = plain_script(script)
    files = Sounds((entry.path.parent, bundled.sounds()))
    for sound in plain["sounds"].values():
        music = bool(sound["music"])
        path = files.find(sound["music"] if music else sound["file"], music=music)
        sound["path"] = None if path is None else str(path)
    used = {step.measure for step in every_step(script.steps) if isinstance(step, Measure)}
    known = catalogue.measures
    measures = {one: dataclasses.asdict(known[one]) for one in sorted(used & known.keys())}
    return {"name": entry.name, "path": str(entry.path), **plain, "measures": measures}
