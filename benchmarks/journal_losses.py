"""How many kept events are lost when the program is killed, the power goes, or the file is cut.

Measured, each with the limit 0:

* a writer killed by SIGKILL at random points until it has acknowledged 10,000 events: how many of
  these are not in the journal afterwards;
* a writer of 450 events whose every call to the disk is recorded (strace), and the power cut after
  each call: of what was not flushed any part is kept, in any order; how many acknowledged events
  are lost over all cuts;
* the write-ahead log of a journal cut at every byte: how often what opens is not the first events
  of the session, whole and verified.

There is no peer: none may lose anything. Some minutes; the second needs strace.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure
from tests.journal.home import Home
from tests.journal.losing import WRITING, cut_sample, held, killed, left
from tests.journal.power import Disk, trace

KILLED = 10_000
WRITTEN = 450
CUTS = 900
"""Of some two thousand calls."""


def measure() -> list[Figure]:
    """Kill, cut the power, cut the log."""
    with TemporaryDirectory(prefix="integrate-benchmark-") as name:
        folder = Path(name)
        figures = [_kills(folder / "kills")]
        if shutil.which("strace"):
            figures.append(_power(folder / "power"))
        return [*figures, _cuts(folder / "cuts")]


def _kills(folder: Path) -> Figure:
    chance = Random(7)  # noqa: S311 - the same points each time
    home = Home(folder / "data", folder / "keys")
    acknowledged: dict[str, int] = {}
    while sum(acknowledged.values()) < KILLED:
        session, number = killed(home, len(acknowledged), chance.randint(1, 900))
        acknowledged[session] = number
    with home.open() as journal:
        lost = sum(
            max(0, number - len(journal.events(session)))
            for session, number in acknowledged.items()
        )
        wrong = sum(not finding.is_fine for finding in journal.verify())
    return _lost("killed: 10,000 events", lost + wrong, len(acknowledged), "kills")


def _power(folder: Path) -> Figure:
    home = Home(folder / "data", folder / "keys")
    home.open().close()
    disk = Disk({str(home.file): home.file.read_bytes()})
    calls = trace(WRITING, (home.data, home.keys, WRITTEN), folder / "traced")
    cuts = set(Random(7).sample(range(len(calls)), min(CUTS, len(calls))))  # noqa: S311 - the same
    acknowledged, session, lost = 0, "", 0
    for at, call in enumerate(calls):
        if call.path == "stdout":
            session, number = call.content.decode().split()
            acknowledged = int(number) + 1
        elif call.path.startswith(str(home.data)):
            disk.take(call)
        if at in cuts:
            cut = Home(folder / "cut", home.keys)
            files = disk.after_a_cut(Random(at))  # noqa: S311 - the same
            lost += max(0, acknowledged - held(files, cut, session))
            shutil.rmtree(cut.data)
    return _lost("power cut: 450 events", lost, len(cuts), "cuts")


def _cuts(folder: Path) -> Figure:
    home, away = Home(folder / "data", folder / "keys"), folder / "away"
    away.mkdir(parents=True)
    session, entries = cut_sample(home, away)
    file, log = ((away / f"journal.db{end}").read_bytes() for end in ("", "-wal"))
    wrong = 0
    for at in range(len(log)):
        found, is_whole = left(home, file, log[:at], session)
        wrong += found is None or not is_whole or found != entries[: len(found)]
    return _lost("log cut at every byte", wrong, len(log), "cuts")


def _lost(name: str, lost: int, samples: int, what: str) -> Figure:
    return Figure(
        f"{name}, lost",
        ours=lost,
        peer=0,
        unit="",
        value=lost,
        limit=0,
        samples=samples,
        kind="lost",
        note=f"{samples} {what}",
    )
