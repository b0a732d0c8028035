"""Listening to every sound that a script names: there, readable, and as loud as its kind.

Files are levelled while they are played. So what is told of is only what cannot be levelled:
silence, what is too quiet by far, and what would startle.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from integrate.audio.api import Bus
from integrate.audio.problem import UnplayableError
from integrate.player.preflight.finding import ok, warning
from integrate.script.quantity import spoken
from integrate.script.structure import every_step
from integrate.script.verbs import Play
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from integrate.audio.levels import Levels
    from integrate.player.preflight.finding import Finding
    from integrate.player.sounds import Sounds
    from integrate.script.model import Script

NAME: Final = "sounds"
MOST: Final = 8
"""How many files are named; the others are counted."""

NO_SOUND = later("The sound “{name}” was not found.")
NO_MUSIC = later("No music was found in “{name}”.")
LEFT_OUT = later("“{file}” in “{name}” is left out: it is not there, or of another format.")
PUT_RIGHT = later(
    "Make it a flac, ogg, opus, wav, mp3 or m4a, or mend the path; without it the music goes on."
)
PUT_IT = later("Put it beside the script, or name another; without it the session goes on.")
SILENT = later("The sound file {file} holds nothing but silence.")
FAINT = later("The sound file {file} is so quiet that it stays softer than others of its kind.")
ANOTHER = later("Put another file in its place, or take it away; without it the session goes on.")
MORE = later("{count} more sound files have something wrong with them.")
NO_SOUNDS = later("The script plays no sound of its own.")
MATCHED = later("{files}, {length} together; each is brought to the loudness of its kind.")
HOW_FAR = later("{done} of {total} listened to")


@dataclass(frozen=True, slots=True)
class Needed:
    """A sound that a script plays."""

    name: str
    """The file or the place of music, in the words of the script."""
    bus: Bus
    files: tuple[Path, ...]
    """None where there is no such sound."""
    is_music: bool = False
    left_out: tuple[str, ...] = ()
    """What stands in a place of music and cannot be a track."""


def needed(script: Script, sounds: Sounds) -> tuple[Needed, ...]:
    """Return every sound that the script may play, each once, in its order."""
    beds: dict[str, bool] = {}
    for name, stays in _played(script):
        beds[name] = beds.get(name, False) or stays
    return tuple(_needed(script, name, sounds, stays=stays) for name, stays in beds.items())


def look(
    wanted: Sequence[Needed], levels: Levels, tell: Callable[[str], None]
) -> tuple[Finding, ...]:
    """Return what is heard of the sounds; `tell` hears how far it has come."""
    found = [_missing(one) for one in wanted if not one.files]
    found += [_left_out(one, file) for one in wanted for file in one.left_out]
    files = {file: one.bus for one in wanted for file in one.files}
    length = 0.0
    for number, (file, bus) in enumerate(files.items()):
        tell(_(HOW_FAR, done=number, total=len(files)))
        trouble, lasts = _trouble(file, bus, levels)
        length += lasts
        found += [warning(NAME, trouble, _(ANOTHER))] if trouble else []
    if found:
        left = len(found) - MOST
        more = [warning(NAME, _(MORE, count=left), _(ANOTHER))] if left > 0 else []
        return (*found[:MOST], *more)
    if not files:
        return (ok(NAME, _(NO_SOUNDS)),)
    count = several(len(files), "One sound file", "{count} sound files")
    return (ok(NAME, _(MATCHED, files=count, length=spoken(round(length)))),)


def _played(script: Script) -> Iterator[tuple[str, bool]]:
    """Yield the name of each sound that is played, and whether it stays as a bed."""
    for step in every_step(script.steps):
        if isinstance(step, Play):
            yield step.sound, True
        for cue in getattr(step, "audio", ()):
            if cue.play:
                yield cue.play, script.sound(cue.play).loop


def _needed(script: Script, name: str, sounds: Sounds, *, stays: bool) -> Needed:
    sound = script.sound(name)
    bus = Bus.BED if stays else Bus.CUE
    if sound.music:
        tracks = sounds.find_music(sound.music)
        left_out = sounds.find_left_out(sound.music)
        return Needed(sound.music, bus, tracks, is_music=True, left_out=left_out)
    file = sounds.find(sound.file)
    return Needed(sound.file, bus, () if file is None else (file,))


def _missing(one: Needed) -> Finding:
    return warning(NAME, _(NO_MUSIC if one.is_music else NO_SOUND, name=one.name), _(PUT_IT))


def _left_out(one: Needed, file: str) -> Finding:
    return warning(NAME, _(LEFT_OUT, file=file, name=one.name), _(PUT_RIGHT))


def _trouble(file: Path, bus: Bus, levels: Levels) -> tuple[str, float]:
    """Return what is wrong with a file, or nothing, and how long it lasts."""
    from integrate.audio.levels import FURTHEST, gain_to  # noqa: PLC0415 -- loads numpy
    from integrate.audio.loudness import SILENCE  # noqa: PLC0415 -- the same

    try:
        measured = levels.measured(file)
        startling = levels.standing_out(file)
    except UnplayableError as error:
        return str(error), 0.0
    if measured.integrated == SILENCE:
        return _(SILENT, file=file), measured.length
    if gain_to(bus, measured) >= FURTHEST:
        return _(FAINT, file=file), measured.length
    return startling or "", measured.length
