"""`integrate voice`: the voices there are, tried, made ready for a script, or recorded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from integrate.audio.narration.choosing import AUTO, CHOSEN_UNASKED, look
from integrate.audio.narration.voice import Voices
from integrate.cli.examples import examples
from integrate.cli.voice_places import models
from integrate.cli.voice_preparing import prepare
from integrate.cli.voice_recording import record
from integrate.cli.voice_trying import try_voice
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integrate.audio.narration.voice import Finding, Voice
    from integrate.cli.places import Places

MANY = 4
"""A voice of more languages than these is told by their number."""
TAKEN = later("* `auto` takes it for its language")
NOTHING_TAKEN = later("`auto` finds no voice here: words are on the screen only.")
ONLY_ASKED = later("only when it is asked for, as in `--voice {name}`")


@click.group(
    epilog=examples(
        "integrate voice list", "integrate voice test", "integrate voice prepare anytime/grounding"
    )
)
def voice() -> None:
    """Hear a script: find, try and prepare voices, or record your own.

    Nothing is sent anywhere: a voice speaks on this computer, or not at all.
    """


@voice.command(name="list", epilog=examples("integrate voice list", "integrate voice list --json"))
@click.option("--json", "as_json", is_flag=True, help="Write JSON for other programs.")
@click.pass_obj
def list_voices(places: Places, *, as_json: bool) -> None:
    """List the voices of this computer, and why other engines have none.

    Ends with 0.
    """
    findings = look(models(places))
    taken = _taken(findings)
    if as_json:
        plain = [_plain(one, taken) for one in findings]
        click.echo(json.dumps(plain, indent=2, ensure_ascii=False))
        return
    for finding in findings:
        click.echo("\n".join(_lines(finding, taken)))
    click.echo("\n" + _(TAKEN if taken else NOTHING_TAKEN))


def _taken(findings: Sequence[Finding]) -> frozenset[str]:
    """Return the names of the voices that `auto` takes for a language of theirs."""
    known = [one for finding in findings for one in finding.voices]
    usable = [one for one in known if one.name.partition(":")[0] in CHOSEN_UNASKED]
    chosen = Voices(AUTO, tuple(usable))
    return frozenset(chosen.speaking(one).name for each in usable for one in each.languages)


def _lines(finding: Finding, taken: frozenset[str]) -> Iterator[str]:
    if not finding.voices:
        yield f"  {finding.engine}: {finding.missing}"
    for one in finding.voices:
        mark = "*" if one.name in taken else " "
        yield f"{mark} {one.name}: {_languages(one)}{_when(finding, one)}"


def _languages(one: Voice) -> str:
    if len(one.languages) > MANY:
        return several(len(one.languages), "{count} language", "{count} languages")
    return ", ".join(one.languages)


def _when(finding: Finding, one: Voice) -> str:
    if finding.engine in CHOSEN_UNASKED:
        return ""
    return "; " + _(ONLY_ASKED, name=one.name)


def _plain(finding: Finding, taken: frozenset[str]) -> dict[str, Any]:
    return {
        "engine": finding.engine,
        "missing": finding.missing or None,
        "voices": [
            {
                "name": one.name,
                "version": one.version,
                "languages": list(one.languages),
                "auto": one.name in taken,
            }
            for one in finding.voices
        ],
    }


for command in (try_voice, prepare, record):
    voice.add_command(command)
