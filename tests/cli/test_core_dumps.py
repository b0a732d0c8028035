"""What is left on the disk when the program crashes while a journal is open."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("Windows writes no core files", allow_module_level=True)

import resource

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Person

WORDS = "a heron called Perpetua"
ABORTING = "import os, sys; words = sys.stdin.read(); os.abort()"
KEEPING = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from integrate.cli.compose import open_journal
from integrate.cli.places import find_places
from integrate.session.record import Answered, Began, Recorded

words = sys.stdin.read()
events = (Began("s", "d", "t", "anytime", "patient"), Answered("one", "x", "What?", words, words))
with open_journal(find_places(Path(sys.argv[1]))) as journal:
    session = journal.begin()
    journal.append(session, datetime.now(UTC), *(Recorded(0.0, event) for event in events))
    assert journal.events(session)[1].recorded.event.words == words
    os.abort()
"""


def aborted(program: str, person: Person) -> None:
    """Run a Python program that is told the words, and ends as a crash does, dumps allowed."""

    def allow_dumps() -> None:
        most = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))

    ran = subprocess.run(
        [sys.executable, "-c", program, str(person.data)],
        input=WORDS.encode(),
        capture_output=True,
        check=False,
        cwd=person.folder,
        env=person.environment | {"TMPDIR": str(person.folder / "temporary")},
        preexec_fn=allow_dumps,
    )
    assert ran.returncode == -signal.SIGABRT, ran.stderr


def holding(folder: Path) -> list[Path]:
    """Return the files below a folder in which the words can be read."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if WORDS.encode() in path.read_bytes()]


def test_a_crash_leaves_no_word_on_the_disk(person: Person) -> None:
    """Where the system would write all memory into a file, it writes none of this program's."""
    (person.folder / "temporary").mkdir()
    aborted(ABORTING, person)
    dumps = holding(person.folder)
    if not dumps:
        pytest.skip("this system writes no core file where the program runs")
    for dump in dumps:
        dump.unlink()
    aborted(KEEPING, person)
    assert holding(person.folder) == []
    assert not list(person.folder.glob("core*"))
    with person.journal as journal:
        (kept,) = journal.sessions()
        assert kept.events == 2


@pytest.mark.skipif(sys.platform != "linux", reason="a switch of Linux")
def test_linux_is_told_to_hand_the_memory_to_nobody(person: Person) -> None:
    """No crash reporter gets it either, and the journal opens as before."""
    asking = KEEPING.replace(
        "os.abort()",
        "import ctypes; print('dumpable', ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), flush=True)",
    )
    ran = subprocess.run(
        [sys.executable, "-c", asking, str(person.data)],
        input=WORDS.encode(),
        capture_output=True,
        check=True,
        env=person.environment,
    )
    assert b"dumpable 0" in ran.stdout
