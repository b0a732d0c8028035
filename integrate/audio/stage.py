"""The sound process from inside: commands on one side, blocks for the device on the other.

What is mixed lies ahead in the ring. Every command first takes back what the device has not asked
for yet, so that it is heard at once. Contents are opened, and made ready, on threads of their own,
so that a slow one delays nothing but itself.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final, Protocol

from integrate.audio.device import HELD, PERIOD
from integrate.audio.messages import (
    Begun,
    Close,
    Duck,
    Mute,
    Pause,
    Play,
    Prepare,
    Resume,
    SetLevel,
    Silence,
    Stop,
    TalkOver,
    Unplayable,
)
from integrate.audio.mixer import Mixer
from integrate.audio.preparing import Preparing
from integrate.audio.problem import UnplayableError
from integrate.audio.samples import frames, still

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.audio.api import Bus, Clip, Content, Seconds
    from integrate.audio.messages import Command, Report
    from integrate.audio.ring import Ring
    from integrate.audio.samples import Frames
    from integrate.audio.source import Source

AHEAD: Final[Frames] = frames(0.4)
"""Frames mixed ahead of the device: so long may the process be kept from its work."""
BLOCK: Final[Frames] = frames(2 * PERIOD)
"""Frames mixed at once."""
CLOSING: Final[Seconds] = 0.15
"""The last fade, lengthened to what the mixer thinks the shortest that is soft."""
TAKING_UP: Final[Seconds] = 0.5
"""The fade of a clip that goes on in its midst."""


class Repertoire(Protocol):
    """Opens contents; asked from several threads."""

    def open(self, content: Content, bus: Bus, *, loop: bool, ahead: Frames) -> Source:
        """Return the content as samples; raises `UnplayableError` with a sentence."""
        ...

    def prepare(self, content: Content) -> None:
        """Make opening quick; raises `UnplayableError` with a sentence."""
        ...

    def length(self, content: Content) -> Seconds:
        """Return how long it lasts, once through; raises `UnplayableError`."""
        ...


class Stage:
    """Carries out commands and mixes into the ring what is heard."""

    def __init__(
        self, ring: Ring, repertoire: Repertoire, report: Callable[[Report], None]
    ) -> None:
        self._ring = ring
        self._repertoire = repertoire
        self._report = report
        self._mixer = Mixer()
        self._lock = threading.Lock()
        self._opening: dict[str, Clip] = {}
        self._preparing = Preparing(repertoire.prepare, report)
        self._closing = False

    @property
    def finished(self) -> bool:
        """Whether it was told to close and nothing sounds any more in what is mixed."""
        with self._lock:
            return self._closing and self._mixer.idle

    def feed(self, patience: Seconds) -> None:
        """Mix one block ahead as soon as there is room for it; nothing if there was none."""
        if self._ring.wait_for_room(BLOCK, patience):
            with self._lock:
                self._ring.put(self._mixer.mix(BLOCK))

    def end(self, patience: Seconds) -> None:
        """Push the last sound through the device."""
        self._ring.put(still(HELD))
        self._ring.wait_until_played(patience)

    def handle(self, command: Command) -> None:
        """Carry the command out; it is heard with what the device asks for next."""
        match command:
            case Prepare(contents):
                self._preparing.add(contents)
            case Play(clip, elapsed):
                self._play(clip, elapsed)
            case _:
                with self._lock:
                    self._take_back()
                    self._change(command)
                    self._mend()

    def _take_back(self) -> None:
        self._mixer.rewind(self._ring.take_back())

    def _mend(self) -> None:
        """Put something in the place of what was taken back; the feeder goes on from there."""
        self._ring.put(self._mixer.mix(BLOCK))

    def _change(self, command: Command) -> None:
        if isinstance(command, Close):
            self._closing = True
            self._silence(CLOSING)
        match command:
            case Stop(clip_id, fade):
                self._opening.pop(clip_id, None)
                self._mixer.stop(clip_id, fade)
            case Pause():
                self._mixer.pause()
            case Resume():
                self._mixer.resume()
            case Silence(fade):
                self._silence(fade)
            case SetLevel(bus, gain):
                self._mixer.set_level(bus, gain)
            case Mute(on):
                self._mixer.mute(on=on)
            case TalkOver(on):
                self._mixer.talk_over(on=on)
            case Duck(depth):
                self._mixer.duck(depth)

    def _silence(self, fade: Seconds) -> None:
        self._opening.clear()
        self._mixer.silence(fade)

    def _play(self, clip: Clip, elapsed: Seconds) -> None:
        wait = clip.delay - elapsed
        with self._lock:
            begin = self._next_heard() + frames(wait) if wait > 0.0 else None
            self._opening[clip.id] = clip
        late = max(0.0, -wait)
        # The thread ends with its content; as a daemon it never keeps the process alive.
        opening = threading.Thread(target=self._open, args=(clip, begin, late), daemon=True)
        opening.start()

    def _next_heard(self) -> Frames:
        """Return the place of what the device asks for next."""
        self._take_back()
        position = self._mixer.position
        self._mend()
        return position

    def _open(self, clip: Clip, begin: Frames | None, late: Seconds) -> None:
        told = time.monotonic()
        # The mixer looks ahead by the last fade; that much is decoded here, not while it mixes.
        ahead = frames(clip.fade_out) + BLOCK
        try:
            source = self._repertoire.open(clip.content, clip.bus, loop=clip.loop, ahead=ahead)
            length = 0.0 if clip.loop else self._repertoire.length(clip.content)
        except UnplayableError as error:
            with self._lock:
                self._strike_off(clip)
            self._report(Unplayable(clip.id, str(error)))
            return
        fade_in = clip.fade_in
        if late:
            source.skip(frames(late))
            source.look(ahead)
            fade_in = max(fade_in - late, TAKING_UP)
        with self._lock:
            if self._strike_off(clip) and not _is_over(source):
                self._begin(clip, source, fade_in, begin)
            else:
                source.close()
        waited = 0.0 if begin is None else clip.delay
        self._report(Begun(clip.id, length, max(0.0, time.monotonic() - told - waited)))

    def _begin(self, clip: Clip, source: Source, fade_in: Seconds, begin: Frames | None) -> None:
        self._take_back()
        self._mixer.play(
            clip.id,
            source,
            bus=clip.bus,
            gain=clip.gain,
            pan=clip.pan,
            fade_in=fade_in,
            fade_out=clip.fade_out,
            start=begin,
        )
        self._mend()

    def _strike_off(self, clip: Clip) -> bool:
        """Return whether the clip is still wanted: not stopped, nor asked for anew since."""
        wanted = self._opening.get(clip.id) is clip
        if wanted:
            del self._opening[clip.id]
        return wanted


def _is_over(source: Source) -> bool:
    return source.length is not None and source.position >= source.length
