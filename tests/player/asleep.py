"""A session of a therapist in a process whose CLOCK_BOOTTIME jumps: run by `test_suspended.py`.

The process enters a time namespace in which more time has gone by since the computer was
started: to a process that is what a suspend looks like, as CLOCK_MONOTONIC stands still in both.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from pathlib import Path

from integrate.audio.silence import NoOutput
from integrate.player.clock import RealClock
from integrate.player.driver import Driver
from integrate.player.sounds import Sounds
from integrate.session.inputs import Advance, Begin, TimePassed
from integrate.session.program import Role
from integrate.session.session import Session
from tests.player.fakes import FullDisk
from tests.script.made import script_of

CLONE_NEWTIME = 0x80
"""From <linux/sched.h>."""
NOT_HERE = 77
"""What it leaves with where a process may not enter a time namespace."""
SCRIPT = """\
title: A day
stage: session
audience: therapist
checks:
  - {after: dose, every: 15 min, do: Look in.}
steps:
  - mark: dose
  - wait: 3 h
"""


def sleep_for(seconds: int) -> None:
    """Let the clock that goes on in suspend jump."""
    system = ctypes.CDLL(None, use_errno=True)
    if not hasattr(system, "setns") or system.unshare(CLONE_NEWTIME):
        raise SystemExit(NOT_HERE)
    try:
        Path("/proc/self/timens_offsets").write_text(f"boottime {seconds} 0\n", encoding="ascii")
        entered = os.open("/proc/self/ns/time_for_children", os.O_RDONLY)
    except OSError:
        raise SystemExit(NOT_HERE) from None
    if system.setns(entered, CLONE_NEWTIME):
        raise SystemExit(NOT_HERE)


def main() -> None:
    """Mark the dose, sleep for 4000 seconds, and tell what came of it as JSON."""
    told: list[str] = []
    memory = FullDisk([])
    session = Session(script_of(SCRIPT), Role.THERAPIST, "a-day")
    driver = Driver(session, RealClock(), memory, NoOutput(), Sounds(()), told.append)
    driver.send(Begin(clinician_in_charge=True))
    driver.send(Advance())
    before = len(memory.kept)
    sleep_for(4000)
    driver.send(TimePassed())
    kinds = [type(one.event).__name__ for one in memory.kept[before:]]
    desk = driver.view.desk
    waiting = len(desk.waiting) if desk else 0
    found = {"told": told, "kinds": kinds, "now": driver.clock.now(), "waiting": waiting}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
