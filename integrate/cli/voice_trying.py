"""`integrate voice test`: a sentence spoken as it would be in a session."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.audio.api import Line
from integrate.audio.problem import UnplayableError
from integrate.cli.examples import examples
from integrate.cli.replacing import replace_file
from integrate.cli.sentence import Told
from integrate.cli.voice_choice import voice_option, wanted_voices
from integrate.cli.voice_hearing import hear
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.audio.narration.voice import Voices
    from integrate.cli.places import Places

SAMPLE = "Let the breath come and go. There is nothing you need to do well here."
SPOKE = later("{voice} spoke for {length} seconds; that took {taken} seconds.")


@click.command(
    name="test",
    epilog=examples(
        "integrate voice test", 'integrate voice test "Welcome." --pace even --out welcome.wav'
    ),
)
@click.argument("text", required=False, default=SAMPLE)
@voice_option
@click.option("--language", metavar="LANG", default="en", help="The language of TEXT; `en`.")
@click.option(
    "--pace",
    type=click.Choice(["slow", "even", "brisk"]),
    default="slow",
    help="How quickly it is spoken; slow unless told.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE.wav",
    help="Write the sound into a file instead of playing it.",
)
@click.pass_obj
def try_voice(
    places: Places, text: str, voice: str, language: str, pace: str, out: Path | None
) -> None:
    """Speak TEXT as it would be heard in a session.

    Without TEXT it is a sentence of our own.

    Ends with 0, and with 2 when there is no such voice, it fails, or nothing can be heard.
    """
    voices = wanted_voices(voice, places)
    began = time.monotonic()
    # Private, so that it is spoken now and not taken from an earlier time.
    take, length = _spoken(voices, Line(text, language, pace, private=True))
    figures = {"length": f"{length:.1f}", "taken": f"{time.monotonic() - began:.1f}"}
    click.echo(_(SPOKE, voice=voices.speaking(language).name, **figures))
    if out is not None:
        replace_file(out, take)
        return
    with tempfile.TemporaryDirectory(prefix="integrate-") as folder:
        file = Path(folder) / "test.wav"
        file.write_bytes(take)
        hear(places, file)


def _spoken(voices: Voices, line: Line) -> tuple[bytes, float]:
    """Return the take and its length. Raises `Told` when it cannot be spoken."""
    from integrate.audio.narration.narrator import Narrator  # noqa: PLC0415 -- loads numpy
    from integrate.audio.narration.wav import unpacked  # noqa: PLC0415 -- with it

    with tempfile.TemporaryDirectory(prefix="integrate-") as folder:
        try:
            take = Narrator(voices, Path(folder)).spoken(line)
        except UnplayableError as error:
            raise Told(str(error)) from error
    return take, unpacked(take).length
