"""`integrate translate`: a script's PO file in another language, made or brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.cli.candidates import languages, scripts
from integrate.cli.compose import make_library
from integrate.cli.examples import examples
from integrate.cli.exit_codes import ExitCode
from integrate.cli.finding import find_entry
from integrate.cli.languages import refuse_unknown
from integrate.cli.replacing import replace_file
from integrate.cli.sentence import Told
from integrate.script.catalogue import count
from integrate.script.language import catalogue_file
from integrate.script.report import report
from integrate.script.translation import SAFETY, put_into, renewal
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.script.read import Reads

SAME = later("“{title}” is written in `{language}`; name another language.")
NOT_YET = later("It cannot be played in `{language}` before its safety texts are translated.")


@click.command(epilog=examples("integrate translate my-script.yaml de"))
@click.argument("script", shell_complete=scripts)
@click.argument("language", metavar="LANG", shell_complete=languages)
@click.pass_obj
def translate(places: Places, script: str, language: str) -> None:
    """Make or update the PO file of SCRIPT in LANG, such as `de` or `pt-BR`.

    It lies beside the script, as in `grounding.de.po`: put the words of each `msgid` into its
    `msgstr`. A sentence that was edited since keeps its old words, marked fuzzy, until you have
    looked at it.

    Ends with 0 when the file is up to date, even if there is more to translate; with 1 when the
    script or the translation has problems, and 2 when a file cannot be read or written.
    """
    entry, source = find_entry(make_library(places), script, Path.cwd())
    refuse_unknown(language)
    if language == source.language:
        raise Told(_(SAME, title=source.title, language=language))
    file = catalogue_file(entry.path, language)
    text, broken = renewal(source, entry.path, language)
    _refuse(broken, file)
    _save(file, text)
    click.echo(f"{file}: {_told(text)}")
    translated = put_into(entry.reads, entry.path, language)
    if any(problem.code != SAFETY for problem in translated.problems):
        _refuse(translated, file)
    if translated.problems:
        click.echo(_(NOT_YET, language=language))


def _refuse(reads: Reads, file: Path) -> None:
    """End the command when there is a problem."""
    unreadable = any(problem.code == "E001" for problem in reads.problems)
    if reads.problems:
        code = ExitCode.USAGE if unreadable else ExitCode.PROBLEMS
        raise Told(report(reads, str(file)), code)


def _save(file: Path, text: str) -> None:
    """Keep a text in a file that could be read, if it was there; an equal one is left alone."""
    content = text.encode()
    if not file.exists() or file.read_bytes() != content:
        replace_file(file, content)


def _told(text: str) -> str:
    """Return how far the translation is."""
    counts = count(text)
    parts = [
        several(counts.total(), "{count} text", "{count} texts"),
        _("{count} translated", count=counts["translated"]),
    ]
    if counts["fuzzy"]:
        parts.append(_("{count} to look at again (fuzzy)", count=counts["fuzzy"]))
    if counts["missing"]:
        parts.append(_("{count} to translate", count=counts["missing"]))
    return ", ".join(parts)
