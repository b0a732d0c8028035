"""What is heard at each moment of a session: files found for its sounds, lines for its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.audio.api import Files, Line
from integrate.script.verbs import Play
from integrate.session.program import Perform, Present
from integrate.session.speech import known_ahead, known_with

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator
    from pathlib import Path

    from integrate.audio.api import Content
    from integrate.player.sounds import Sounds
    from integrate.script.sound import Sound
    from integrate.session.effects import Speak, StartSound
    from integrate.session.session import Session


def _no_take(_speak: Speak) -> Path | None:
    return None


@dataclass(frozen=True, slots=True)
class Narrating:
    """How the words of a script come to be heard."""

    find_take: Callable[[Speak], Path | None] = _no_take
    """Returns the recording of words that somebody has spoken, or None when there is none."""
    has_voice: bool = True
    """Whether a voice engine speaks what has no recording."""
    wanted: bool = True
    """Whether the person wants to hear them at all."""

    def content(self, speak: Speak) -> Content | None:
        """Return what says these words, a recording first; None when nothing can."""
        take = self.find_take(speak)
        if take is not None:
            return Files((take,))
        if not self.has_voice:
            return None
        return Line(speak.text, speak.language, speak.pace, speak.private)


def files_of(sound: Sound | StartSound, sounds: Sounds) -> Files | None:
    """Return the files of a sound or of music; None when there are none."""
    if sound.music:
        tracks = sounds.find_music(sound.music)
        return Files(tracks, sound.crossfade) if tracks else None
    path = sounds.find(sound.file)
    return None if path is None else Files((path,), sound.crossfade)


def files_ahead(session: Session, sounds: Sounds) -> list[Content]:
    """Return the files of every sound that the session may play, in order, each once."""
    named = dict.fromkeys(_played(session))
    found = (files_of(session.script.sound(name), sounds) for name in named)
    return [one for one in found if one is not None]


def words_ahead(session: Session, narrating: Narrating) -> list[Content]:
    """Return what says the words that are known ahead of every answer, in order, each once."""
    spoken = known_ahead(session.script, session.program)
    contents = (narrating.content(speak) for speak in spoken)
    return list(dict.fromkeys(one for one in contents if one is not None))


def words_with(session: Session, narrating: Narrating, names: Container[str]) -> list[Content]:
    """Return what says the words that recall answers of these names and are known by now."""
    spoken = known_with(session.script, session.program, session.answers, names)
    contents = (narrating.content(speak) for speak in spoken)
    return list(dict.fromkeys(one for one in contents if one is not None))


def _played(session: Session) -> Iterator[str]:
    for one in session.program.instructions:
        if isinstance(one, Perform) and isinstance(one.step, Play):
            yield one.step.sound
        elif isinstance(one, Present):
            yield from (cue.play for cue in getattr(one.step, "audio", ()) if cue.play)
