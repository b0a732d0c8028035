"""Rendering a session of an hour to a FLAC file, against ffmpeg and against pydub.

The session is that of `reference_session.py`, made anew in a folder of its own: music in rotation
with crossfades, 120 bells, 60 spoken lines, the music made softer under them, and a limiter. The
loudness of the files is known to both sides beforehand, as it is after a first time. All write
FLAC with 16 bits at compression level 3.

Measured: whole processes, from start to end, in turn, medians of five. Peers: the better of two
ffmpeg graphs (limit: half its time), and one pydub overlay for each sound, on a session of 20
minutes that has as many sounds a minute (limit: a tenth of its time). Nothing is reckoned from that
for an hour; the ratio only gets better for us with the length, because each overlay copies all of
the session. `INTEGRATE_PYDUB_MINUTES=60` measures the hour itself, once, in six minutes and with
3.4 GB (limit: a thirtieth of its time). And the largest memory of the rendering process: 220 MB for
an hour, and a tenth more for three.

The limits of time are for a machine with two cores and nothing else to do: rendering uses both.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.figure import Figure, ratio
from benchmarks.peers import ffmpeg_session
from benchmarks.reference_session import session
from integrate import bundled
from integrate.audio.api import Bus
from integrate.audio.levels import Levels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HOUR = 60
LONG = 180
ROUNDS = 5
SHORT = 20
BESIDE_PYDUB = int(os.environ.get("INTEGRATE_PYDUB_MINUTES", SHORT))
"""Minutes that pydub is measured on: at an hour it takes minutes, and gigabytes."""
FASTER_THAN_FFMPEG = 0.5
FASTER_THAN_PYDUB = 1 / 30 if BESIDE_PYDUB >= HOUR else 1 / 10
MEMORY = 220.0
GROWTH = 1.1


@dataclass(frozen=True, slots=True)
class _Run:
    seconds: float
    processor: float
    """Seconds of processor, all threads added up: it says more than time on a busy machine."""
    megabytes: float


def measure() -> list[Figure]:
    """Render in turn."""
    if not shutil.which("ffmpeg"):
        return [Figure("render", 0, 0, "s", 0, None, 0, note="ffmpeg is not installed")]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _run(_making(folder))
        gains = _gains(folder)
        ours, ffmpeg, short, pydub = [], [], [], []
        for turn in range(ROUNDS):
            ours.append(_run(_ours(folder, HOUR)))
            played = session(folder, HOUR)
            ffmpeg.append(_run(ffmpeg_session.command(played, gains, folder / "ffmpeg.flac")))
            if turn == 0 or BESIDE_PYDUB < HOUR:
                short.append(_run(_ours(folder, BESIDE_PYDUB)))
                pydub.append(_run(_pydub(folder, BESIDE_PYDUB)))
        long = _run(_ours(folder, LONG))
    beside = [*_beside_ffmpeg(ours, ffmpeg), *_beside_pydub(short, pydub)]
    return [*beside, *_memory(ours, ffmpeg, long)]


def _beside_pydub(ours: Sequence[_Run], pydub: Sequence[_Run]) -> list[Figure]:
    name = f"render {BESIDE_PYDUB} min: "
    return [
        ratio(
            f"{name}pydub",
            [run.seconds for run in ours],
            [run.seconds for run in pydub],
            FASTER_THAN_PYDUB,
        ),
        ratio(
            f"{name}processor, pydub",
            [run.processor for run in ours],
            [run.processor for run in pydub],
            None,
        ),
    ]


def _beside_ffmpeg(ours: Sequence[_Run], ffmpeg: Sequence[_Run]) -> list[Figure]:
    return [
        ratio(
            "render an hour: ffmpeg",
            [run.seconds for run in ours],
            [run.seconds for run in ffmpeg],
            FASTER_THAN_FFMPEG,
        ),
        ratio(
            "render an hour: processor, ffmpeg",
            [run.processor for run in ours],
            [run.processor for run in ffmpeg],
            None,
        ),
    ]


def _memory(ours: Sequence[_Run], ffmpeg: Sequence[_Run], long: _Run) -> list[Figure]:
    used = median(run.megabytes for run in ours)
    peer = median(run.megabytes for run in ffmpeg)
    return [
        Figure("render an hour: memory", used, peer, "MB", used, MEMORY, ROUNDS, "MB"),
        Figure(
            "render three hours: memory",
            long.megabytes,
            used,
            "MB",
            long.megabytes / used,
            GROWTH,
            1,
            note="against one hour",
        ),
    ]


def _gains(folder: Path) -> Mapping[Path, float]:
    """Measure the files, for ffmpeg and into the cache of the program."""
    levels = Levels(folder / "cache", bundled.sounds())
    played = session(folder, 1)
    kinds = ((played.music, Bus.BED), (played.bells, Bus.CUE), (played.takes, Bus.VOICE))
    return {file: levels.gain_for(file, bus) for files, bus in kinds for file in files}


def _making(folder: Path) -> list[str]:
    """Return what makes the files: not here, for a process counts its starter's memory as its own.

    Linux takes the memory that the starter had at its largest into what it tells of the started.
    """
    return [sys.executable, "-m", "benchmarks.reference_session", str(folder)]


def _ours(folder: Path, minutes: int) -> list[str]:
    out = folder / "ours.flac"
    return [sys.executable, "-m", "benchmarks.render_once", str(folder), str(minutes), str(out)]


def _pydub(folder: Path, minutes: int) -> list[str]:
    module = "benchmarks.peers.pydub_session"
    return [sys.executable, "-m", module, str(folder), str(minutes), str(folder / "pydub.flac")]


def _run(command: Sequence[str]) -> _Run:
    """Run a program to its end; its memory is that of this one process."""
    began = perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(running.pid, 0)
    seconds = perf_counter() - began
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return _Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6)
