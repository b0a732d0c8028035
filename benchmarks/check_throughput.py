"""How long 1,000 scripts of 60 steps take to check, against only walking libyaml's events.

Measured: reading a file into a script (limit: 2.5 times the walk through the events of the same
file), the same with every rule of `integrate check` (limit: 2.5 too), and with every rule against
PyYAML's `safe_load` and `jsonschema` with the generated schema (limit: a tenth). All take the same
files in turn, a batch at a time, in one process; medians of the batches, for one script.

The limits are missed: walking events builds nothing, and making a frozen, checked script of them
costs CPython about three times the walk; the 22 rules cost as much again.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

import yaml
from jsonschema import Draft7Validator

from benchmarks import sixty_steps
from benchmarks.figure import Figure, ratio
from integrate import bundled
from integrate.player.sounds import Sounds
from integrate.review.checking import check_file
from integrate.script.read import read_file
from integrate.script.schema import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SCRIPTS = 1000
BATCH = 20
BATCHES_JUDGED = 3
"""How many batches the schema judges: it takes a hundred times as long as all the others."""
WALKS = 2.5
TENTH = 0.1


def measure() -> list[Figure]:
    """Write the scripts, and let each of the four take them in turn."""
    with TemporaryDirectory(prefix="integrate-benchmark-") as name:
        folder = Path(name)
        paths = sixty_steps.write(folder, SCRIPTS)
        find_sound = cache(Sounds((folder, bundled.sounds())).find)
        judge = Draft7Validator(schema())

        def check(path: Path) -> None:
            check_file(path, (), find_sound)

        def judged(path: Path) -> None:
            judge.is_valid(yaml.safe_load(path.read_bytes()))

        walking: list[float] = []
        reading: list[float] = []
        checking: list[float] = []
        judging: list[float] = []
        for number, start in enumerate(range(0, SCRIPTS, BATCH)):
            batch = paths[start : start + BATCH]
            walking.append(_time(_walk, batch))
            reading.append(_time(read_file, batch))
            checking.append(_time(check, batch))
            if number < BATCHES_JUDGED:
                judging.append(_time(judged, batch))
    return [
        ratio("read a script, against its events", reading, walking, WALKS),
        ratio("check a script, against its events", checking, walking, WALKS),
        ratio("check a script, against jsonschema", checking, judging, TENTH),
    ]


def _walk(path: Path) -> None:
    for _ in yaml.parse(path.read_bytes(), Loader=yaml.CSafeLoader):
        pass


def _time(take: Callable[[Path], object], paths: Sequence[Path]) -> float:
    """Return the seconds that one file takes."""
    began = perf_counter()
    for path in paths:
        take(path)
    return (perf_counter() - began) / len(paths)
