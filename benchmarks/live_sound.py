"""Gaps in what is heard while the interface is busy, and what the sound process costs.

Measured: the monitor of a private PulseAudio server hears a steady tone, played by
`busy_player.py`, and is looked through for gaps: stretches of 1 ms or more without any sound. The
player's own process works meanwhile as Textual does when it paints, while another of its threads
holds the interpreter's lock in one long call after the other. Peer: the same player with nothing
else to do. Then the processor time of the sound process with eight clips, as a part of one core;
its peer is the same process with nothing to play. Limits: no gap, and 3 % of a core.

Each arrangement is listened to for 20 seconds, or for the minutes in `INTEGRATE_MINUTES`. Without
PulseAudio there is nothing to listen to, and the figure says so.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import wave
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.figure import Figure
from benchmarks.process import children, processor_time
from tests.audio.listening import MISSING, RATE, Ear, Server, hearing, serving, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS: Final = 60.0 * float(os.environ.get("INTEGRATE_MINUTES", "0")) or 20.0
PIECE: Final = 5.0
"""Seconds that are looked through at once."""
GAP: Final = RATE // 1000
WEIGHED: Final = 10.0
"""Seconds over which the processor time is taken."""
CLIPS: Final = 8
LIMIT: Final = 0.03
PLACE: Final = Path(__file__).parents[1]


def measure() -> list[Figure]:
    """Listen to each arrangement in turn, then weigh the work."""
    if MISSING:
        return [_figure("sound: gaps", 0, 0, None, note=MISSING)]
    with ExitStack() as stack:
        file = _tone(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        server = stack.enter_context(serving())
        ear = stack.enter_context(hearing(server, promptly=False))
        gaps = {}
        for work in ("nothing", "busy"):
            with _player(server, file, 1, work):
                gaps[work] = _gaps(ear)
        used = {}
        for count in (0, CLIPS):
            with _player(server, file, count, "nothing") as player:
                used[count] = _use(ear, player)
    return [
        _figure("sound: gaps beside work", gaps["busy"], gaps["nothing"], 0),
        _figure("sound: eight clips", used[CLIPS], used[0], LIMIT, "", "of a core"),
    ]


def _figure(
    name: str,
    ours: float,
    peer: float,
    limit: float | None,
    unit: str = "",
    kind: str = "gaps",
    note: str = "",
) -> Figure:
    return Figure(name, ours, peer, unit, ours, limit, samples=1, kind=kind, note=note)


def _tone(folder: Path) -> Path:
    """Write a tone whose end fits its beginning, the same on both sides."""
    wave_form = np.sin(2 * np.pi * 440 * np.arange(4 * RATE) / RATE)
    file = folder / "tone.wav"
    with wave.open(str(file), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(np.repeat(wave_form * 8000, 2).astype("<i2").tobytes())
    return file


@contextmanager
def _player(server: Server, file: Path, count: int, work: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "benchmarks.busy_player", str(file), str(count), work]
    here = {**os.environ, **server.environment}
    with subprocess.Popen(command, stdin=subprocess.PIPE, cwd=PLACE, env=here) as player:
        yield player
        player.communicate()


def _gaps(ear: Ear) -> int:
    """Return how many gaps there are in the seconds after the tone has come."""
    wait_for(lambda: ear.frames > RATE and 0.0 < 0.99 * ear.level(0.5) < ear.level())
    gaps = 0
    for _ in range(round(SECONDS / PIECE)):
        ear.forget()
        _let_go_by(ear, PIECE)
        is_still = np.concatenate([[False], ear.heard() == 0.0, [False]])
        begins, ends = np.flatnonzero(np.diff(is_still.astype(np.int8))).reshape(-1, 2).T
        gaps += int((ends - begins >= GAP).sum())
    return gaps


def _use(ear: Ear, player: subprocess.Popen[bytes]) -> float:
    """Return the part of one core that the sound process uses, once it has begun."""
    wait_for(lambda: children(player.pid))
    _let_go_by(ear, 4.0)
    [sound] = children(player.pid)
    spent, began = processor_time(sound), perf_counter()
    _let_go_by(ear, WEIGHED)
    return (processor_time(sound) - spent) / (perf_counter() - began)


def _let_go_by(ear: Ear, seconds: float) -> None:
    """Wait until so much more was heard."""
    until = ear.frames + round(seconds * RATE)
    wait_for(lambda: ear.frames >= until, 10.0 * seconds)
