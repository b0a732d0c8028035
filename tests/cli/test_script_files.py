"""Many script files at once: the same as one after the other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, TypeVar

import pytest

from integrate.cli.exit_codes import ExitCode
from integrate.cli.script_files import FEWEST, ScriptFile, check_files
from integrate.cli.workers import cores
from tests.cli.calling import LONGEST, PROGRAM, script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.cli.calling import Person

T = TypeVar("T")
MANY = FEWEST + 5
KINDS = (
    script("- Rest."),
    script("- Welcome!"),
    script("- ask: What?\n  saev: word\n- Rest."),
    script("- say: Listen.\n  audio: gong\n- Rest."),
    script("- include: calm\n- Rest."),
)
SPAWNING = """
import multiprocessing, sys
from integrate.cli.main import main
multiprocessing.set_start_method("spawn")
main(sys.argv[1:])
"""
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give this process two cores, whatever the computer has."""
    monkeypatch.setattr("integrate.cli.workers.cores", lambda: 2)


def write_many(person: Person) -> list[Path]:
    """Write scripts of all kinds into a folder, by name in the order of their numbers."""
    person.write("all/calm.yaml", script("- Calm down.\n- Rest."))
    return [person.write(f"all/{number:03}.yaml", KINDS[number % 5]) for number in range(MANY)]


def test_many_are_checked_like_few(person: Person) -> None:
    """What is found in many files is what is found in each, in their order."""
    files = [ScriptFile(path, (), person.folder) for path in write_many(person)]
    found = check_files(files)
    assert [one.name for one in found] == [str(file.path) for file in files]
    assert found == [one for file in files for one in check_files([file])]
    assert sum(bool(one.reads.problems) for one in found) == 4 * MANY // 5


def test_nothing_of_a_script_comes_back_but_its_problems(person: Person) -> None:
    """Of a script without problems not even the source is sent from one process to another."""
    (found,) = check_files([ScriptFile(person.write("a.yaml", KINDS[0]), (), person.folder)])
    assert (found.reads.script, found.reads.partial, found.reads.texts) == (None, None, {})


def test_workers_that_begin_anew(person: Person) -> None:
    """Where a process cannot be forked, as on Windows, the output is the same."""
    write_many(person)
    arguments = ["check", "--format", "short", "all"]
    done = subprocess.run(
        [sys.executable, "-c", SPAWNING, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST,
        cwd=person.folder,
        env=person.environment,
    )
    forked = person.call(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (forked.code, forked.out, "")
    assert len(forked.out.splitlines()) == 3 * MANY // 5 + 1


def test_many_are_mended(person: Person) -> None:
    """Many files are mended like few, and what is written last is what was checked."""
    paths = write_many(person)
    said = person.call("check", "--fix", "all")
    assert said.out.endswith(f", {MANY // 5} places mended\n")
    assert "saev" not in said.out
    assert [path.read_text() for path in paths[2::5]] == [KINDS[2].replace("saev", "save")] * (
        MANY // 5
    )


def test_a_file_named_twice_is_mended_once(person: Person) -> None:
    """No two workers write one file, even when it is named again or through a link."""
    path = person.write("a.yaml", KINDS[2])
    (person.folder / "link.yaml").symlink_to(path)
    said = person.call("check", "--fix", *["a.yaml", str(path), "link.yaml"] * MANY)
    assert said.out.splitlines()[-1] == f"{3 * MANY} scripts, no problem, 1 place mended"


@pytest.fixture
def waiting(person: Person) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Yield the program while a worker waits for a script, and the end that script comes from."""
    write_many(person)
    pipe = person.folder / "all" / "010.yaml"
    pipe.unlink()
    os.mkfifo(pipe)
    program = subprocess.Popen(
        [*PROGRAM, "check", "all"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=person.folder,
        env=person.environment,
        start_new_session=True,
    )
    with program:
        try:
            writing = _eventually(lambda: _open(pipe))
            yield program, writing
        finally:
            program.kill()


@needs_posix
@pytest.mark.skipif(cores() == 1, reason="one core needs no workers")
def test_interrupted(waiting: tuple[subprocess.Popen[str], int]) -> None:
    """Ctrl+C ends the program and its workers at once, without a word."""
    program, writing = waiting
    os.killpg(program.pid, signal.SIGINT)
    assert "".join(program.communicate(timeout=LONGEST)).strip() == ""
    assert program.returncode == ExitCode.STOPPED
    assert _is_unread(writing)
    os.close(writing)


@needs_posix
@pytest.mark.skipif(cores() == 1, reason="one core needs no workers")
def test_no_worker_is_left_alone(waiting: tuple[subprocess.Popen[str], int]) -> None:
    """When the program is killed its workers end with what they have in hand."""
    program, writing = waiting
    program.kill()
    os.write(writing, b"title: The last one")
    os.close(writing)
    program.communicate(timeout=LONGEST / 4)  # ends when nobody holds the output any more


def _open(pipe: Path) -> int | None:
    """Return the writing end of a pipe once somebody reads it."""
    try:
        return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    except OSError:
        return None


def _is_unread(writing: int) -> bool:
    """Tell whether nobody reads a pipe any more."""
    try:
        os.write(writing, b" ")
    except BrokenPipeError:
        return True
    return False


def _eventually(ask: Callable[[], T | None]) -> T:
    """Return the answer to a question once there is one."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        if answer := ask():
            return answer
        threading.Event().wait(0.01)
    raise AssertionError("this never came")
