"""The sound process from inside: commands on one side, blocks for the device on the other.

Files are opened on threads of their own, so that a slow one delays nothing but itself. Everything
that touches the mixer holds one lock, for the time of one short block at most.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from integrate.audio.decode import open_source
from integrate.audio.messages import Close, Pause, Play, Resume, Silence, Stop, Unplayable
from integrate.audio.mixer import Mixer
from integrate.audio.problem import UnplayableError
from integrate.audio.samples import frames

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.audio.api import Seconds, Voice
    from integrate.audio.messages import Command, Report
    from integrate.audio.samples import Block, Frames

CLOSING: Final[Seconds] = 0.15
"""The last fade: with the way to the device it is over within 0.3 s."""


class Stage:
    """Carries out commands and mixes what is heard."""

    def __init__(self, report: Callable[[Report], None]) -> None:
        self._report = report
        self._mixer = Mixer()
        self._lock = threading.Lock()
        self._opening: dict[str, Voice] = {}
        self._closing = False

    @property
    def finished(self) -> bool:
        """Whether it was told to close and nothing sounds any more."""
        with self._lock:
            return self._closing and self._mixer.idle

    def mix(self, count: Frames) -> Block:
        """Return the next frames for the device."""
        with self._lock:
            return self._mixer.mix(count)

    def handle(self, command: Command) -> None:
        """Carry the command out; what is heard changes with the next block."""
        with self._lock:
            match command:
                case Play(voice):
                    self._play(voice)
                case Stop(voice_id, fade):
                    self._opening.pop(voice_id, None)
                    self._mixer.stop(voice_id, fade)
                case Pause():
                    self._mixer.pause()
                case Resume():
                    self._mixer.resume()
                case Silence(fade):
                    self._silence(fade)
                case Close():
                    self._closing = True
                    self._silence(CLOSING)

    def _silence(self, fade: Seconds) -> None:
        self._opening.clear()
        self._mixer.silence(fade)

    def _play(self, voice: Voice) -> None:
        self._opening[voice.id] = voice
        # The thread ends with its file; as a daemon it never keeps the process alive.
        threading.Thread(target=self._open, args=(voice,), daemon=True).start()

    def _open(self, voice: Voice) -> None:
        try:
            # The mixer looks ahead by the last fade; that much is decoded here, not while it mixes.
            source = open_source(voice.file, loop=voice.loop, ahead=frames(voice.fade_out))
        except UnplayableError as error:
            with self._lock:
                self._opened(voice)
            self._report(Unplayable(voice.id, str(error)))
            return
        with self._lock:
            if self._opened(voice):
                self._mixer.play(
                    voice.id,
                    source,
                    gain=voice.gain,
                    fade_in=voice.fade_in,
                    fade_out=voice.fade_out,
                )

    def _opened(self, voice: Voice) -> bool:
        """Strike the voice off; false when it was stopped, or asked for anew, in the meantime."""
        wanted = self._opening.get(voice.id) is voice
        if wanted:
            del self._opening[voice.id]
        return wanted
