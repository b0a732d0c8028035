"""How long `integrate check` takes for 1,000 scripts of 60 steps, against walking their events.

Measured: the whole command, in this process, from the name of the folder to the text it writes,
with all its rules (limit: 2.5 times the walk through libyaml's events of the same files; and a
tenth of PyYAML's `safe_load` and `jsonschema` with the generated schema, which judge some of them).
They take turns; medians of the turns, for one script. The command uses all the cores there are, and
its peers one, as they come. The first limit is missed with two cores, where it comes to about 2.9.
One process needs 4.8 times the walk: composing the nodes is 1.1, their values 1.1, names and the
rest of reading 0.5, and the rules 2, none of which has more than a tenth of the whole. The files
are listed, and workers started, before the cores share anything.

For information, without a limit: reading a file into a script, and the same with every rule, in one
process and one file at a time, against the walk.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from benchmarks import sixty_steps
from benchmarks.figure import Figure, ratio
from integrate import bundled
from integrate.cli.checking import check
from integrate.cli.places import find_places
from integrate.cli.workers import cores
from integrate.player.sounds import Sounds
from integrate.review.checking import check_file
from integrate.script.read import read_file
from integrate.script.schema import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SCRIPTS = 1000
TURNS = 7
JUDGED = 10
"""How many scripts the schema judges in a turn: each takes as long as fifty walks."""
BATCH = 50
"""How many scripts are taken one at a time in a turn."""
WALKS = 2.5
TENTH = 0.1


def measure() -> list[Figure]:
    """Write the scripts, and let each take them in turn."""
    with TemporaryDirectory(prefix="integrate-benchmark-") as name:
        folder = Path(name)
        paths = sixty_steps.write(folder, SCRIPTS)
        find_sound = cache(Sounds((folder, bundled.sounds())).find)
        judge = Draft7Validator(schema())

        def check_one(path: Path) -> None:
            check_file(path, (), find_sound)

        def judge_one(path: Path) -> None:
            judge.is_valid(yaml.safe_load(path.read_bytes()))

        command: list[float] = []
        walking: list[float] = []
        judging: list[float] = []
        reading: list[float] = []
        checking: list[float] = []
        for turn in range(TURNS):
            batch = paths[turn * BATCH : (turn + 1) * BATCH]
            walking.append(_time(_walk, paths))
            command.append(_time_command(folder))
            judging.append(_time(judge_one, batch[:JUDGED]))
            reading.append(_time(read_file, batch))
            checking.append(_time(check_one, batch))
    note = f"{cores()} cores against one"
    return [
        ratio("check, against the events", command, walking, WALKS, note),
        ratio("check, against jsonschema", command, judging, TENTH, note),
        ratio("read one by one, against the events", reading, walking, None),
        ratio("check one by one, against the events", checking, walking, None),
    ]


def _time_command(folder: Path) -> float:
    """Return the seconds that the command takes for one of the scripts in a folder."""
    began = perf_counter()
    done = CliRunner().invoke(check, [str(folder)], obj=find_places(None))
    took = perf_counter() - began
    if f"{SCRIPTS} scripts" not in done.output:
        raise RuntimeError(f"the command did not check the scripts: {done.output[-300:]}")
    return took / SCRIPTS


def _walk(path: Path) -> None:
    for _ in yaml.parse(path.read_bytes(), Loader=yaml.CSafeLoader):
        pass


def _time(take: Callable[[Path], object], paths: Sequence[Path]) -> float:
    """Return the seconds that one file takes."""
    began = perf_counter()
    for path in paths:
        take(path)
    return (perf_counter() - began) / len(paths)
