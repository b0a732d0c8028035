"""What a running process costs: its processor time and its memory, as Linux tells them.

A module of its own because only here the project reads `/proc`; on other systems the benchmarks of
processor and memory cannot run.
"""

from __future__ import annotations

import os
from pathlib import Path

TICK = 1 / os.sysconf("SC_CLK_TCK")
"""Seconds in the unit of `/proc/PID/stat`."""


def processor_time(pid: int) -> float:
    """Return the seconds of processor that the process used, all threads, without children."""
    fields = _after_name(pid)
    return (int(fields[11]) + int(fields[12])) * TICK


def children(pid: int, word: str = "") -> list[int]:
    """Return the processes it started that still run, with this word in their command."""
    running = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    started = [one for one in running if _parent(one) == pid]
    return [one for one in started if word in _command(one)]


def resident(pid: int) -> float:
    """Return the memory it holds now, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise ProcessLookupError(f"process {pid} holds no memory any more")


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:  # it ended
        return ""


def _parent(pid: int) -> int:
    try:
        return int(_after_name(pid)[1])
    except FileNotFoundError:  # it ended between the listing and the reading
        return 0


def _after_name(pid: int) -> list[str]:
    """Return the fields of `stat` from the state on; the name before may hold anything."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
