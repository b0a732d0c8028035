"""What a person hears of a session, and how loud they want it.

Effects become clips here. Sound never holds a session up: what cannot be found is told in a
sentence, and the session goes on without it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from integrate.audio.api import Breath, Bus, Clip, Direction
from integrate.player.content import Narrating, files_ahead, files_of, words_ahead
from integrate.session.effects import (
    HoldSound,
    ReleaseSound,
    Speak,
    StartSound,
    StartTone,
    StopSound,
)
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.audio.api import Decibels, Output, Seconds
    from integrate.player.sounds import Sounds
    from integrate.session.session import Session

Heard: TypeAlias = StartSound | StartTone | Speak | StopSound | HoldSound | ReleaseSound
"""The effects that are heard."""

NO_SOUND = later("The sound “{file}” was not found. The session goes on without it.")
NO_MUSIC = later("No music was found in “{place}”. The session goes on without it.")

BEFORE_WORDS: Final[Seconds] = 0.35
"""How long words wait for the beds to fall."""
EDGE: Final[Seconds] = 0.05
"""How a spoken line and a tone end: what they hold has an ending of its own."""
STEP: Final[Decibels] = 3.0
SOFTEST, LOUDEST = -30.0, 6.0
"""How far the person may go from the level the sound is meant to have."""


class Hearing:
    """Carries out the effects that are heard; may be called from several threads."""

    def __init__(
        self,
        session: Session,
        output: Output,
        sounds: Sounds,
        tell: Callable[[str], None],
        narrating: Narrating,
    ) -> None:
        """Let a session be heard through `output`; `tell` gets sentences for the person."""
        self._session = session
        self._output = output
        self._sounds = sounds
        self._tell = tell
        self._narrating = narrating
        self._wants_words = narrating.wanted
        self._saying = ""
        self._gain: Decibels = 0.0
        self._is_muted = False

    def get_ready(self, level: Decibels = 0.0) -> None:
        """Set the level, and have everything known ahead made ready before its moment."""
        if level:
            self._set_level(level)
        narration = self._session.script.narration
        if narration is not None:
            self._output.duck(narration.duck)
        words = words_ahead(self._session, self._narrating) if self._wants_words else []
        contents = [*files_ahead(self._session, self._sounds), *words]
        if contents:
            self._output.prepare(contents)

    def carry_out(self, effect: Heard) -> None:
        """Let the person hear it."""
        match effect:
            case StartSound():
                self._start(effect)
            case Speak():
                self._say(effect)
            case StartTone(id=one, direction=direction, length=length):
                tone = Breath(Direction(direction), length)
                self._output.play(Clip(one, tone, Bus.CUE, fade_out=EDGE))
            case StopSound(id=one, fade=fade):
                self._output.stop(one, fade)
            case HoldSound():
                self._output.pause()
            case ReleaseSound():
                self._output.resume()

    def _start(self, start: StartSound) -> None:
        files = files_of(start, self._sounds)
        if files is None:
            missing = _(NO_MUSIC, place=start.music) if start.music else ""
            self._tell(missing or _(NO_SOUND, file=start.file))
            return
        self._output.play(
            Clip(
                id=start.id,
                content=files,
                bus=Bus.BED if start.bed else Bus.CUE,
                gain=start.gain,
                pan=start.pan,
                fade_in=start.fade_in,
                fade_out=start.fade_out,
                loop=start.loop,
            )
        )

    def _say(self, speak: Speak) -> None:
        content = self._narrating.content(speak) if self._wants_words else None
        if content is not None:
            self._saying = speak.id
            self._output.play(Clip(speak.id, content, Bus.VOICE, fade_out=EDGE, delay=BEFORE_WORDS))

    # What the person wants.

    @cached_property
    def has_words(self) -> bool:
        """Whether the words of this session can be heard, if they are wanted."""
        if self._session.script.narration is None:
            return False
        return self._narrating.has_voice or bool(words_ahead(self._session, self._narrating))

    @property
    def told(self) -> str:
        """What differs from the sound as it is meant, in a few words; empty when nothing does."""
        parts = []
        if self._is_muted:
            parts.append(_("sound off"))
        elif self._gain:
            level = f"{abs(self._gain):g}"
            softer = self._gain < 0
            parts.append(
                _("sound {level} dB softer", level=level)
                if softer
                else _("sound {level} dB louder", level=level)
            )
        if not self._wants_words and self.has_words:
            parts.append(_("voice off"))
        return ", ".join(parts)

    def switch_mute(self) -> None:
        """Let nothing be heard, or let it be heard again; everything goes on meanwhile."""
        self._is_muted = not self._is_muted
        self._output.mute(on=self._is_muted)

    def change_level(self, steps: int) -> None:
        """Make everything louder by so many steps, or softer; who does so wants to hear it."""
        self._set_level(self._gain + steps * STEP)
        if self._is_muted:
            self.switch_mute()

    def _set_level(self, level: Decibels) -> None:
        self._gain = max(SOFTEST, min(LOUDEST, level))
        self._output.set_level(None, self._gain)

    def switch_words(self) -> None:
        """Let the words be heard no more, at once; or again, from the next step on."""
        self._wants_words = not self._wants_words
        if self._wants_words:
            self._output.prepare(words_ahead(self._session, self._narrating))
        elif self._saying:
            self._output.stop(self._saying)
