"""The endings that are the program's own: each has its fade, and none may have a step."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

import numpy as np

from integrate.audio.process import ChildOutput
from tests.audio.judging import clip, own_step, steps
from tests.audio.listening import RATE, wait_for
from tools.endings.room import AUDIBLE, Heard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tools.endings.room import Room

PARENT: Final = """
import sys, threading, pathlib
from integrate.audio.api import Clip, Files
from integrate.audio.process import ChildOutput
output = ChildOutput()
output.play(Clip("tone", Files((pathlib.Path(sys.argv[1]),)), loop=True))
threading.Event().wait()
"""
"""An interface that plays and is then killed."""


def natural_end(room: Room) -> Heard:
    """Let a file that stops at full level come to its end."""
    return _run_out(room, "natural end, at full level", room.tone)


def cut_short(room: Room) -> Heard:
    """Let a file of which the rest is missing come to its end."""
    return _run_out(room, "cut: a file breaks off", room.short)


def _run_out(room: Room, name: str, file: Path) -> Heard:
    room.listener()
    room.output.play(clip("tone", file, loop=False))
    wait_for(lambda: room.ear.level() > AUDIBLE)
    wait_for(room.ear.is_silent)
    heard = room.ear.heard()
    return Heard(name, steps(heard) / own_step(float(np.abs(heard).max())))


def stop(room: Room) -> Heard:
    """Stop a clip."""
    return _end(room, "stop", lambda output: output.stop("tone"))


def skip(room: Room) -> Heard:
    """Stop a clip by the fade that a script gives it."""
    return _end(room, "skip: a fade of 1.5 s", lambda output: output.stop("tone", 1.5))


def panic(room: Room) -> Heard:
    """Let everything end at once."""
    return _end(room, "panic: silence in 0.2 s", lambda output: output.silence(0.2))


def pause(room: Room) -> Heard:
    """Hold everything."""
    heard = _end(room, "pause", ChildOutput.pause)
    room.output.resume()
    return heard


def sound_off(room: Room) -> Heard:
    """Let nothing be heard."""
    heard = _end(room, "sound off", lambda output: output.mute(on=True))
    room.output.mute(on=False)
    return heard


def leave(room: Room) -> Heard:
    """Leave the program."""
    heard = _end(room, "quit", ChildOutput.close)
    room.output = room.start()
    return heard


def _end(room: Room, name: str, act: Callable[[ChildOutput], None]) -> Heard:
    listener = room.listener()
    listener.let_sound(room.bed)
    listener.reaction(name, lambda: act(room.output), room.ear.is_silent)
    heard = Heard(name, listener.step(), listener.late[name])
    room.output.silence(0.0)
    return heard


def resume(room: Room) -> Heard:
    """Let everything that was held go on."""
    return _come_back(room, "resume", ChildOutput.pause, ChildOutput.resume)


def sound_on(room: Room) -> Heard:
    """Let everything be heard again."""
    off, on = (lambda one: one.mute(on=True)), (lambda one: one.mute(on=False))
    return _come_back(room, "sound on", off, on)


def _come_back(
    room: Room, name: str, there: Callable[[ChildOutput], None], back: Callable[[ChildOutput], None]
) -> Heard:
    listener = room.listener()
    listener.let_sound(room.bed)
    there(room.output)
    wait_for(room.ear.is_silent)
    before, began = room.ear.frames, time.monotonic()
    back(room.output)
    listener.settle()
    first = before + int(np.argmax(np.abs(room.ear.heard(before)) > 0.0))
    return Heard(name, listener.step(), room.ear.moment(first) - began)


def back(room: Room) -> Heard:
    """Let a bed begin anew while it sounds."""
    listener = room.listener()
    listener.let_sound(room.bed)
    room.output.play(room.bed)
    listener.settle()
    # Two tones overlap, and add up to as much as twice the one.
    step = steps(room.ear.heard()) / own_step(2 * listener.level)
    return Heard("back: the bed begins anew", step)


def interface_killed(room: Room) -> Heard:
    """Kill the interface."""
    room.listener()
    command = [sys.executable, "-c", PARENT, str(room.tone)]
    with subprocess.Popen(command) as interface:  # noqa: S603 - our own program
        wait_for(lambda: room.ear.level() > AUDIBLE)
        before = room.ear.frames
        wait_for(lambda: room.ear.frames > before + RATE // 2)
        loud = room.ear.level(0.1)
        interface.kill()
        killed = time.monotonic()
    before = room.ear.frames
    wait_for(room.ear.is_silent)
    late = room.ear.moment(room.ear.frames) - killed
    return Heard(f"interface killed: still {late * 1000:.0f} ms", _step(room, loud))


def _step(room: Room, loud: float) -> float:
    return steps(room.ear.heard()) / own_step(loud)


WAYS: Final = (
    natural_end,
    cut_short,
    stop,
    skip,
    back,
    pause,
    resume,
    panic,
    sound_off,
    sound_on,
    leave,
    interface_killed,
)
