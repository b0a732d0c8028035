"""Whether the words of a script can be spoken, and how many lines are spoken ahead already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from integrate.audio.problem import UnplayableError
from integrate.player.preflight.finding import ok, warning
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.audio.api import Line
    from integrate.audio.messages import Setup
    from integrate.audio.narration.voice import Voices
    from integrate.player.preflight.finding import Finding

NAME: Final = "voice"
SPOKEN: Final = "voice"
"""The folder of spoken lines inside the cache."""

UNWANTED = later("The words are not spoken, as the settings say; they stand on the screen.")
NOBODY = later("There is no voice for the words; they stand on the screen only.")
FIND_ONE = later("`integrate voice list` says which voices there can be.")
THERE = later("The voice that speaks is {voice}.")
RECORDED = later("Every line is a recording.")
ALL = later("{lines} spoken ahead by {voice}.")
NOT_YET = later("{left} of {total} lines are not spoken ahead yet.")
SPEAK = later("Look again in a while, or run: integrate voice prepare {script}")


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of a script, as far as they are known ahead."""

    script: str = ""
    """The name of the script; empty where only the voice is looked at."""
    lines: tuple[Line, ...] = ()
    """What a voice engine has to speak."""
    wanted: bool = True
    """Whether the words are to be heard at all."""


def look(spoken: Spoken, setup: Setup) -> tuple[Finding, ...]:
    """Return what is found; the voice is looked for, and nothing is spoken."""
    from integrate.audio.narration.choosing import choose  # noqa: PLC0415 -- loads numpy

    if not spoken.wanted:
        return (ok(NAME, _(UNWANTED)),)
    if spoken.script and not spoken.lines:
        return (ok(NAME, _(RECORDED)),)
    try:
        voices = choose(setup.voice, setup.models)
        if voices is None:
            return (warning(NAME, _(NOBODY), _(FIND_ONE)),)
        return (_ready(spoken, voices, setup),)
    except UnplayableError as error:
        return (warning(NAME, str(error), _(FIND_ONE)),)


def _ready(spoken: Spoken, voices: Voices, setup: Setup) -> Finding:
    """Return how many lines are there. Raises `UnplayableError` when none speaks the language."""
    from integrate.audio.narration.narrator import Narrator  # noqa: PLC0415 -- loads numpy

    if not spoken.lines:
        return ok(NAME, _(THERE, voice=voices.all[0].name))
    voice = voices.speaking(spoken.lines[0].language).name
    total = len(spoken.lines)
    narrator = Narrator(voices, setup.cache / SPOKEN) if setup.cache else None
    left = sum(not (narrator and narrator.has(line)) for line in spoken.lines)
    if left:
        return warning(NAME, _(NOT_YET, left=left, total=total), _(SPEAK, script=spoken.script))
    return ok(NAME, _(ALL, lines=several(total, "One line is", "{count} lines are"), voice=voice))
