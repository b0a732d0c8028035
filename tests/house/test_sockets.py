"""Nothing leaves this computer: whatever the program does, it speaks to nobody but its own child.

Python tells of every socket through its audit hooks, and the system of those that libraries open
behind its back. A pair of sockets between a program's own threads reaches nobody.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from tests.cli.calling import LONGEST, PROGRAM, Person, script
from tests.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOOK = """
import os, sys

told = os.open(os.environ["TOLD"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

def hear(event, given):
    if event.startswith("socket.") and event != "socket.__new__":
        os.write(told, f"{event} {given[1:]}\\n".encode())

sys.addaudithook(hear)
os.write(told, f"began {' '.join(sys.orig_argv[1:4])}\\n".encode())
"""
CTRL_Q = "\x11"
COMMANDS = (
    ("list",),
    ("check", "one.yaml"),
    ("rehearse", "one.yaml"),
    ("measure", "list"),
    ("journal", "list"),
    ("journal", "status"),
    ("journal", "verify"),
    ("journal", "export", "--format", "fhir", "--share", "mine", "mine.json"),
    ("journal", "backup", "copy.db"),
)


@pytest.fixture(name="watched")
def _watched(person: Person, tmp_path: Path) -> Mapping[str, str]:
    """Return what lets every Python that is started tell of its sockets, and its children too."""
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    here = person.environment.get("PYTHONPATH", "")
    return {
        "PYTHONPATH": os.pathsep.join(filter(None, [str(hook), here])),
        "TOLD": str(tmp_path / "told"),
    }


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Give somebody who has a script of their own."""
    person = Person(tmp_path)
    person.write("one.yaml", script("- ask: What?\n- {wait: 0.5 s, audio: bells/bowl-low}"))
    return person


def told(tmp_path: Path) -> tuple[list[str], list[str]]:
    """Return the programs that were watched, and what they did with sockets."""
    lines = (tmp_path / "told").read_text(encoding="utf-8").splitlines()
    began = [line for line in lines if line.startswith("began ")]
    return began, [line for line in lines if line not in began]


def test_no_command_speaks_to_anybody(person: Person, watched: Mapping[str, str]) -> None:
    """Neither reading scripts nor the journal, its exports and copies included."""
    for command in COMMANDS:
        said = person.call(*command, extra=watched)
        assert said.code in (ExitCode.DONE, ExitCode.PROBLEMS), said
    began, sockets = told(person.folder)
    assert len(began) >= len(COMMANDS)
    assert sockets == []


def test_a_session_with_sound_speaks_to_its_child_alone(
    person: Person, watched: Mapping[str, str]
) -> None:
    """The child that plays is watched as well."""
    said = person.call("play", "--plain", "one.yaml", typed="a heron\n.\n\n", extra=watched)
    assert said.code == ExitCode.DONE, said
    began, sockets = told(person.folder)
    assert [line for line in began if "integrate.audio" in line]
    assert sockets == []


@pytest.mark.terminal
@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of Unix")
def test_no_screen_speaks_to_anybody(tmp_path: Path, watched: Mapping[str, str]) -> None:
    """Home, a session, help and the journal, on a terminal."""
    own = tmp_path / "data" / "scripts"
    own.mkdir(parents=True)
    (own / "one.yaml").write_text(script("- Hello.", title="Arriving"), encoding="utf-8")
    home = (
        ("", "Your journal begins"),
        ("?", "emergency number"),
        ("qj", "There is nothing here yet."),
    )
    session = (("", "Hello."), ("\r", "What you wrote is in your journal."))
    for arguments, steps in (((), home), (("play", "one"), session)):
        with Window.open(tmp_path, *arguments, extra=watched) as window:
            for keys, words in steps:
                window.press(keys)
                window.sees(words)
            window.press(CTRL_Q)
            window.ends()
    began, sockets = told(tmp_path)
    assert began
    assert sockets == []


def _can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], check=False, capture_output=True)
    return tried.returncode == 0


@pytest.mark.skipif(not _can_trace(), reason="strace is not there, or may not look at a program")
def test_the_system_sees_no_network_either(person: Person, tmp_path: Path) -> None:
    """A whole session with its sound: no library below Python reaches for a network."""
    seen = tmp_path / "seen"
    watching = ["strace", "-f", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o", str(seen)]
    ran = subprocess.run(
        [*watching, *PROGRAM, "--data", str(person.data), "play", "--plain", "one.yaml"],
        input=b"a heron\n.\n\n",
        capture_output=True,
        check=False,
        timeout=LONGEST,
        cwd=person.folder,
        env=person.environment,
    )
    assert ran.returncode == ExitCode.DONE, ran.stderr
    calls = seen.read_text(encoding="utf-8", errors="replace").splitlines()
    # a sound server of this computer is spoken to through a file, which is AF_UNIX
    assert [call for call in calls if "AF_INET" in call or "AF_PACKET" in call] == []
