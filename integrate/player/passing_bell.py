"""The bell by which closed eyes know that a question was passed: the script's, or a chime."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from integrate.audio.api import Bus, Clip
from integrate.player.content import files_of
from integrate.script.sound import Sound

if TYPE_CHECKING:
    from integrate.audio.api import Decibels
    from integrate.player.sounds import Sounds
    from integrate.script.model import Script

OWN: Final = "bell"
"""What a script calls the bell that is taken where it has one."""
SHIPPED: Final = "bells/chime"
SOFTER: Final[Decibels] = -6.0
"""How much softer the chime is than a bell of a script is meant."""
ID: Final = "passed"
"""The id of the clip. A sound of the script has an `@` in its id and never this one."""


def passing_bell(script: Script, sounds: Sounds) -> Clip | None:
    """Return the bell of a script; None where there is no file for it."""
    own = script.sounds.get(OWN)
    if own is None or own.music or own.loop:
        own = Sound(file=SHIPPED, gain=SOFTER)
    files = files_of(own, sounds)
    return None if files is None else Clip(ID, files, Bus.CUE, gain=own.gain, pan=own.pan)
