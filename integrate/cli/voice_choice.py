"""Which voice a command speaks with: the option `--voice`, and the voices that are meant by it.

Apart from where voices are kept, which home asks for as well: finding engines loads a good deal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from integrate.audio.narration.choosing import AUTO, choose
from integrate.audio.problem import UnplayableError
from integrate.cli.sentence import Told
from integrate.cli.voice_places import models
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from integrate.audio.narration.voice import Voices
    from integrate.cli.places import Places

NO_VOICE = later("No voice was found for the words; see: {command}")


def voice_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--voice`."""
    return click.option(
        "--voice",
        envvar="INTEGRATE_VOICE",
        default=AUTO,
        metavar="NAME",
        help="A voice of `integrate voice list`, an engine, or a model of piper. "
        "Without it, INTEGRATE_VOICE; without that, `auto`.",
    )(command)


def wanted_voices(asked: str, places: Places) -> Voices:
    """Return the voices that were asked for. Raises `Told` when there is none."""
    try:
        voices = choose(asked, models(places))
    except UnplayableError as error:
        raise Told(str(error)) from error
    if voices is None:
        raise Told(_(NO_VOICE, command="integrate voice list"))
    return voices
