from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from integrate.journal.store import Journal
from tests.journal.home import Home
from tests.journal.power import Disk, trace

EVENTS = 450
CUTS = 60
WRITER = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from integrate.journal.store import Journal
from integrate.session.record import Began, Entered, Recorded

with Journal.open(Path(sys.argv[1]), Path(sys.argv[2])) as journal:
    session = journal.begin()
    event = Began("s", "d", "t", "anytime", "patient")
    for number in range({EVENTS}):
        journal.append(session, datetime.now(UTC), Recorded(float(number), event))
        sys.stdout.write(f"{{session}} {{number}}" + chr(10))
        sys.stdout.flush()
        event = Entered(str(number + 1), "words " * 20)
"""


def _can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], check=False, capture_output=True)
    return tried.returncode == 0


@pytest.mark.skipif(not _can_trace(), reason="strace is not there, or may not look at a program")
def test_the_power_is_cut(tmp_path: Path) -> None:
    """Whatever an unflushed disk loses, every event that was acknowledged is there, and whole."""
    home = Home(tmp_path / "data", tmp_path / "keys")
    home.open().close()
    disk = Disk({str(home.file): home.file.read_bytes()})
    calls = trace(WRITER, (home.data, home.keys), tmp_path / "traced")
    assert sum(call.path.endswith("-wal") and call.name == "fdatasync" for call in calls) >= EVENTS
    cuts = set(Random(5).sample(range(len(calls)), CUTS)) | {len(calls) - 1}  # noqa: S311 - the same each time
    acknowledged, session, most = 0, "", 0
    for at, call in enumerate(calls):
        if call.path == "stdout":
            session = call.content.split()[0].decode()
            acknowledged = int(call.content.split()[1]) + 1
        elif call.path.startswith(str(home.data)):
            disk.take(call)
        if at in cuts:
            files = disk.after_a_cut(Random(at))  # noqa: S311 - the same
            held = _held(files, Home(tmp_path / f"cut-{at}", home.keys), session)
            assert acknowledged <= held <= acknowledged + 1
            most = max(most, held)
    assert most == EVENTS


def _held(files: dict[str, bytes], home: Home, session: str) -> int:
    """Return how many events of the session the journal of these files holds, all in order."""
    home.data.mkdir()
    for path, content in files.items():
        (home.data / Path(path).name).write_bytes(content)
    with Journal.open(home.data, home.keys) as journal:
        assert all(finding.is_fine for finding in journal.verify())
        try:
            entries = journal.events(session)
        except KeyError:
            return 0
    assert [entry.recorded.at for entry in entries] == [float(at) for at in range(len(entries))]
    return len(entries)
