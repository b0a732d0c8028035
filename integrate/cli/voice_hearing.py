"""A sound file played to whoever sits at the computer, through the sound of the sessions."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING, Final

import click

from integrate.audio.api import Bus, Clip, Files, State
from integrate.audio.problem import UnplayableError
from integrate.audio.process import ChildOutput
from integrate.cli.compose import Wishes, make_setup
from integrate.cli.sentence import Told
from integrate.words import _, later

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.audio.api import Output, Seconds
    from integrate.cli.places import Places

PATIENCE: Final[Seconds] = 8.0
"""How long the sound may take to begin."""
RINGING: Final[Seconds] = 0.7
"""How long after its length a sound is still on its way to the ear."""
UNHEARD = later("The sound did not begin; see: {command}")


def hear(places: Places, file: Path) -> None:
    """Play a file to its end. Raises `Told` when nothing can be heard."""
    length = _length(file)
    device = click.get_current_context().find_root().params["sound_device"]
    with closing(ChildOutput(make_setup(places, Wishes(device=device)))) as output:
        output.play(Clip("take", Files((file,)), Bus.VOICE))
        _wait_to_begin(output)
        threading.Event().wait(length + RINGING)


def _wait_to_begin(output: Output) -> None:
    deadline, moment = time.monotonic() + PATIENCE, threading.Event()
    while output.condition.state is State.STARTING and time.monotonic() < deadline:
        moment.wait(0.02)
    if output.condition.state is not State.SOUNDING:
        raise Told(output.condition.reason or _(UNHEARD, command="integrate doctor sound"))


def _length(file: Path) -> Seconds:
    from integrate.audio import decode  # noqa: PLC0415 -- loads the codecs
    from integrate.audio.samples import RATE  # noqa: PLC0415 -- with them

    try:
        portions = decode.find(file).portions(lambda _sentence: None)
        return sum(len(block) for block in portions) / RATE
    except UnplayableError as error:
        raise Told(str(error)) from error
