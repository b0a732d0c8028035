"""The sum of all voices: arithmetic over blocks, without a file, a thread or a clock.

The same calls at the same positions give the same samples, whatever the size of the blocks asked
for. No voice begins or ends with a step: each has a fade at both ends, also when it is stopped or
held, and when its file breaks off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from integrate.audio.ramp import Ramp
from integrate.audio.samples import factor, frames, still

if TYPE_CHECKING:
    from integrate.audio.api import Decibels, Seconds
    from integrate.audio.samples import Block, Frames
    from integrate.audio.source import Source

SHORTEST_BEGINNING: Final[Seconds] = 0.005
"""A faster attack is heard as a click."""
SHORTEST_ENDING: Final[Seconds] = 0.05
"""A faster end of a loud tone is heard as a knock."""
HOLDING: Final[Seconds] = 0.3
"""The fade of a pause; with the way to the device, silence within 0.4 s or a little more."""


@dataclass(slots=True)
class Sounding:
    """One voice in the mix."""

    id: str
    source: Source
    start: Frames
    gain: float
    fade_out: Frames
    envelope: Ramp
    """Beginning and, once it was stopped, ending."""
    tail: Ramp | None = None
    """The fade before the end of the file, once that end has been seen."""

    def ends_at(self) -> Frames | None:
        """Return the first frame at which nothing is heard any more, if it is known."""
        ends = [ramp.end for ramp in (self.envelope, self.tail) if ramp and ramp.after == 0.0]
        return min(ends, default=None)

    def fade(self, position: Frames, length: Frames) -> None:
        """Begin the ending, unless the voice ends sooner anyway."""
        length = max(length, frames(SHORTEST_ENDING))
        if self.envelope.after == 0.0 and self.envelope.end <= position + length:
            return
        self.envelope = self.envelope.turned(position, length, 0.0)

    def add_to(self, mix: Block, position: Frames) -> None:
        """Add what is heard of this voice from `position` on."""
        late = max(0, self.start - position)
        wanted = len(mix) - late
        if wanted <= 0:
            return
        first = position + late
        self._see_the_end(wanted)
        block = self.source.read(wanted)
        gain = self.envelope.over(first, len(block)) * self.gain
        if self.tail is not None:
            gain = gain * self.tail.over(first, len(block))
        mix[late : late + len(block)] += block * gain.astype(np.float32)[:, np.newaxis]

    def _see_the_end(self, wanted: Frames) -> None:
        self.source.look(wanted + self.fade_out)
        length = self.source.length
        if self.tail is None and length is not None:
            # At most a quarter: a long fade must not swallow a short sound.
            fade = max(1, min(self.fade_out, length // 4))
            self.tail = Ramp(self.start + length - fade, fade, 1.0, 0.0)


class Mixer:
    """Voices with a start, a gain and their fades, and one hold over all of them."""

    def __init__(self) -> None:
        self._voices: list[Sounding] = []
        self._hold = Ramp(-1, 1, 1.0, 1.0)
        self._position = 0

    @property
    def position(self) -> Frames:
        """The next frame to be mixed; it stands still while everything is held."""
        return self._position

    @property
    def idle(self) -> bool:
        """Whether there is no voice that sounds or will sound."""
        return not self._voices

    @property
    def held(self) -> bool:
        """Whether a pause has come to its silence."""
        return self._hold.after == 0.0 and self._position >= self._hold.end

    def play(
        self,
        voice_id: str,
        source: Source,
        *,
        gain: Decibels = 0.0,
        fade_in: Seconds = 0.0,
        fade_out: Seconds = 0.5,
        start: Frames | None = None,
    ) -> None:
        """Let the source sound from `start` on, by default now; the same id fades out."""
        self.stop(voice_id)
        start = self._position if start is None else start
        beginning = frames(max(fade_in, SHORTEST_BEGINNING))
        self._voices.append(
            Sounding(
                id=voice_id,
                source=source,
                start=start,
                gain=factor(gain),
                fade_out=frames(max(fade_out, SHORTEST_ENDING)),
                envelope=Ramp(start, beginning, 0.0, 1.0),
            )
        )

    def stop(self, voice_id: str, fade: Seconds | None = None) -> None:
        """Fade the voice out and end it, by its own fade unless told; an unknown id is nothing."""
        for voice in self._voices:
            if voice.id == voice_id:
                voice.fade(self._position, voice.fade_out if fade is None else frames(fade))
        self._forget_ended()

    def silence(self, fade: Seconds) -> None:
        """Fade every voice out and end it."""
        for voice in self._voices:
            voice.fade(self._position, frames(fade))
        self._forget_ended()

    def pause(self) -> None:
        """Fade everything out, then hold it where it is."""
        if self._hold.after == 1.0:
            self._hold = self._hold.turned(self._position, frames(HOLDING), 0.0)

    def resume(self) -> None:
        """Let everything that was held go on, faded in."""
        if self._hold.after == 0.0:
            self._hold = self._hold.turned(self._position, frames(HOLDING), 1.0)

    def mix(self, count: Frames) -> Block:
        """Return the next `count` frames, never beyond full scale."""
        block = still(count)
        holds = self._hold.after == 0.0
        heard = min(count, max(0, self._hold.end - self._position)) if holds else count
        part = block[:heard]
        for voice in self._voices:
            voice.add_to(part, self._position)
        hold = self._hold.over(self._position, heard)
        part *= hold.astype(np.float32)[:, np.newaxis]
        self._position += heard
        self._forget_ended()
        return np.clip(block, -1.0, 1.0, out=block)

    def _forget_ended(self) -> None:
        self._voices = [voice for voice in self._voices if not self._has_ended(voice)]

    def _has_ended(self, voice: Sounding) -> bool:
        if voice.envelope.after == 0.0 and (self.held or voice.start >= self._position):
            # Nothing of it is heard now, so the rest of its fade would only be heard as a ghost.
            return True
        end = voice.ends_at()
        return end is not None and self._position >= end
