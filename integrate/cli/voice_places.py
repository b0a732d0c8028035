"""Where a person's voices, spoken lines and recorded takes are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from integrate import bundled
from integrate.audio.narration.choosing import AUTO, choose
from integrate.audio.problem import UnplayableError
from integrate.cli.sentence import Told
from integrate.script.library import SUFFIXES
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from integrate.audio.narration.voice import Voices
    from integrate.cli.places import Places
    from integrate.script.library import Entry

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


def models(places: Places) -> tuple[Path, ...]:
    """Return the folders that hold voice models of piper."""
    return (places.data / "voices",)


def spoken_folder(places: Places) -> Path:
    """Return the folder in which spoken lines are kept."""
    return places.cache / "voice"


def wanted_voices(asked: str, places: Places) -> Voices:
    """Return the voices that were asked for. Raises `Told` when there is none."""
    try:
        voices = choose(asked, models(places))
    except UnplayableError as error:
        raise Told(str(error)) from error
    if voices is None:
        raise Told(_(NO_VOICE, command="integrate voice list"))
    return voices


def takes_home(places: Places, entry: Entry) -> Path:
    """Return the folder under which takes of a script are recorded.

    They lie beside a script that was given by its path, and otherwise with the person's data.
    """
    return entry.path.parent if entry.name.endswith(SUFFIXES) else places.data


def take_folders(places: Places, entry: Entry) -> tuple[Path, ...]:
    """Return all folders that takes of a script are looked for in."""
    return (entry.path.parent, places.data, bundled.sounds())
