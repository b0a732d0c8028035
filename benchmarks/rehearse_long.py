"""How long `integrate rehearse` takes for a script of three hours.

Measured: the whole command, from its start to its end, with a script of six hundred steps, half of
them rests, whose time adds up to three hours (limit: 1 s), and with `--paths` (the same limit).
"""

from __future__ import annotations

import subprocess
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.figure import Figure
from benchmarks.lodging import HEADING, lodging

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROUNDS = 5
RESTS = 300
STEPS = f"""\
  - repeat: 30
    steps:
{
    '''      - Let the breath come and go, and let this hour be as long as it is.
      - wait: 36 s
        show: Rest.
'''
    * (RESTS // 30)
}"""
LIMIT = 1.0


def measure() -> list[Figure]:
    """Rehearse the script, by its time and by its paths, in turn."""
    times: list[float] = []
    paths: list[float] = []
    with lodging() as place:
        script = place.folder / "long.yaml"
        script.write_text(HEADING + STEPS, encoding="utf-8")
        for _ in range(ROUNDS):
            times.append(_time(place.command("rehearse", str(script)), place.environment))
            paths.append(
                _time(place.command("rehearse", str(script), "--paths"), place.environment)
            )
    return [_figure("rehearse three hours", times), _figure("rehearse three hours, paths", paths)]


def _time(command: Sequence[str], environment: Mapping[str, str]) -> float:
    began = perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - began


def _figure(name: str, taken: Sequence[float]) -> Figure:
    """Return a figure that has no peer but a limit in seconds."""
    return Figure(
        name,
        ours=median(taken) * 1e3,
        peer=LIMIT * 1e3,
        unit="ms",
        value=median(taken),
        limit=LIMIT,
        samples=len(taken),
        kind="s",
    )
