from __future__ import annotations

import signal
import subprocess
import sys
from random import Random
from time import monotonic
from typing import TYPE_CHECKING

from integrate.journal.entry import Outcome

if TYPE_CHECKING:
    from tests.journal.home import Home

EVENTS = 10_000
LONGEST = 15.0
"""Seconds after which no further writer is started, on a slow disk."""
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from integrate.journal.store import Journal
from integrate.session.record import Began, Entered, Recorded

chance = Random(int(sys.argv[3]))
journal = Journal.open(Path(sys.argv[1]), Path(sys.argv[2]))
session = journal.begin()
print(session, flush=True)
event = Began("s", "d", "t", "anytime", "patient")
number = 0
while True:
    together = []
    for _ in range(chance.randint(1, 4)):
        number += 1
        together.append(Recorded(float(number), event))
        event = Entered(str(number), "words " * chance.randint(0, 60))
    journal.append(session, datetime.now(UTC), *together)
    print(number, flush=True)
"""


def _killed(home: Home, seed: int, lines: int) -> tuple[str, int]:
    """Let a writer be killed after so many lines; return its session and what it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(home.data), str(home.keys), str(seed)],
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        session = writer.stdout.readline().strip()
        seen = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        seen += writer.stdout.readlines()
    assert writer.returncode == -signal.SIGKILL
    whole = [line for line in seen if line.endswith("\n")]
    return session, int(whole[-1]) if whole else 0


def test_killed_while_writing(home: Home) -> None:
    """Killed at random points of ten thousand events, no event that was acknowledged is lost."""
    chance = Random(11)  # noqa: S311 - the same points each time
    began, written, acknowledged = monotonic(), 0, dict[str, int]()
    while written < EVENTS and monotonic() - began < LONGEST:
        session, number = _killed(home, len(acknowledged), chance.randint(1, 900))
        acknowledged[session] = number
        written += number
    with home.open() as journal:
        assert journal.notice == ""
        assert all(finding.is_fine for finding in journal.verify())
        assert {one.outcome for one in journal.sessions()} == {Outcome.INTERRUPTED}
        for session, number in acknowledged.items():
            entries = journal.events(session)
            assert number <= len(entries) <= number + 4  # some were written, and not yet printed
            assert [entry.recorded.at for entry in entries] == [
                float(entry.number) for entry in entries
            ]
