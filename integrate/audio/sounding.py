"""One clip in the mix: where it is in its source, and the fades at both of its ends.

What is heard at a frame depends on what the clip was told, never on how far ahead somebody has
looked: so it can be taken back and mixed again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from integrate.audio.ramp import SHORTEST_ENDING, Ramp
from integrate.audio.samples import UNCHANGED, frames

if TYPE_CHECKING:
    from integrate.audio.api import Bus
    from integrate.audio.samples import Block, Frames, Gain
    from integrate.audio.source import Source


@dataclass(slots=True, eq=False)
class Sounding:
    """A clip that sounds, will sound, or can still be heard again by going back."""

    id: str
    source: Source
    bus: Bus
    start: Frames
    sides: tuple[np.float32, np.float32]
    """What the left and the right channel are multiplied by, always."""
    fade_out: Frames
    envelope: Ramp
    """The beginning and, once it was stopped, the ending."""
    tail: Ramp | None = None
    """The fade before the end of the source, once that end has been seen."""
    next: Frames = field(init=False)
    """The frame of the mix that the next sample of the source belongs to."""
    _begun: Frames = field(init=False)
    """Where in its source it began."""

    def __post_init__(self) -> None:
        self.next = self.start
        self._begun = self.source.position

    @property
    def is_stopped(self) -> bool:
        """Whether it was told to end."""
        return self.envelope.after == 0.0

    def ends_at(self) -> Frames | None:
        """Return the first frame at which nothing is heard any more, if it is known."""
        ends = [ramp.end for ramp in (self.envelope, self.tail) if ramp and ramp.after == 0.0]
        return min(ends, default=None)

    def has_ended(self, position: Frames) -> bool:
        """Return whether nothing of it is heard from `position` on."""
        end = self.ends_at()
        return end is not None and end <= position

    def fade(self, position: Frames, length: Frames) -> None:
        """Begin the ending, unless it ends sooner anyway."""
        length = max(length, frames(SHORTEST_ENDING))
        endings = [self.tail, self.envelope if self.is_stopped else None]
        begun = [ending for ending in endings if ending and ending.start <= position]
        if any(ending.end <= position + length for ending in begun):
            return
        gain = self.envelope.at(position)
        if self.tail and self.tail.start <= position:
            # One fade that goes on from the other, or together they would fall too fast.
            gain *= self.tail.at(position)
            self.tail = None
        self.envelope = Ramp(position, length, gain, 0.0)

    def look(self, until: Frames) -> None:
        """See the end coming before it is mixed, as far ahead as its fade is long."""
        if self.tail is not None:
            return
        # A loop ends only where its file is lost; that need not be seen from far.
        fade = min(self.fade_out, frames(SHORTEST_ENDING)) if self.source.endless else self.fade_out
        self.source.look(max(0, until - self.next) + fade)
        length = self.source.length
        if length is not None:
            # At most a quarter: a long fade must not swallow a short sound.
            fade = max(1, min(fade, length // 4))
            self._end(self.start + length - self._begun, fade)

    def _end(self, end: Frames, fade: Frames) -> None:
        if not (self.is_stopped and self.envelope.end <= end):
            self.tail = Ramp(end - fade, fade, 1.0, 0.0)

    def add_to(self, mix: Block, position: Frames, bus: Gain, spare: Block) -> None:
        """Add what is heard of it from `position` on; `spare` is as large as the mix."""
        end = self.ends_at()
        until = position + len(mix) if end is None else min(end, position + len(mix))
        first = max(self.start, position)
        if until <= first:
            return
        block = self.source.read(until - first)
        count, late = len(block), first - position
        self.next = first + count
        gain = self.envelope.over(first, count)
        if self.tail is not None:
            gain = gain * self.tail.over(first, count)
        gain = gain * (bus[late : late + count] if isinstance(bus, np.ndarray) else bus)
        part = mix[late : late + count]
        part += self._at(gain, block, spare[:count])

    def rewind(self, position: Frames) -> None:
        """Go back so that `position` is mixed next, if it was mixed already."""
        position = max(position, self.start)
        if self.next > position:
            self.source.rewind(self.next - position)
            self.next = position

    def _at(self, gain: Gain, block: Block, spare: Block) -> Block:
        left, right = (gain * side for side in self.sides)
        if isinstance(gain, np.ndarray) or left != right:
            # Channel by channel: numpy is slow where the inner loop has only two steps.
            np.multiply(block[:, 0], left, out=spare[:, 0])
            np.multiply(block[:, 1], right, out=spare[:, 1])
            return spare
        return block if left == UNCHANGED else np.multiply(block, left, out=spare)
