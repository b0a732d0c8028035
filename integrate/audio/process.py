"""The real output: a child process that owns the device, the decoders and numpy.

The interface only ever puts a command into a queue, so nothing in the child can make it wait. A
child that dies is started again once, with the loops that were sounding; after that there is
silence.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from integrate.audio.api import SOUNDING, STARTING, Condition, State
from integrate.audio.link import Link
from integrate.audio.messages import (
    Close,
    Deviceless,
    Pause,
    Play,
    Ready,
    Resume,
    Silence,
    Stop,
    Unplayable,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.audio.api import Seconds, Voice
    from integrate.audio.messages import Report

FAILED: Final = (
    "The sound stopped unexpectedly and is being started again. The session goes on in silence."
)
FAILED_AGAIN: Final = "The sound stopped again. The session goes on in silence."
NOT_STARTED: Final = "The sound could not be started. The session goes on in silence."
CLOSING: Final[Seconds] = 0.8
"""How long the child may take to fade and end."""


class ChildOutput:
    """Plays through a child process; `on_condition` and `on_problem` are called from a thread."""

    def __init__(
        self,
        on_condition: Callable[[Condition], None] | None = None,
        on_problem: Callable[[str], None] | None = None,
    ) -> None:
        """Begin to start the child; `on_problem` gets a sentence for each file not playable."""
        self._on_condition = on_condition
        self._on_problem = on_problem
        self._condition = STARTING
        self._lock = threading.Lock()
        self._link = Link()
        self._loops: dict[str, Voice] = {}
        self._held = False
        self._closed = False
        threading.Thread(target=self._supervise, daemon=True).start()

    @property
    def condition(self) -> Condition:
        """Whether anything can be heard now, and why not."""
        return self._condition

    def play(self, voice: Voice) -> None:
        """Let the voice sound from now on; a voice of the same id that still sounds fades out."""
        with self._lock:
            self._loops.pop(voice.id, None)
            if voice.loop:
                self._loops[voice.id] = voice
            self._link.send(Play(voice))

    def stop(self, voice_id: str, fade: Seconds | None = None) -> None:
        """Fade the voice out and end it, by its own fade unless told; an unknown id is nothing."""
        with self._lock:
            self._loops.pop(voice_id, None)
            self._link.send(Stop(voice_id, fade))

    def pause(self) -> None:
        """Fade everything out within about 0.4 s and hold it where it is."""
        with self._lock:
            self._held = True
            self._link.send(Pause())

    def resume(self) -> None:
        """Let everything that was held go on from there, faded in."""
        with self._lock:
            self._held = False
            self._link.send(Resume())

    def silence(self, fade: Seconds) -> None:
        """Fade every voice out and end it."""
        with self._lock:
            self._loops.clear()
            self._link.send(Silence(fade))

    def close(self) -> None:
        """Fade what sounds within 0.3 s and end the child; waits at most one second."""
        with self._lock:
            self._closed = True
            self._link.send(Close())
            link = self._link
        link.end(CLOSING)

    def _supervise(self) -> None:
        reason = self._follow(self._link)
        if reason == FAILED and self._start_again():
            reason = self._follow(self._link)
            reason = FAILED_AGAIN if reason == FAILED else reason
        if not self._closed:
            self._become(Condition(State.SILENT, reason))

    def _follow(self, link: Link) -> str:
        """Live through one child's life; return why it is silent now."""
        reason = FAILED
        try:
            for report in link.reports():
                if isinstance(report, Deviceless):
                    reason = report.reason
                self._hear(report)
        except OSError:
            return NOT_STARTED
        except ValueError:
            return FAILED
        return reason

    def _hear(self, report: Report) -> None:
        match report:
            case Ready():
                self._become(SOUNDING)
            case Unplayable(voice_id, reason):
                with self._lock:
                    self._loops.pop(voice_id, None)
                if self._on_problem is not None:
                    self._on_problem(reason)

    def _start_again(self) -> bool:
        """Make a new link with what should sound; false when nothing should any more."""
        self._become(Condition(State.SILENT, FAILED))
        with self._lock:
            if self._closed:
                return False
            self._link = Link()
            for voice in self._loops.values():
                self._link.send(Play(voice))
            if self._held:
                self._link.send(Pause())
        return True

    def _become(self, condition: Condition) -> None:
        if self._closed or condition == self._condition:
            return
        self._condition = condition
        if self._on_condition is not None:
            self._on_condition(condition)
