from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from integrate.audio.narration import running
from integrate.audio.narration.running import run_engine, time_limit
from integrate.audio.problem import UnplayableError
from tests.audio.narration.engines import program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ECHO = "sys.stdout.buffer.write(sys.stdin.buffer.read())"


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    """A program gets the text through its input, even more of it than a pipe holds."""
    text = "Grüße. ".encode() * 50_000
    assert run_engine("fake", program(tmp_path, ECHO), text, 20) == text


def test_an_engine_that_hangs_is_ended(tmp_path: Path, until: Callable[..., None]) -> None:
    """One that hangs is ended at its time, with what it started itself."""
    body = (
        "import subprocess\n"
        "child = subprocess.Popen([sys.executable, '-c', 'input()'], stdin=subprocess.PIPE)\n"
        f"open({str(tmp_path / 'pids')!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')\n"
        "child.wait()"
    )
    began = time.monotonic()
    with pytest.raises(UnplayableError, match="The voice fake could not speak: it took longer"):
        run_engine("fake", program(tmp_path, body), b"Hello.", 1.5)
    assert time.monotonic() - began < 10
    for pid in map(int, (tmp_path / "pids").read_text().split()):
        until(lambda pid=pid: not _is_alive(pid))


def test_an_engine_that_fails(tmp_path: Path) -> None:
    """A program that ends with another code than 0 is named with it."""
    with pytest.raises(UnplayableError, match=r"The voice fake .* ended with code 1\."):
        run_engine("fake", program(tmp_path, "print('half'); sys.exit(1)"), b"Hello.", 20)


def test_an_engine_that_is_not_there(tmp_path: Path) -> None:
    """A program that cannot be started is named."""
    with pytest.raises(UnplayableError, match="nothing-there could not be started"):
        run_engine("fake", (str(tmp_path / "nothing-there"),), b"Hello.", 20)


def test_an_engine_that_never_stops_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that writes without end is ended before it fills the memory."""
    monkeypatch.setattr(running, "MOST", 100_000)
    endless = "while True: sys.stdout.buffer.write(bytes(1000))"
    with pytest.raises(UnplayableError, match="it wrote without end"):
        run_engine("fake", program(tmp_path, endless), b"Hello.", 20)


def test_an_engine_that_reads_nothing(tmp_path: Path) -> None:
    """One that ends without reading is judged by what it wrote."""
    given = bytes(1_000_000)
    assert run_engine("fake", program(tmp_path, "print('here', end='')"), given, 20) == b"here"


def test_an_engine_that_closes_its_output_and_hangs(tmp_path: Path) -> None:
    """Closing the output is not enough to be waited for without end."""
    body = "os.close(1); import threading; threading.Event().wait(60)"
    with pytest.raises(UnplayableError, match="it took longer"):
        run_engine("fake", program(tmp_path, body), b"", 1.0)


def test_longer_texts_may_take_longer() -> None:
    """The time an engine has grows with the text."""
    assert time_limit("") == running.PATIENCE
    assert time_limit("x" * 1000) > running.PATIENCE + 60


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
