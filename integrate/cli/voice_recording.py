"""`integrate voice record`: the lines of a script, recorded with a microphone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.audio.problem import NoDeviceError
from integrate.cli.candidates import languages, scripts
from integrate.cli.compose import make_library
from integrate.cli.examples import examples
from integrate.cli.exit_codes import ExitCode
from integrate.cli.finding import find_entry
from integrate.cli.languages import in_language
from integrate.cli.measure_files import find_all
from integrate.cli.sentence import Told
from integrate.cli.voice_booth import Booth, Desk, record_lines
from integrate.cli.voice_hearing import hear
from integrate.cli.voice_lines import lines_of
from integrate.cli.voice_places import takes_home

if TYPE_CHECKING:
    from integrate.audio.narration.microphone import Recorder
    from integrate.cli.places import Places


@click.command(epilog=examples("integrate voice record my-script.yaml"))
@click.argument("script", shell_complete=scripts)
@click.option(
    "--language",
    metavar="LANG",
    default="",
    shell_complete=languages,
    help="Record a translation, such as `de`.",
)
@click.pass_obj
def record(places: Places, script: str, language: str) -> None:
    """Record the lines of SCRIPT with a microphone, take by take.

    Your takes are heard instead of a voice engine. Those of a script given by its path lie beside
    it, in `voice/`; those of others with your data. A take that is there is kept unless you record
    that line again.

    Ends with 0 after the last line, with 3 when it was left before, with 1 when the script has
    problems or no narration, and with 2 without a microphone or when a take cannot be written.
    """
    entry, found = find_entry(make_library(places), script, Path.cwd())
    if language:
        entry, found = in_language(entry, found, language)
    lines = lines_of(found, find_all(places))
    desk = Desk(takes_home(places, entry), entry.name, found.language)
    try:
        microphone = _microphone()
        try:
            finished = record_lines(lines, _booth(places, microphone), desk)
        finally:
            microphone.close()
    except NoDeviceError as error:
        raise Told(str(error)) from error
    if not finished:
        raise click.exceptions.Exit(int(ExitCode.STOPPED))


def _microphone() -> Recorder:
    from integrate.audio.narration.microphone import Microphone  # noqa: PLC0415 -- loads the device

    return Microphone()


def _booth(places: Places, microphone: Recorder) -> Booth:
    return Booth(microphone, _typed, click.echo, lambda file: hear(places, file))


def _typed(question: str) -> str | None:
    click.echo(question, nl=False)
    line = sys.stdin.readline()
    return line.strip().lower() if line else None
