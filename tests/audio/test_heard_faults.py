"""What is heard when a process is killed, a device is lost, or another one takes its place."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from integrate.audio.api import SOUNDING, Bus, Condition, State
from integrate.audio.messages import Setup
from integrate.audio.outlet import GONE
from integrate.audio.process import FAILED, ChildOutput
from tests.audio.judging import CLEAN, best, clip, own_step, place, rises, steps
from tests.audio.listening import MISSING, RATE, Ear, Server, hearing

Tone = Callable[..., NDArray[np.float32]]
Write = Callable[..., Path]
Until = Callable[..., None]

pytestmark = [pytest.mark.device, pytest.mark.skipif(bool(MISSING), reason=MISSING)]

NOTICED = 2.0
"""Seconds within which a lost device is said."""
GONE_WITHIN = 1.0
"""Seconds within which a child ends after its parent was killed."""
PACKAGE = Path(__file__).parents[2]


def test_after_a_killed_child_sound_goes_on_at_its_place(
    output: ChildOutput,
    conditions: list[tuple[float, Condition]],
    ear: Ear,
    rising: NDArray[np.float32],
    write: Write,
    until: Until,
) -> None:
    """A child that is killed is replaced; what sounded is where it would have been, and rises."""
    output.play(clip("rising", write(rising), bus=Bus.BED, loop=False))
    until(lambda: ear.level(0.5) > 0.01 and ear.level() > 0.9 * ear.level(0.5))
    until(lambda: place(ear) > 1.0)
    ahead = time.monotonic() - place(ear)
    loud = ear.level(0.1)
    [first] = playing()
    os.kill(first, signal.SIGKILL)
    until(ear.is_silent)
    cut = ear.frames
    until(lambda: ear.level() > 0.95 * loud)
    until(lambda: ear.level(0.3) < 1.01 * loud)
    assert time.monotonic() - place(ear) == pytest.approx(ahead, abs=0.25)
    assert [condition.reason for _, condition in conditions] == ["", FAILED, ""]
    assert rises(ear.heard(cut), loud)
    assert playing() not in ([], [first])


@pytest.mark.parametrize("fault", ["sink", "server"])
def test_a_lost_device_is_said_and_taken_again(
    fault: str,
    server: Server,
    start: Callable[[], ChildOutput],
    conditions: list[tuple[float, Condition]],
    rising: NDArray[np.float32],
    write: Write,
    until: Until,
) -> None:
    """A sink removed, or a server that ends: one sentence in two seconds, and sound comes back."""
    output = start()
    with hearing(server) as ear:
        output.play(clip("rising", write(rising), bus=Bus.BED, loop=False))
        until(lambda: ear.level(0.5) > 0.01 and ear.level() > 0.9 * ear.level(0.5))
        until(lambda: place(ear) > 0.5)
        ahead = time.monotonic() - place(ear)
        loud = ear.level(0.1)
        lost = time.monotonic()
        if fault == "sink":
            assert server.control("unload-module", "module-null-sink")
        else:
            server.kill()
        until(lambda: output.condition == Condition(State.SILENT, GONE))
    assert conditions[-1][0] - lost < NOTICED
    if fault == "sink":
        server.add("room")
    else:
        server.start()
    with hearing(server) as ear:
        until(lambda: output.condition == SOUNDING)
        until(lambda: ear.level() > 0.95 * loud)
        until(lambda: ear.level(0.3) < 1.01 * loud)
        # This server itself stands still for up to two seconds before it finds its pace.
        assert -0.25 < time.monotonic() - place(ear) - ahead < 2.25
        assert rises(ear.heard(), loud)
    assert [condition.reason for _, condition in conditions] == ["", GONE, ""]


def test_a_device_that_comes_later_is_taken(server: Server, tmp_path: Path, until: Until) -> None:
    """Without a device at the start it is said once, and sound begins when there is one."""
    assert server.control("unload-module", "module-null-sink")
    conditions: list[Condition] = []
    output = ChildOutput(Setup(cache=tmp_path), conditions.append)
    until(lambda: output.condition.state is State.SILENT)
    server.add("room")
    until(lambda: output.condition == SOUNDING)
    output.close()
    assert [condition.state for condition in conditions] == [State.SILENT, State.SOUNDING]


def test_another_default_device_is_gone_over_to(
    server: Server,
    start: Callable[[], ChildOutput],
    conditions: list[tuple[float, Condition]],
    monkeypatch: pytest.MonkeyPatch,
    rising: NDArray[np.float32],
    write: Write,
    until: Until,
) -> None:
    """When the system plays through another device from now on, so does the session, at once."""
    monkeypatch.delenv("PULSE_SINK")
    server.add("other")
    assert server.control("set-default-sink", "room")
    output = start()
    with hearing(server) as ear, hearing(server, sink="other") as other:
        output.play(clip("rising", write(rising), bus=Bus.BED, loop=False))
        until(lambda: ear.level(0.5) > 0.01 and ear.level() > 0.9 * ear.level(0.5))
        until(lambda: place(ear) > 0.5)
        ahead = time.monotonic() - place(ear)
        loud = ear.level(0.1)
        assert other.is_silent()
        assert server.control("set-default-sink", "other")
        until(lambda: other.level() > 0.95 * loud)
        settled = other.frames + RATE // 2
        until(lambda: other.frames > settled and other.level(0.3) < 1.01 * loud)
        assert -0.25 < time.monotonic() - place(other) - ahead < 2.25
    assert [condition.reason for _, condition in conditions] == [""]


def test_a_child_does_not_outlive_its_parent(
    ear: Ear, tone: Tone, write: Write, until: Until
) -> None:
    """When the interface is killed, its sound fades, and its process is gone within a second."""
    code = (
        "import sys, threading, pathlib; from integrate.audio.process import ChildOutput;"
        "from integrate.audio.api import Clip, Files;"
        "output = ChildOutput();"
        "output.play(Clip('tone', Files((pathlib.Path(sys.argv[1]),)), loop=True));"
        "print('here', flush=True); threading.Event().wait()"
    )
    command = [sys.executable, "-c", code, str(write(tone(1.0)))]

    def kill() -> float:
        ear.forget()
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=PACKAGE) as interface:
            assert b"here" in cast("IO[bytes]", interface.stdout).readline()
            until(lambda: ear.level() > 0.05)
            before = ear.frames
            until(lambda: ear.frames > before + RATE // 4)
            loud = ear.level(0.1)
            [child] = children(interface.pid)
            interface.kill()
            interface.wait()
            until(lambda: not Path(f"/proc/{child}").exists() or is_dead(child), GONE_WITHIN)
        until(ear.is_silent)
        return steps(ear.heard()) / own_step(loud)

    assert best(kill, CLEAN) < CLEAN


def children(parent: int) -> list[int]:
    """Return the living children of a process."""
    found = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError):
            if folder.name.isdigit():
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[1]) == parent and fields[0] != "Z":
                    found.append(int(folder.name))
    return found


def playing() -> list[int]:
    """Return the sound processes of this process."""
    return [
        child
        for child in children(os.getpid())
        if b"integrate.audio.child" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def is_dead(process: int) -> bool:
    """Return whether only the name of the process is left, for a parent that never asks."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
