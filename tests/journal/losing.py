"""How events could be lost: a writer that is killed, a disk without power, a file cut short.

Each function makes it happen to a true journal and returns what is there afterwards.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.session.record import Recorded
from tests.journal.home import EVENTS, NOON, Home

if TYPE_CHECKING:
    from integrate.journal.entry import Entry

TALKING = """
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
"""Appends some events at a time without end, and says the number of the last after each time."""
WRITING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from integrate.journal.store import Journal
from integrate.session.record import Began, Entered, Recorded

with Journal.open(Path(sys.argv[1]), Path(sys.argv[2])) as journal:
    session = journal.begin()
    event = Began("s", "d", "t", "anytime", "patient")
    for number in range(int(sys.argv[3])):
        journal.append(session, datetime.now(UTC), Recorded(float(number), event))
        sys.stdout.write(f"{session} {number}" + chr(10))
        sys.stdout.flush()
        event = Entered(str(number + 1), "words " * 20)
"""
"""Appends so many events one by one, and says each when it is kept."""


def killed(home: Home, seed: int, lines: int) -> tuple[str, int]:
    """Let a writer be killed after so many lines; return its session and what it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", TALKING, str(home.data), str(home.keys), str(seed)],
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


def held(files: dict[str, bytes], home: Home, session: str) -> int:
    """Return how many events of the session the journal of these files holds, all in order."""
    home.data.mkdir()
    for path, content in files.items():
        (home.data / Path(path).name).write_bytes(content)
    with home.open() as journal:
        assert all(finding.is_fine for finding in journal.verify())
        try:
            entries = journal.events(session)
        except KeyError:
            return 0
    assert [entry.recorded.at for entry in entries] == [float(at) for at in range(len(entries))]
    return len(entries)


def cut_sample(home: Home, away: Path) -> tuple[str, list[Entry]]:
    """Make a journal of ten events, and a copy of it `away` in which the log alone has six of them.

    Return the session and its entries.
    """
    with home.open() as journal:
        session = journal.begin()
        journal.append(session, NOON, *(Recorded(1.0, event) for event in EVENTS[:4]))
    with home.open() as journal:
        for event in (*EVENTS[:3], *EVENTS[2:]):
            journal.append(session, NOON, Recorded(2.0, event))
        for path in (home.file, home.file.with_name("journal.db-wal")):
            shutil.copyfile(path, away / path.name)
        return session, journal.events(session)


def left(home: Home, file: bytes, log: bytes, session: str) -> tuple[list[Entry] | None, bool]:
    """Return what the journal gives, None when it refuses; and whether it says that it is whole."""
    for path in home.data.glob("journal.db*"):
        path.unlink()
    home.file.write_bytes(file)
    home.file.with_name("journal.db-wal").write_bytes(log)
    try:
        with home.open() as journal:
            is_whole = all(finding.is_fine for finding in journal.verify())
            return journal.events(session), is_whole
    except JournalError:
        return None, False
