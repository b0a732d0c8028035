"""Keeping the computer awake, by made-up programs of the system."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from integrate.player import wakefulness
from integrate.player.wakefulness import (
    CONTINUOUS,
    SYSTEM_REQUIRED,
    CannotStayAwake,
    Wakefulness,
    caffeinate,
    systemd_inhibit,
    thread_state,
    way_here,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROJECT = Path(__file__).parents[2]
HOLDS = """#!/bin/sh
echo "$$ $@" > {log}
while [ "$1" != "sh" ]; do shift; done
"$@"
echo ended >> {log}
"""
"""Does as systemd-inhibit: notes how it was called, and runs what stands after its options."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the made-up programs are scripts")


@pytest.fixture(name="programs")
def _programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that programs are found in before all others."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def write(folder: Path, name: str, text: str) -> Path:
    """Write a program and return the file it notes in."""
    log = folder / f"{name}.log"
    (folder / name).write_text(text.format(log=log))
    (folder / name).chmod(0o755)
    return log


def wait_for(holds: Callable[[], object]) -> None:
    """Wait until something holds; fail when it does not."""
    deadline, pace = time.monotonic() + 10.0, threading.Event()
    while not holds():
        assert time.monotonic() < deadline, "what was waited for did not happen"
        pace.wait(0.01)


def has_ended(log: Path) -> bool:
    """Tell whether the made-up program has come to its end."""
    return log.exists() and log.read_text().endswith("ended\n")


def test_it_holds_until_it_is_released(programs: Path) -> None:
    """The system is asked once for sleep and idling, and the hold ends with the release."""
    log = write(programs, "systemd-inhibit", HOLDS)
    hold = Wakefulness(systemd_inhibit)
    assert hold.trouble() == ""
    assert "--what=sleep:idle --mode=block" in log.read_text()
    assert not has_ended(log)
    began = time.monotonic()
    hold.release()
    hold.release()
    assert time.monotonic() - began < 2.0


def test_a_killed_program_leaves_nothing_behind(programs: Path) -> None:
    """What holds ends by itself when the program that asked for it is killed."""
    log = write(programs, "systemd-inhibit", HOLDS)
    asks = (
        "import time; from integrate.player.wakefulness import *; "
        "hold = Wakefulness(systemd_inhibit); print(repr(hold.trouble()), flush=True); "
        "input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", asks],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "''\n"
        parent.send_signal(signal.SIGKILL)
    wait_for(lambda: has_ended(log))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("#!/bin/sh\nexit 1\n", "the system does not let it be kept awake (systemd-inhibit)"),
        ("#!/bin/sh\necho what\n", "the system does not let it be kept awake (systemd-inhibit)"),
        ("no program", "the system does not let it be kept awake (systemd-inhibit)"),
    ],
)
def test_a_refusal_is_one_sentence(programs: Path, text: str, words: str) -> None:
    """Whatever the system's program does instead, the session is told what it means for it."""
    write(programs, "systemd-inhibit", text)
    hold = Wakefulness(systemd_inhibit)
    assert hold.trouble() == f"The computer may go to sleep during the session: {words}."
    hold.release()


def test_a_program_that_hangs_is_given_up(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is waited for only so long, and ended then."""
    write(programs, "systemd-inhibit", "#!/bin/sh\nexec cat\n")
    monkeypatch.setattr(wakefulness, "PATIENCE", 0.05)
    trouble = Wakefulness(systemd_inhibit).trouble(5.0)
    assert "the system gave no answer (systemd-inhibit)" in trouble


def test_a_program_that_will_not_end_is_ended(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session that is over is held up by nothing, and no process stays behind."""
    deaf = "#!/bin/sh\ntrap '' TERM\necho $$ > {log}\necho what\nwhile :; do read _ || :; done\n"
    log = write(programs, "systemd-inhibit", deaf)
    monkeypatch.setattr(wakefulness, "LEAVING", 0.05)
    assert "does not let it be kept awake" in Wakefulness(systemd_inhibit).trouble(10.0)
    with pytest.raises(ProcessLookupError):
        os.kill(int(log.read_text()), 0)


def test_a_program_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the program there is a sentence, and a remedy is told with it."""
    monkeypatch.setenv("PATH", "/nowhere")
    told: list[str] = []
    hold = Wakefulness(systemd_inhibit)
    hold.tell_trouble(told.append)
    wait_for(lambda: told)
    assert "the program that keeps it awake is not there (systemd-inhibit)." in told[0]
    assert told[0].endswith(
        "Turn sleep off in the settings of the system for today, leave the "
        "lid open, and plug it in."
    )


def test_where_all_is_well_nothing_is_told() -> None:
    """A hold that is taken says nothing."""
    told: list[str] = []
    hold = Wakefulness(lambda: noting([]))
    hold.tell_trouble(told.append)
    assert hold.trouble() == ""
    assert told == []
    hold.release()


def test_a_system_that_does_not_answer_is_said() -> None:
    """Whoever asks is kept waiting no longer than they have patience."""
    answers = threading.Event()

    @contextmanager
    def slow() -> Iterator[None]:
        answers.wait(60.0)
        yield

    hold = Wakefulness(slow)
    assert "the system gave no answer" in hold.trouble(0.01)
    answers.set()
    hold.release()


def test_on_macos_it_watches_this_process(programs: Path) -> None:
    """`caffeinate` is told whose end is its own; it is ended with the session."""
    log = write(programs, "caffeinate", '#!/bin/sh\necho "$@" > {log}\nexec cat >/dev/null\n')
    with caffeinate():
        assert log.read_text() == f"-i -w {os.getpid()}\n"


def test_on_macos_a_refusal_is_said(programs: Path) -> None:
    """A `caffeinate` that ends at once holds nothing."""
    write(programs, "caffeinate", "#!/bin/sh\nexit 1\n")
    with pytest.raises(CannotStayAwake, match=r"kept awake \(caffeinate\)"), caffeinate():
        pass


def test_on_windows_the_thread_holds_and_lets_go() -> None:
    """The state is set on entering and taken back on leaving, in the same thread."""
    calls: list[tuple[int, int]] = []

    def set_state(flags: int) -> int:
        calls.append((flags, threading.get_ident()))
        return CONTINUOUS

    hold = Wakefulness(lambda: thread_state(set_state))
    assert hold.trouble() == ""
    hold.release()
    assert [flags for flags, _thread in calls] == [CONTINUOUS | SYSTEM_REQUIRED, CONTINUOUS]
    assert len({thread for _flags, thread in calls}) == 1


def test_on_windows_a_refusal_is_said() -> None:
    """A state of 0 means that nothing was set (learn.microsoft.com, SetThreadExecutionState)."""
    hold = Wakefulness(lambda: thread_state(lambda _flags: 0))
    assert "kept awake (SetThreadExecutionState)" in hold.trouble()


def test_elsewhere_there_is_no_windows() -> None:
    """The way of Windows says so on another system."""
    assert "there is no way to keep it awake on this system" in Wakefulness(thread_state).trouble()


def test_each_system_has_its_way() -> None:
    """Linux and what is like it, macOS, Windows."""
    assert way_here("linux") is systemd_inhibit
    assert way_here("darwin") is caffeinate
    assert way_here("win32") is thread_state


@contextmanager
def noting(log: list[str]) -> Iterator[None]:
    """Hold nothing, and note it."""
    log.append("held")
    yield
    log.append("let go")
