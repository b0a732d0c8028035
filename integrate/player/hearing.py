"""What a person hears of a session, and how loud they want it.

Effects become clips here. Sound never holds a session up: what cannot be found is told in a
sentence, and the session goes on without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from integrate.audio.api import Breath, Bus, Clip, Condition, Direction
from integrate.player.content import Narrating, files_ahead, files_of, words_ahead, words_with
from integrate.player.fading import Fading
from integrate.player.preparing import Preparing
from integrate.player.volume import level_of, percent_of
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
    from collections.abc import Callable, Container, Sequence

    from integrate.audio.api import Content, Decibels, Output, Seconds
    from integrate.player.sounds import Sounds
    from integrate.player.volume import Percent
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


@dataclass(frozen=True, slots=True)
class Sounding:
    """How the sound stands, for whoever runs a session."""

    condition: Condition
    """Whether anything can be heard at all."""
    whole: Percent
    """How loud everything is; 100 is as it is meant."""
    bed: Percent
    voice: Percent
    is_muted: bool
    is_talked_over: bool
    """Whether the beds make room for somebody who speaks in the room."""
    is_hushed: bool
    """Whether the panic key took the sound away."""
    is_fading: bool
    """Whether it is just going."""


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
        self.preparing = Preparing()
        """How far what is known ahead has been made ready."""
        output.on_prepared(self.preparing.heard)
        self._wants_words = narrating.wanted
        self._saying = ""
        self._gain: Decibels = 0.0
        self._buses: dict[Bus, Decibels] = dict.fromkeys(Bus, 0.0)
        self._is_muted = False
        self._is_talked_over = False
        self._is_held = False
        self._hush: Fading | None = None
        self._is_cut = False

    def get_ready(self, level: Decibels = 0.0) -> None:
        """Set the level, and have everything known ahead made ready before its moment."""
        if level:
            self._set_level(level)
        narration = self._session.script.narration
        if narration is not None:
            self._output.duck(narration.duck)
        words = words_ahead(self._session, self._narrating) if self._wants_words else []
        self._prepare(files_ahead(self._session, self._sounds), words)

    def hear_of(self, names: Container[str]) -> None:
        """Have the words made ready that recall answers of these names, which were just given."""
        words = words_with(self._session, self._narrating, names) if self._wants_words else []
        self._prepare([], words)

    def _prepare(self, files: Sequence[Content], words: Sequence[Content]) -> None:
        if files or words:
            self.preparing.expect(len(words))
            self._output.prepare([*files, *words])

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
            case HoldSound() | ReleaseSound():
                self._hold(on=isinstance(effect, HoldSound))

    def _hold(self, *, on: bool) -> None:
        """Hold all sound, or let it go on; what the panic key took away stays away."""
        self._is_held = on
        if self._hush is None:
            if on:
                self._output.pause()
            else:
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
    def are_words_heard(self) -> bool:
        """Whether the words are wanted, can be spoken, and are not muted."""
        return self._wants_words and self.has_words and not self._is_muted

    @property
    def says_words(self) -> bool:
        """Whether the words are to be heard, where they can be."""
        return self._wants_words

    @property
    def told(self) -> str:
        """What differs from the sound as it is meant, in a few words; empty when nothing does."""
        parts = []
        if self._hush is not None:
            parts.append(_("sound faded out"))
        elif self._is_muted:
            parts.append(_("sound off"))
        elif self._gain:
            level = f"{round(abs(self._gain), 1):g}"
            softer = self._gain < 0
            parts.append(
                _("sound {level} dB softer", level=level)
                if softer
                else _("sound {level} dB louder", level=level)
            )
        if not self._wants_words and self.has_words:
            parts.append(_("voice off"))
        if self.preparing.told:
            parts.append(self.preparing.told)
        return ", ".join(parts)

    def switch_mute(self) -> None:
        """Let nothing be heard, or let it be heard again; everything goes on meanwhile."""
        self._is_muted = not self._is_muted
        self._output.mute(on=self._is_muted or self._is_cut)

    def change_level(self, steps: int) -> None:
        """Make everything louder by so many steps, or softer; who does so wants to hear it."""
        self._set_level(self._gain + steps * STEP)
        if self._is_muted:
            self.switch_mute()

    def _set_level(self, level: Decibels) -> None:
        self._gain = max(SOFTEST, min(LOUDEST, level))
        if self._hush is None:
            self._output.set_level(None, self._gain)

    # What whoever runs a session wants.

    @property
    def sounding(self) -> Sounding:
        """How the sound stands now."""
        return Sounding(
            condition=self._output.condition,
            whole=percent_of(self._gain),
            bed=percent_of(self._buses[Bus.BED]),
            voice=percent_of(self._buses[Bus.VOICE]),
            is_muted=self._is_muted,
            is_talked_over=self._is_talked_over,
            is_hushed=self._hush is not None,
            is_fading=self._hush is not None and self._hush.is_on,
        )

    @property
    def fade(self) -> Fading | None:
        """The fade of the panic key; None while nothing was taken away."""
        return self._hush

    def set_volume(self, bus: Bus | None, percent: Percent) -> None:
        """Set how loud a bus is, or with None everything, in per cent of what is meant."""
        if bus is None:
            self._gain = level_of(percent)
            if self._hush is None:
                self._output.set_level(None, self._gain)
        else:
            self._buses[bus] = level_of(percent)
            self._output.set_level(bus, self._buses[bus])

    def switch_talk_over(self) -> None:
        """Let the beds fall under somebody who speaks in the room, or come back."""
        self._is_talked_over = not self._is_talked_over
        self._output.talk_over(on=self._is_talked_over)

    def hush(self) -> bool:
        """Let everything fade, and the second time be silent at once; True where it is at once.

        Never waits and never fails, whatever became of the sound.
        """
        if self._hush is not None:
            self._hush.cut()
            self._is_cut = True
            self._output.mute(on=True)
            return True
        self._hush = Fading(self._gain, self._fade_to, self._output.pause)
        self._hush.start()
        return False

    def _fade_to(self, level: Decibels) -> None:
        self._output.set_level(None, level)

    def bring_back(self) -> None:
        """Let be heard again what the panic key took away, if the session is not held."""
        if self._hush is None:
            return
        self._hush.cut()
        self._hush = None
        if self._is_cut and not self._is_muted:
            self._output.mute(on=False)
        self._is_cut = False
        self._output.set_level(None, self._gain)
        if self._is_held:
            self._output.pause()
        else:
            self._output.resume()

    def switch_words(self) -> None:
        """Let the words be heard no more, at once; or again, from the next step on."""
        self._wants_words = not self._wants_words
        if self._wants_words:
            self._prepare([], words_ahead(self._session, self._narrating))
        elif self._saying:
            self._output.stop(self._saying)
