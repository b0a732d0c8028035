"""The sum of all clips: arithmetic over blocks, without a file, a thread or a clock.

Three things hold. The same calls at the same positions give the same samples, to the bit, whatever
the size of the blocks asked for. What was mixed since the last call can be taken back and mixed
again, so that a command is heard at once although sound is mixed ahead. And no clip begins or ends
with a step: each has a fade at both ends, also when it is stopped or held, or its file breaks off.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from integrate.audio import limiter
from integrate.audio.api import Bus
from integrate.audio.bus import Buses
from integrate.audio.ducking import Speech
from integrate.audio.limiter import Limiter
from integrate.audio.ramp import SHORTEST_ENDING, Ramp
from integrate.audio.samples import KEPT, UNCHANGED, factor, frames, still
from integrate.audio.sounding import Sounding

if TYPE_CHECKING:
    from integrate.audio.api import Decibels, Seconds
    from integrate.audio.samples import Block, Frames
    from integrate.audio.source import Source

SHORTEST_BEGINNING: Final[Seconds] = 0.005
"""A faster attack is heard as a click."""
HOLDING: Final[Seconds] = SHORTEST_ENDING
"""The fade of a pause; with the way to the device, silence within about 0.4 s."""


class Mixer:
    """Clips with a start, a gain and their fades; buses; and one hold over all of them."""

    def __init__(self) -> None:
        self._clips: list[Sounding] = []
        self._buses = Buses()
        self._limiter = Limiter()
        self._hold = Ramp(-1, 1, 1.0, 1.0)
        self._position = 0
        self._stood = 0
        """Frames of silence given since the last command, while everything was held."""
        self._command = 0
        """The position of the last command."""
        self._furthest = 0
        self._ahead = still(0)
        """What was mixed after the position, for the limiter to look at."""
        self._spare = still(0)

    @property
    def position(self) -> Frames:
        """The next frame to be mixed; it stands still while everything is held."""
        return self._position

    @property
    def idle(self) -> bool:
        """Whether there is no clip that sounds or will sound."""
        return all(
            clip.has_ended(self._position) or (clip.is_stopped and self.held)
            for clip in self._clips
        )

    @property
    def held(self) -> bool:
        """Whether a pause has come to its silence."""
        return self._hold.after == 0.0 and self._position >= self._hold.end

    def play(
        self,
        clip_id: str,
        source: Source,
        *,
        bus: Bus,
        gain: Decibels = 0.0,
        pan: float = 0.0,
        fade_in: Seconds = 0.0,
        fade_out: Seconds = 0.5,
        start: Frames | None = None,
    ) -> None:
        """Let the source sound from `start` on, by default now; the same id fades out."""
        self.stop(clip_id)
        start = max(self._position if start is None else start, self._position)
        beginning = frames(max(fade_in, SHORTEST_BEGINNING))
        self._clips.append(
            Sounding(
                id=clip_id,
                source=source,
                bus=bus,
                start=start,
                sides=_sides(factor(gain), pan),
                fade_out=frames(max(fade_out, SHORTEST_ENDING)),
                envelope=Ramp(start, beginning, 0.0, 1.0),
            )
        )

    def stop(self, clip_id: str, fade: Seconds | None = None) -> None:
        """Fade the clip out and end it, by its own fade unless told; an unknown id is nothing."""
        self._interrupt()
        for clip in self._clips:
            if clip.id == clip_id:
                clip.fade(self._position, clip.fade_out if fade is None else frames(fade))
        self._forget_unheard()

    def silence(self, fade: Seconds) -> None:
        """Fade every clip out and end it."""
        self._interrupt()
        for clip in self._clips:
            clip.fade(self._position, frames(fade))
        self._forget_unheard()

    def pause(self) -> None:
        """Fade everything out, then hold it where it is."""
        self._interrupt()
        if self._hold.after == 1.0:
            self._hold = self._hold.turned(self._position, frames(HOLDING), 0.0)

    def resume(self) -> None:
        """Let everything that was held go on, faded in."""
        self._interrupt()
        if self._hold.after == 0.0:
            self._forget_unheard()
            self._hold = self._hold.turned(self._position, frames(HOLDING), 1.0)

    def set_level(self, bus: Bus | None, gain: Decibels) -> None:
        """Let the level of a bus, or with None of everything, glide to this one."""
        self._interrupt()
        self._buses.set_level(self._position, bus, gain)

    def mute(self, *, on: bool) -> None:
        """Let nothing be heard, or let it be heard again; everything goes on meanwhile."""
        self._interrupt()
        self._buses.mute(self._position, on=on)

    def talk_over(self, *, on: bool) -> None:
        """Let beds fall under someone who speaks in the room, or come back."""
        self._interrupt()
        self._buses.ducking.talk_over(on=on)

    def duck(self, depth: Decibels) -> None:
        """Set how far beds fall under voices and under a talk-over."""
        self._interrupt()
        self._buses.ducking.set_depth(depth)

    def mix(self, count: Frames) -> Block:
        """Return the next `count` frames."""
        heard = min(count, max(0, self._hold.end - self._position)) if self._holds else count
        mix = self._mixed(heard + limiter.AHEAD) if heard else still(0)
        self._limiter.limit(mix, self._position, heard)
        if heard:
            self._ahead = mix[heard:]
        self._position += heard
        self._furthest = max(self._furthest, self._position)
        self._stood += count - heard
        self._forget_ended()
        return (
            mix[:heard] if heard == count else np.concatenate([mix[:heard], still(count - heard)])
        )

    def rewind(self, count: Frames) -> None:
        """Take back the last `count` frames, so that the next command is heard in their place.

        It goes back no further than to the last command, and no further than a second.
        """
        stood = min(count, self._stood)
        self._stood -= stood
        earliest = max(self._command, self._furthest - KEPT)
        self._position = max(earliest, self._position - (count - stood))
        self._take_back()

    @property
    def _holds(self) -> bool:
        return self._hold.after == 0.0

    def _interrupt(self) -> None:
        """Make the position the one from which on everything may be different."""
        self._take_back()
        self._limiter.restart(self._position)
        self._command = self._position
        self._stood = 0

    def _take_back(self) -> None:
        self._ahead = still(0)
        for clip in self._clips:
            clip.rewind(self._position)
        self._buses.rewind(self._position)

    def _mixed(self, count: Frames) -> Block:
        """Return the next frames before they are limited, silence where everything is held."""
        mix = still(count)
        known = len(self._ahead)
        mix[:known] = self._ahead
        first = self._position + known
        until = self._position + count
        if self._holds:
            until = min(until, self._hold.end)
        if until > first:
            self._add_clips(mix[known : known + until - first], first)
        return mix

    def _add_clips(self, mix: Block, first: Frames) -> None:
        count = len(mix)
        if len(self._spare) < count:
            self._spare = still(count)
        clips = [
            clip for clip in self._clips if clip.start < first + count and not clip.has_ended(first)
        ]
        for clip in clips:
            clip.look(first + count)
        gains = self._buses.over(first, count, self._speeches())
        for clip in clips:
            clip.add_to(mix, first, gains[clip.bus], self._spare)
        gain = self._buses.over_all(first, count) * self._hold.over(first, count)
        if isinstance(gain, np.ndarray):
            mix[:, 0] *= gain
            mix[:, 1] *= gain
        elif gain != UNCHANGED:
            mix *= gain

    def _speeches(self) -> list[Speech]:
        return [Speech(clip.start, clip.ends_at()) for clip in self._clips if clip.bus is Bus.VOICE]

    def _forget_unheard(self) -> None:
        """Forget clips that were told to end and of which nothing is heard at this moment.

        The rest of their fade would only be heard as a ghost.
        """
        self._forget(
            [
                clip
                for clip in self._clips
                if clip.is_stopped and (self.held or clip.start >= self._position)
            ]
        )

    def _forget_ended(self) -> None:
        """Forget clips that ended before the earliest frame that can be gone back to."""
        earliest = max(self._command, self._furthest - KEPT)
        self._forget([clip for clip in self._clips if clip.has_ended(earliest)])

    def _forget(self, clips: list[Sounding]) -> None:
        for clip in clips:
            self._clips.remove(clip)
            clip.source.close()


def _sides(gain: float, pan: float) -> tuple[np.float32, np.float32]:
    """Return the gains of left and right, which keep their power between them."""
    if pan == 0.0:
        return np.float32(gain), np.float32(gain)
    angle = (min(max(pan, -1.0), 1.0) + 1.0) * math.pi / 4.0
    loud = gain * math.sqrt(2.0)
    return np.float32(loud * math.cos(angle)), np.float32(loud * math.sin(angle))
