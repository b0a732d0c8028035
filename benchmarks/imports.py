"""What `integrate --version` loads, and how long it takes, against an empty Python.

Measured: how many of Textual, rich, numpy and PyYAML stand in the list of `-X importtime` (limit:
none), and the time of the whole command. Peer of the time: `python -c pass`, started in turn,
medians; it has no limit.
"""

from __future__ import annotations

import subprocess
import sys
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.figure import Figure, ratio
from benchmarks.lodging import lodging

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROUNDS = 15
HEAVY = ("textual", "rich", "numpy", "yaml")
VERSION = ("-m", "integrate", "--version")


def measure() -> list[Figure]:
    """Look at the imports, then time both in turn."""
    with lodging() as place:
        loaded = heavy_loaded(place.environment)
        ours: list[float] = []
        peer: list[float] = []
        for _ in range(ROUNDS):
            peer.append(_time(("-c", "pass"), place.environment))
            ours.append(_time(VERSION, place.environment))
    return [
        Figure(
            "--version: heavy packages loaded",
            ours=len(loaded),
            peer=0,
            unit="",
            value=len(loaded),
            limit=0,
            samples=1,
            kind="packages",
            note=", ".join(loaded),
        ),
        ratio("--version: whole command", ours, peer, None),
    ]


def heavy_loaded(environment: Mapping[str, str]) -> list[str]:
    """Return which of the heavy packages the command loads."""
    ran = subprocess.run(
        (sys.executable, "-X", "importtime", *VERSION),
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    names = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}
    return [name for name in HEAVY if name in names]


def _time(arguments: Sequence[str], environment: Mapping[str, str]) -> float:
    began = perf_counter()
    subprocess.run(
        (sys.executable, *arguments), env=environment, stdout=subprocess.DEVNULL, check=True
    )
    return perf_counter() - began
