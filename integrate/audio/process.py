"""The real output: a child process that owns the device, the decoders and numpy.

The interface only ever puts a command into a queue, so nothing in the child can make it wait. A
child that dies is started again, at once and then after growing pauses, for as long as sound is
wanted; it is told what should sound, and where in it.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from integrate.audio.api import SOUNDING, STARTING, Condition, State
from integrate.audio.link import Link
from integrate.audio.messages import (
    Begun,
    Close,
    Duck,
    Faulty,
    Gapped,
    Lost,
    Mute,
    Pause,
    Play,
    Prepare,
    Prepared,
    Ready,
    Resume,
    SetLevel,
    Setup,
    Silence,
    Stop,
    TalkOver,
    Unplayable,
)
from integrate.audio.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from integrate.audio.api import Bus, Clip, Content, Decibels, Seconds
    from integrate.audio.messages import Command, Report

FAILED: Final = (
    "The sound stopped unexpectedly and is being started again. The session goes on in silence."
)
NOT_STARTED: Final = "The sound could not be started. The session goes on in silence."
CLOSING: Final[Seconds] = 0.8
"""How long the child may take to fade and end."""
PAUSES: Final[Sequence[Seconds]] = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
"""How long to wait before a child is started again; the last holds for ever."""
TWICE: Final = 2
"""So many processes may end at one file before it is left out."""
LIVED: Final[Seconds] = 60.0
"""A child that lived so long did not die of how it was started."""


class ChildOutput:
    """Plays through a child process; what it is given to call is called from a thread."""

    def __init__(
        self,
        setup: Setup | None = None,
        on_condition: Callable[[Condition], None] | None = None,
        on_problem: Callable[[str], None] | None = None,
    ) -> None:
        """Begin to start the child.

        `on_condition` hears of each change, and of each reason for a silence once; `on_problem`
        gets each sentence about a sound once.
        """
        self._setup = setup or Setup()
        self._on_condition = on_condition
        self._on_problem = on_problem
        self._on_prepared: Callable[[int, int], None] | None = None
        self._on_begun: Callable[[str, Seconds], None] | None = None
        self._condition = STARTING
        self._given: set[str] = set()
        """The reasons given in this silence."""
        self._named: set[str] = set()
        self._ends: Counter[str] = Counter()
        """How many children ended at a file, by its digest."""
        self._lock = threading.Lock()
        self._standing = Standing()
        self._closed = threading.Event()
        self._link = Link()
        self._link.send(self._setup)
        self._is_up_to_date = True
        """Whether the child was told what should sound; a new one is, once it is awake."""
        threading.Thread(target=self._supervise, daemon=True).start()

    @property
    def condition(self) -> Condition:
        """Whether anything can be heard now, and why not."""
        return self._condition

    def prepare(self, contents: Sequence[Content]) -> None:
        """Make contents ready ahead of their moment: lines are spoken, files are measured."""
        self._tell(Prepare(tuple(contents)))

    def on_prepared(self, heard: Callable[[int, int], None]) -> None:
        """Let `heard` know after each, from a thread, how many of how many contents are ready."""
        self._on_prepared = heard

    def on_begun(self, heard: Callable[[str, Seconds], None]) -> None:
        """Let `heard` know, from a thread, of each clip that begins, and when it will be over."""
        self._on_begun = heard

    def play(self, clip: Clip) -> None:
        """Let the clip sound; a clip of the same id that still sounds fades out."""
        self._tell(Play(clip))

    def stop(self, clip_id: str, fade: Seconds | None = None) -> None:
        """Fade the clip out and end it, by its own fade unless told; an unknown id is nothing."""
        self._tell(Stop(clip_id, fade))

    def pause(self) -> None:
        """Fade everything out within about 0.4 s and hold it where it is."""
        self._tell(Pause())

    def resume(self) -> None:
        """Let everything that was held go on from there, faded in."""
        self._tell(Resume())

    def silence(self, fade: Seconds) -> None:
        """Fade every clip out and end it."""
        self._tell(Silence(fade))

    def set_level(self, bus: Bus | None, gain: Decibels) -> None:
        """Change how loud a bus is, or with None everything, gliding from where it was."""
        self._tell(SetLevel(bus, gain))

    def mute(self, *, on: bool) -> None:
        """Let nothing be heard, or let it be heard again; everything goes on meanwhile."""
        self._tell(Mute(on))

    def talk_over(self, *, on: bool) -> None:
        """Let beds fall under someone who speaks in the room, or come back."""
        self._tell(TalkOver(on))

    def duck(self, depth: Decibels) -> None:
        """Set how far beds fall under the voice and under a talk-over."""
        self._tell(Duck(depth))

    def close(self) -> None:
        """Fade what sounds and end the child; waits at most one second."""
        with self._lock:
            self._closed.set()
            self._link.send(Close())
            link = self._link
        link.end(CLOSING)

    def _tell(self, command: Command) -> None:
        with self._lock:
            self._standing.note(command)
            if self._is_up_to_date:
                self._link.send(command)

    def _tell_all(self) -> None:
        """Tell a new child what should sound, and where in it, now that it can begin with it."""
        with self._lock:
            if not self._is_up_to_date:
                for command in self._standing.again():
                    self._link.send(command)
            self._is_up_to_date = True

    def _supervise(self) -> None:
        pauses = iter(PAUSES)
        while True:
            begun = time.monotonic()
            reason = self._follow(self._link)
            self._leave_out(self._link.ended_at)
            if time.monotonic() - begun > LIVED:
                pauses = iter(PAUSES)
            self._become(Condition(State.SILENT, reason))
            if self._closed.wait(next(pauses, PAUSES[-1])):
                return
            with self._lock:
                if self._closed.is_set():
                    return
                self._link = Link()
                self._link.send(self._setup)
                self._is_up_to_date = False

    def _leave_out(self, digests: Iterable[str]) -> None:
        """Let the next child leave out the files at which more than one has ended."""
        self._ends.update(digests)
        left_out = tuple(digest for digest, times in self._ends.items() if times >= TWICE)
        self._setup = replace(self._setup, left_out=left_out)

    def _follow(self, link: Link) -> str:
        """Live through one child's life; return why it is silent now."""
        try:
            for report in link.reports():
                self._tell_all()
                self._hear(report)
        except OSError:
            return NOT_STARTED
        except ValueError:
            return FAILED
        return FAILED

    def _hear(self, report: Report) -> None:
        match report:
            case Ready():
                self._become(SOUNDING)
            case Lost(reason):
                self._become(Condition(State.SILENT, reason))
            case Gapped(times):
                self._condition = replace(self._condition, gaps=self._condition.gaps + times)
            case Begun(clip_id, length, late):
                with self._lock:
                    self._standing.begun(clip_id, length, late)
                if self._on_begun is not None:
                    self._on_begun(clip_id, late + length)
            case Unplayable(clip_id, reason):
                with self._lock:
                    self._standing.forget(clip_id)
                self._name(reason)
            case Faulty(reason):
                self._name(reason)
            case Prepared(done, total):
                self._prepared(done, total)

    def _prepared(self, done: int, total: int) -> None:
        if done == total:
            with self._lock:
                self._standing.prepared()
        if self._on_prepared is not None:
            self._on_prepared(done, total)

    def _name(self, problem: str) -> None:
        """Say what is wrong with a sound, once."""
        if problem not in self._named and self._on_problem is not None:
            self._named.add(problem)
            self._on_problem(problem)

    def _become(self, condition: Condition) -> None:
        condition = replace(condition, gaps=self._condition.gaps)
        if self._closed.is_set() or condition == self._condition:
            return
        self._condition = condition
        if condition.state is State.SOUNDING:
            self._given.clear()
        elif condition.reason in self._given:
            return
        self._given.add(condition.reason)
        if self._on_condition is not None:
            self._on_condition(condition)
