from __future__ import annotations

import shutil
import subprocess
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.journal.home import Home
from tests.journal.losing import WRITING, held
from tests.journal.power import Disk, trace

if TYPE_CHECKING:
    from pathlib import Path

EVENTS = 450
CUTS = 60


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
    calls = trace(WRITING, (home.data, home.keys, EVENTS), tmp_path / "traced")
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
            found = held(files, Home(tmp_path / f"cut-{at}", home.keys), session)
            assert acknowledged <= found <= acknowledged + 1
            most = max(most, found)
    assert most == EVENTS
