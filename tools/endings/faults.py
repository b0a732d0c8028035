"""The endings nobody can soften: a process or a device is gone. What counts is what comes back."""

from __future__ import annotations

import os
import signal
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.process import children
from integrate.audio.api import SOUNDING, Bus
from tests.audio.judging import LOWEST, RISE, clip, place, steps
from tests.audio.listening import RATE, Ear, hearing, wait_for
from tools.endings.room import AUDIBLE, Heard

if TYPE_CHECKING:
    from tools.endings.room import Room

PATIENCE: Final = 20.0
"""Seconds that a device may take to come back."""


class _Playing:
    """A tone that tells its place, in the midst of it."""

    def __init__(self, room: Room) -> None:
        self._ear = ear = room.ear
        room.listener()
        room.output.play(clip("rising", room.rising, bus=Bus.BED, loop=False))
        wait_for(lambda: ear.level(0.5) > AUDIBLE and ear.level() > 0.9 * ear.level(0.5))
        wait_for(lambda: place(ear) > 1.0)
        self._ahead = time.monotonic() - place(ear)
        self._loud = ear.level(0.1)

    def back(self, name: str, ear: Ear, since: float, first: int = 0) -> Heard:
        """Wait until it is back at an ear, of what was heard from this frame on."""
        wait_for(lambda: ear.level() > 0.95 * self._loud, PATIENCE)
        settled = ear.frames + RATE // 2
        wait_for(lambda: ear.frames > settled and ear.level(0.3) < 1.01 * self._loud)
        off = time.monotonic() - place(ear) - self._ahead
        heard = ear.heard(first)
        pitch = LOWEST + RISE * place(ear)
        begins = first + int(np.argmax(np.abs(heard) > 0.0))
        step = steps(heard) / (self._loud * 2 * np.pi * pitch / RATE)
        return Heard(name, step, None, ear.moment(begins) - since, off)


def process_killed(room: Room) -> Heard:
    """Kill the sound process."""
    playing = _Playing(room)
    [child] = children(os.getpid(), "integrate.audio.child")
    os.kill(child, signal.SIGKILL)
    killed = time.monotonic()
    wait_for(room.ear.is_silent)
    return playing.back("sound process killed", room.ear, killed, room.ear.frames)


def unplugged(room: Room) -> Heard:
    """Take the device away, and give it back when it is missed."""
    playing = _Playing(room)
    room.server.control("unload-module", "module-null-sink")
    wait_for(lambda: room.output.condition != SOUNDING)
    since = time.monotonic()
    room.server.add("room")
    with hearing(room.server) as ear:
        return playing.back("device unplugged, and back", ear, since)


def server_killed(room: Room) -> Heard:
    """Kill the sound server, and start it again when it is missed."""
    playing = _Playing(room)
    room.server.kill()
    wait_for(lambda: room.output.condition != SOUNDING)
    since = time.monotonic()
    room.server.start()
    with hearing(room.server) as ear:
        return playing.back("sound server killed, and back", ear, since)


def other_default(room: Room) -> Heard:
    """Let the system play through another device."""
    with ExitStack() as stack:
        room.output.close()
        os.environ.pop("PULSE_SINK")
        room.server.add("other")
        room.server.control("set-default-sink", "room")
        room.output = room.start()
        other = stack.enter_context(hearing(room.server, sink="other"))
        playing = _Playing(room)
        first = other.frames
        room.server.control("set-default-sink", "other")
        return playing.back("another default device", other, time.monotonic(), first)


WAYS: Final = (process_killed, unplugged, server_killed, other_default)
