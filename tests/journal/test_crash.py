from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from integrate.journal.entry import Outcome

if TYPE_CHECKING:
    from tests.journal.home import Home

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from integrate.journal.store import Journal
from integrate.session.record import Began, Entered, Recorded

journal = Journal.open(Path(sys.argv[1]), Path(sys.argv[2]))
session = journal.begin()
print(session, flush=True)
event = Began("s", "d", "t", "anytime", "patient")
number = 1
while True:
    journal.append(session, datetime.now(UTC), Recorded(float(number), event))
    print(number, flush=True)
    event, number = Entered(str(number), "words"), number + 1
"""


def test_killed_while_writing(home: Home) -> None:
    """After a kill every event that was acknowledged is there, and the session can go on."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(home.data), str(home.keys)],
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        session = writer.stdout.readline().strip()
        seen = [writer.stdout.readline() for _ in range(60)]
        writer.kill()
        seen += writer.stdout.readlines()
    assert writer.returncode == -signal.SIGKILL
    acknowledged = int([line for line in seen if line.endswith("\n")][-1])
    with home.open() as journal:
        entries = journal.events(session)
        (summary,) = journal.sessions()
    assert acknowledged >= 60
    assert len(entries) in {acknowledged, acknowledged + 1}  # one was written, and not yet printed
    assert [entry.recorded.at for entry in entries] == [float(entry.number) for entry in entries]
    assert summary.outcome is Outcome.INTERRUPTED
