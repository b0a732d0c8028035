"""Trying a script out: a session at any of its steps, with the answers given so far.

The session is a real one, walked to the step with its time standing still and then driven as in
the player; it is kept nowhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from integrate.player.driver import Driver
from integrate.player.opened import Opened
from integrate.player.passing import TRIAL, walk_to
from integrate.player.sounds import Sounds
from integrate.session.inputs import Answer, Return, Skip
from integrate.session.program import Present, Program, Role, lay_out
from integrate.session.record import Answered, Passed
from integrate.session.session import Session
from integrate.ui.preview.outline import owners
from integrate.ui.preview.pace import PacedClock
from integrate.ui.preview.same_step import SameStep
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from integrate.audio.api import Bus, Clip, Content, Decibels, Output, Seconds
    from integrate.script.model import Script
    from integrate.script.problem import Span
    from integrate.session.inputs import Input
    from integrate.session.record import Recorded
    from integrate.ui.preview.bench import Bench

UNMET = later("Your answers so far do not lead here; the step is shown all the same.")
FADE: Seconds = 0.3
"""How quickly what sounds goes away when another step is gone to."""


class Trial:
    """A script, the answers given in it, and the pace at which it is tried out."""

    def __init__(self, bench: Bench, output: Output, script: Script) -> None:
        """Lay the script out. Raises `Refused` when it cannot be played."""
        self._bench = bench
        self._output = output
        self._script = script
        self.role = bench.role or (Role.THERAPIST if script.for_therapist else Role.PATIENT)
        self.given: dict[str, Input] = {}
        """What was done at the steps, by their names."""
        self.clock = PacedClock(0.0, 1.0)
        self.fresh_session()
        self._program: Program = lay_out(script, self.role, bench.catalogue)
        self.places = _places(script, self._program)
        """Where in the script each step comes from, by its name, in the order of the program."""

    def follow(self, before: Trial, step: str) -> str:
        """Take the answers over from the trial of an earlier text; return what `step` is now."""
        same = SameStep(before._program, self._program)
        self.given = {same.of(name): done for name, done in before.given.items()}
        return same.of(step)

    def fresh_session(self) -> Session:
        """Return a session that has not begun. Raises `Refused`."""
        return Session(self._script, self.role, self._bench.path.name, self._bench.catalogue)

    def open_at(self, step: str, speed: float, tell: Callable[[str], None]) -> Opened:
        """Open a session at a step, or at the beginning when `step` is empty."""
        session = self.fresh_session()
        opening: Input = TRIAL
        notice = ""
        if step and walk_to(session, step, self.given):
            opening = Return()
        elif step:
            answers = session.answers.items()
            carried = tuple((name, one.value, one.words) for name, one in answers)
            session = self.fresh_session()
            opening = replace(TRIAL, start=step, carried=carried)
            notice = _(UNMET)
        self.clock = PacedClock(session.now, speed)
        sounds = Sounds((self._bench.path.parent, self._bench.sounds))
        driver = Driver(session, self.clock, self, _Shared(self._output), sounds, tell)
        driver.hearing.get_ready()
        return Opened(driver, opening, notice)

    def before(self, step: str) -> str:
        """Return the step that stands before one in the program; empty for the first."""
        names = list(self.places)
        at = names.index(step) if step in names else 0
        return names[at - 1] if at else ""

    def keep(self, wall: datetime, *recorded: Recorded) -> None:  # noqa: ARG002 -- a keeper's call
        """Remember what was answered, and nothing else."""
        for one in recorded:
            match one.event:
                case Answered(step=step, value=value):
                    self.given[step] = Answer(value)
                case Passed(step=step):
                    self.given[step] = Skip()


def _places(script: Script, program: Program) -> dict[str, Span]:
    # A step included twice stands twice in the tree with one place: the objects tell them apart.
    owner = {id(step): place for step, place in owners(script.steps)}
    return {
        one.name: owner.get(id(one.step), one.step.place)
        for one in program.instructions
        if isinstance(one, Present)
    }


class _Shared:
    """An output that outlives the sessions heard through it: closing fades, and no more."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self.condition = output.condition

    def prepare(self, contents: Sequence[Content]) -> None:
        self._output.prepare(contents)

    def on_prepared(self, heard: Callable[[int, int], None]) -> None:
        self._output.on_prepared(heard)

    def on_begun(self, heard: Callable[[str, Seconds], None]) -> None:
        self._output.on_begun(heard)

    def play(self, clip: Clip) -> None:
        self._output.play(clip)

    def stop(self, clip_id: str, fade: Seconds | None = None) -> None:
        self._output.stop(clip_id, fade)

    def pause(self) -> None:
        self._output.pause()

    def resume(self) -> None:
        self._output.resume()

    def silence(self, fade: Seconds) -> None:
        self._output.silence(fade)

    def set_level(self, bus: Bus | None, gain: Decibels) -> None:
        self._output.set_level(bus, gain)

    def mute(self, *, on: bool) -> None:
        self._output.mute(on=on)

    def talk_over(self, *, on: bool) -> None:
        self._output.talk_over(on=on)

    def duck(self, depth: Decibels) -> None:
        self._output.duck(depth)

    def close(self) -> None:
        self._output.silence(FADE)
