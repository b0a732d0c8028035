from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.acting import script_text
from tests.ui.mishaps import NOISE, SECRET
from tests.ui.window import PATIENCE, Window, a_moment, answers, program, surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal is a thing of Unix"),
]
needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not here")

QUESTIONS = (
    "- ask: What do you bring?\n  save: bring\n- scale: How is it?\n  save: how\n- Thank you."
)
X10_MOUSE = b"\x1b[M" + bytes([32, 32 + 120, 32 + 5])
"""A click in column 120 as old terminals report it: bytes that are not UTF-8."""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Give the folder of a person with a script of three steps."""
    own = tmp_path / "data" / "scripts"
    own.mkdir(parents=True)
    (own / "three.yaml").write_text(script_text(QUESTIONS, "Three steps"), encoding="utf-8")
    (own / "rest.yaml").write_text(script_text("- wait: 1 h\n  show: Rest long."), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["SIGTERM", "SIGHUP"]
)
def test_a_signal_restores_the_terminal_and_keeps_half_written_words(
    folder: Path, sent: signal.Signals, code: int
) -> None:
    """Told to end, the program keeps what is written, gives the terminal back, and says so."""
    with Window.open(folder, "play", "three") as window:
        window.sees("What do you bring?")
        window.press("a heron")
        window.sees("heron")
        window.process.send_signal(sent)
        assert window.ends() == code
        assert window.is_restored
    assert answers(folder) == ["a heron"]


def test_a_signal_in_the_pause_keeps_half_written_words(folder: Path) -> None:
    """The same holds while the pause panel lies over the page."""
    with Window.open(folder, "play", "three") as window:
        window.sees("What do you bring?")
        window.press("a heron")
        window.sees("heron")
        window.press(b"\x1b")
        window.sees("There is no hurry.")
        window.process.send_signal(signal.SIGTERM)
        assert window.ends() == 143
    assert answers(folder) == ["a heron"]


@pytest.mark.parametrize("noise", [b"\xff", X10_MOUSE, b"\xc3", b"\xf0\x9f\xff"])
def test_bytes_that_are_not_utf_8_end_nothing(folder: Path, noise: bytes) -> None:
    """Stray bytes of a terminal go by, and the next key still works."""
    with Window.open(folder, "play", "rest") as window:
        window.sees("Rest long.")
        window.press(noise)
        window.press(b"n" * 3)
        window.sees("This is the end")
        window.press("\r")
        assert window.ends() == 0


def test_what_a_library_writes_never_reaches_the_screen(folder: Path) -> None:
    """A line written past Python to descriptors 1 and 2 is nowhere in what the terminal got."""
    with Window.open(folder, "play", "rest", mishap="noise") as window:
        window.sees("Rest long.")
        window.press("n")
        window.sees("This is the end")
        window.press("\r")
        assert window.ends() == 0
        assert NOISE.split()[0] not in window.look()
        assert b"underrun" not in window.look()


@pytest.mark.parametrize("ignoring", [(), (signal.SIGHUP,)], ids=["usual", "nohup"])
def test_a_closed_terminal_ends_the_program(
    folder: Path, ignoring: tuple[signal.Signals, ...]
) -> None:
    """With its window gone the program ends by itself, also where SIGHUP is ignored."""
    with Window.open(folder, "play", "three", ignoring=ignoring) as window:
        window.sees("What do you bring?")
        window.press("a heron")
        window.sees("heron")
        window.close()
        assert window.ends() == 129
    assert answers(folder) == ["a heron"]


@pytest.mark.parametrize("mishap", ["crash", "late crash"])
def test_a_crash_says_one_sentence_and_tells_nothing_of_the_person(
    folder: Path, mishap: str
) -> None:
    """A fault of the program ends with 4, without a traceback, a local variable or an answer."""
    hello = folder / "data" / "scripts" / "hello.yaml"
    hello.write_text(script_text("- Hello."), encoding="utf-8")
    with Window.open(folder, "play", "hello", mishap=mishap) as window:
        if mishap == "crash":
            window.sees("Hello.")
            window.press("\r")
        assert window.ends() == 4
        assert window.is_restored
        said = window.words
    assert "Something in Integrate itself went wrong." in said
    assert "Traceback" not in said
    assert SECRET not in said
    reports = list(folder.rglob("integrate-crash-*.txt"))
    assert len(reports) == 1
    report = reports[0].read_text(encoding="utf-8")
    assert "RuntimeError" in report
    assert SECRET not in report
    assert "heron" not in report


def test_a_session_killed_half_way_goes_on_from_home_with_the_same_answers(folder: Path) -> None:
    """After SIGKILL the next start offers the session, and its end holds every answer."""
    with Window.open(folder, "play", "three") as window:
        window.sees("What do you bring?")
        window.press("a heron\r\r")
        window.sees("How is it?")
        window.process.kill()
        window.process.wait()
    with Window.open(folder) as window:
        window.sees("Enter goes on where you stopped")
        window.press("\r")
        window.sees("How is it?")
        window.press("7\r")
        window.sees("Thank you.")
        window.press("\r")
        window.sees("This is the end")
        window.press("\r")
        window.until(lambda: window.words.count("Quit") > 1, "home")
        window.press("q")
        assert window.ends() == 0
    assert answers(folder) == ["a heron", 7]


@pytest.fixture(name="tmux")
def _tmux(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Give a function that speaks to a tmux server of this test's own, which ends with it."""
    socket = str(tmp_path / "tmux")

    def tmux(*arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", socket, "-f", "/dev/null", *arguments],
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
            env=surroundings(tmp_path),
        )
        return done.stdout

    yield tmux
    tmux("kill-server")


def _shows(tmux: Callable[..., str], words: str) -> None:
    end = time.monotonic() + PATIENCE
    while words not in " ".join(tmux("capture-pane", "-p").split()):
        assert time.monotonic() < end, f"“{words}” never came:\n" + tmux("capture-pane", "-p")
        a_moment()


@needs_tmux
def test_a_session_in_tmux_comes_to_its_last_step(folder: Path, tmux: Callable[..., str]) -> None:
    """In a real terminal program a session goes by its keys to the end, through a resize."""
    (folder / "home").mkdir()
    tmux("new-session", "-d", "-x", "100", "-y", "30", *program(folder, "play", "three"))
    _shows(tmux, "What do you bring?")
    tmux("send-keys", "a heron", "Enter", "Enter")
    _shows(tmux, "How is it?")
    tmux("resize-window", "-x", "20", "-y", "5")
    _shows(tmux, "This window is too small")
    tmux("resize-window", "-x", "60", "-y", "18")
    _shows(tmux, "How is it?")
    tmux("send-keys", "7", "Enter")
    _shows(tmux, "Thank you.")
    tmux("send-keys", "Enter")
    _shows(tmux, "This is the end")
    assert answers(folder) == ["a heron", 7]


@needs_tmux
def test_a_killed_tmux_server_ends_the_program(folder: Path, tmux: Callable[..., str]) -> None:
    """When the terminal program dies, nothing of this program is left after 2 s."""
    (folder / "home").mkdir()
    tmux("new-session", "-d", "-x", "100", "-y", "30", *program(folder, "play", "three"))
    _shows(tmux, "What do you bring?")
    tmux("send-keys", "a heron")
    _shows(tmux, "a heron")
    process = int(tmux("display-message", "-p", "#{pane_pid}"))
    server = int(tmux("display-message", "-p", "#{pid}"))
    os.kill(server, signal.SIGKILL)
    end = time.monotonic() + 2.0
    while _lives(process):
        assert time.monotonic() < end, "the program goes on without its terminal"
        a_moment()
    assert answers(folder) == ["a heron"]


def _lives(process: int) -> bool:
    try:
        stat = Path(f"/proc/{process}/stat").read_text("ascii")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
