"""`integrate voice prepare`: all lines of a script spoken ahead."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.audio.api import Line
from integrate.audio.narration.takes import find_take
from integrate.cli.candidates import languages, scripts
from integrate.cli.compose import make_library
from integrate.cli.examples import examples
from integrate.cli.finding import find_entry
from integrate.cli.languages import in_language
from integrate.cli.measure_files import find_all
from integrate.cli.sentence import Told
from integrate.cli.voice_choice import voice_option, wanted_voices
from integrate.cli.voice_lines import lines_of, pace_of
from integrate.cli.voice_places import spoken_folder, take_folders
from integrate.script.quantity import spoken as in_words
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.audio.narration.narrator import Progress
    from integrate.audio.narration.voice import Voices
    from integrate.cli.places import Places

RECORDED = later("{count} with a recorded take, which is heard instead")
PRIVATE = later("{count} with answers in it, spoken when they are known")
PREPARED = later("{lines} spoken: {length} altogether, made in {taken} seconds")
UNSPOKEN = later("{count} of {total} could not be spoken.")


@click.command(
    epilog=examples(
        "integrate voice prepare anytime/grounding",
        "integrate voice prepare anytime/grounding --language de",
    )
)
@click.argument("script", shell_complete=scripts)
@voice_option
@click.option(
    "--language",
    metavar="LANG",
    default="",
    shell_complete=languages,
    help="Prepare a translation, such as `de`.",
)
@click.pass_obj
def prepare(places: Places, script: str, voice: str, language: str) -> None:
    """Speak all lines of SCRIPT ahead of a session.

    Lines with a recorded take are left alone, and so are lines that hold answers. What was spoken
    before is not spoken again.

    Ends with 0, with 1 when the script has problems or no narration, and with 2 when there is no
    such voice or a line cannot be spoken.
    """
    entry, found = find_entry(make_library(places), script, Path.cwd())
    if language:
        entry, found = in_language(entry, found, language)
    folders = take_folders(places, entry)
    left: dict[str, None] = {}
    recorded = private = 0
    for one in lines_of(found, find_all(places)):
        if find_take(folders, entry.name, found.language, one.step, one.text) is not None:
            recorded += 1
        elif one.private:
            private += 1
        else:
            left[one.text] = None
    lines = [Line(text, found.language, pace_of(found)) for text in left]
    told = _prepare(places, wanted_voices(voice, places), lines) if lines else []
    told += [_(RECORDED, count=recorded)] if recorded else []
    told += [_(PRIVATE, count=private)] if private else []
    click.echo("\n".join(told))


def _prepare(places: Places, voices: Voices, lines: Sequence[Line]) -> list[str]:
    """Speak the lines and return what is told of them. Raises `Told` when one failed."""
    from integrate.audio.narration.narrator import Narrator  # noqa: PLC0415 -- loads numpy

    began = time.monotonic()
    narrator = Narrator(voices, spoken_folder(places))
    with click.progressbar(
        narrator.prepare(lines), length=len(lines), label=_("Speaking"), file=sys.stderr
    ) as bar:
        done: list[Progress] = list(bar)
    problems = [one.problem for one in done if one.problem]
    if problems:
        some = _(UNSPOKEN, count=len(problems), total=len(lines))
        raise Told("\n".join([*dict.fromkeys(problems), some]))
    whole = {
        "lines": several(len(lines), "{count} line", "{count} lines"),
        "length": in_words(round(sum(one.length for one in done))),
        "taken": f"{time.monotonic() - began:.1f}",
    }
    return [_(PREPARED, **whole)]
