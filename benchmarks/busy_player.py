"""Plays a file over and over while it is busy: `python -m benchmarks.busy_player FILE COUNT WORK`.

The process that `live_sound.py` listens to. WORK is `nothing` or `busy`. It plays until its input
ends.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from time import perf_counter
from typing import Final

from integrate.audio.api import Bus, Clip, Files
from integrate.audio.messages import Setup
from integrate.audio.process import ChildOutput

PAINTING, PAINTS = 0.008, 1 / 30
"""Seconds that a picture takes, and from one to the next: what Textual does beside a breath."""
HELD: Final = 5_000_000
"""Numbers added in one call: about 100 ms in which no other thread of the process runs."""


def main(file: str, count: str, name: str) -> None:
    """Play until told to end."""
    ended = threading.Event()
    output = ChildOutput(Setup(cache=Path(file).parent))
    for number in range(int(count)):
        output.play(Clip(str(number), Files((Path(file),)), bus=Bus.BED, loop=True))
    threading.Thread(target=WORKS[name], args=(ended,)).start()
    sys.stdin.read()
    ended.set()
    output.close()


def rest(ended: threading.Event) -> None:
    """Do nothing else."""
    ended.wait()


def paint(ended: threading.Event) -> None:
    """Be busy in short bursts."""
    while not ended.wait(PAINTS - PAINTING):
        begun = perf_counter()
        while perf_counter() < begun + PAINTING:
            pass


def hold(ended: threading.Event) -> None:
    """Hold the interpreter's lock in one long call after the other."""
    while not ended.is_set():
        sum(range(HELD))


def work(ended: threading.Event) -> None:
    """Paint, while another thread holds the lock."""
    threading.Thread(target=hold, args=(ended,)).start()
    paint(ended)


WORKS: Final = {"nothing": rest, "busy": work}

if __name__ == "__main__":
    main(*sys.argv[1:])
