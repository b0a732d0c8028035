"""The child process as the interface sees it: there, missing, broken, stuck, gone."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from integrate.audio import link, process
from integrate.audio.api import SOUNDING, STARTING, Condition, Output, State, Voice
from integrate.audio.device import NO_DEVICE
from integrate.audio.process import FAILED, FAILED_AGAIN, NOT_STARTED, ChildOutput
from integrate.audio.silence import NoOutput

Until = Callable[..., None]

PACKAGE = Path(__file__).parents[2]

ON_LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux can be told to find no device"
)

OBEYS = """
import os, sys
print('{"kind": "ready"}', flush=True)
for line in sys.stdin:
    with open(sys.argv[1], "a") as told:
        told.write(line)
    if '"stop"' in line:
        os._exit(1)
    if '"silence"' in line:
        print('{"kind": "unplayable", "voice_id": "bed", "reason": "No bed."}', flush=True)
    if '"close"' in line:
        break
"""
"""A child that writes down what it is told, dies when told to stop, and complains of silence."""


@pytest.fixture
def no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide every sound device from the children of this test."""
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/dev/null")


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[dict[str, Any]]]:
    """Put an obedient child in the place of the real one; return what it was told."""
    file = tmp_path / "told"
    monkeypatch.setattr(link, "CHILD", ("-c", OBEYS, str(file)))

    def lines() -> list[dict[str, Any]]:
        if not file.exists():
            return []
        return [json.loads(line) for line in file.read_text().splitlines(keepends=False)]

    return lines


@pytest.fixture
def conditions() -> list[Condition]:
    """Collect every condition the output goes through."""
    return []


@pytest.fixture
def output(conditions: list[Condition]) -> Iterator[ChildOutput]:
    """Start an output; close it after the test."""
    child = ChildOutput(conditions.append)
    yield child
    child.close()


def test_both_outputs_keep_the_promise() -> None:
    """The child's output and silence can stand where an output is asked for."""
    silent = NoOutput("Muted.")
    outputs: list[Output] = [silent, ChildOutput()]
    for each in outputs:
        each.play(Voice("a", Path("a.wav")))
        each.pause()
        each.resume()
        each.stop("a")
        each.silence(0.1)
        each.close()
    assert silent.condition == Condition(State.SILENT, "Muted.")


@ON_LINUX
@pytest.mark.usefixtures("no_device")
def test_without_a_device_it_says_so_once(
    output: ChildOutput, conditions: list[Condition], until: Until
) -> None:
    """Where no device is found it says so once, and takes every call all the same."""
    assert output.condition in (STARTING, Condition(State.SILENT, NO_DEVICE))
    until(lambda: output.condition.state is State.SILENT)
    output.play(Voice("a", Path("a.wav")))
    output.stop("a")
    output.close()
    assert conditions == [Condition(State.SILENT, NO_DEVICE)]


@ON_LINUX
@pytest.mark.usefixtures("no_device")
def test_nothing_reaches_the_terminal() -> None:
    """No library's noise about a missing device is written to the program's own output or error."""
    code = (
        "import threading; from integrate.audio.process import ChildOutput;"
        "silent = threading.Event(); output = ChildOutput(lambda condition: silent.set());"
        "assert silent.wait(10); output.close()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=PACKAGE, timeout=20
    )
    assert (ran.stdout, ran.stderr) == (b"", b"")


def test_a_program_that_ends_without_closing_ends_quietly() -> None:
    """An interface that just ends, with its child still starting, leaves no word behind."""
    code = "from integrate.audio.process import ChildOutput; output = ChildOutput()"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=PACKAGE, timeout=20
    )
    assert (ran.stdout, ran.stderr) == (b"", b"")


def test_the_interface_loads_no_audio_library() -> None:
    """Numpy, miniaudio and pydub are loaded in the child and never in the interface."""
    code = (
        "import sys, integrate.audio.api, integrate.audio.process, integrate.audio.silence;"
        "print({'numpy', 'miniaudio', 'pydub'} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE
    )
    assert ran.stdout == "set()\n"


def test_the_child_is_told_everything_in_order(
    told: Callable[[], list[dict[str, Any]]], output: ChildOutput, until: Until
) -> None:
    """Each call reaches the child as one message, in the order of the calls."""
    output.play(Voice("bed", Path("bed.ogg"), gain=-9.0))
    output.pause()
    output.resume()
    output.silence(0.2)
    until(lambda: len(told()) == 4)
    assert [line["kind"] for line in told()] == ["play", "pause", "resume", "silence"]
    assert told()[0]["voice"]["gain"] == -9.0


@pytest.mark.usefixtures("told")
def test_an_unplayable_file_is_passed_on(until: Until) -> None:
    """What the child says of a file reaches the caller, and the output stays as it is."""
    problems: list[str] = []
    output = ChildOutput(on_problem=problems.append)
    output.silence(0.1)
    until(lambda: problems)
    assert problems == ["No bed."]
    assert output.condition == SOUNDING
    output.close()


def test_a_child_that_dies_is_replaced_once(
    told: Callable[[], list[dict[str, Any]]],
    output: ChildOutput,
    conditions: list[Condition],
    until: Until,
) -> None:
    """A new child gets the loops that sounded, and the hold; when that dies too, it is over."""
    output.play(Voice("bell", Path("bell.ogg")))
    output.play(Voice("bed", Path("bed.ogg"), loop=True))
    output.play(Voice("sea", Path("sea.ogg"), loop=True))
    output.pause()
    output.stop("sea")
    until(lambda: len(told()) == 7)
    assert [line.get("voice", {}).get("id") for line in told()[5:]] == ["bed", None]
    assert told()[6] == {"kind": "pause"}
    until(lambda: output.condition == SOUNDING)
    output.stop("bell")
    until(lambda: output.condition == Condition(State.SILENT, FAILED_AGAIN))
    output.play(Voice("bell", Path("bell.ogg")))
    assert conditions == [
        SOUNDING,
        Condition(State.SILENT, FAILED),
        SOUNDING,
        Condition(State.SILENT, FAILED_AGAIN),
    ]


def test_a_child_that_talks_nonsense_is_given_up(
    monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    """A child whose words make no sense is ended and replaced once, like one that died."""
    monkeypatch.setattr(link, "CHILD", ("-c", "print('hello', flush=True); input()"))
    output = ChildOutput()
    until(lambda: output.condition == Condition(State.SILENT, FAILED_AGAIN))
    output.close()


def test_a_child_that_cannot_be_started_is_silence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, until: Until
) -> None:
    """Where no process can be started the session goes on, and it is said."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    output = ChildOutput()
    until(lambda: output.condition == Condition(State.SILENT, NOT_STARTED))
    output.play(Voice("a", Path("a.wav")))
    output.close()


def test_a_stuck_child_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that reads nothing neither blocks a call nor a close for more than a second."""
    monkeypatch.setattr(link, "CHILD", ("-c", "import threading; threading.Event().wait()"))
    output = ChildOutput()
    begun = time.monotonic()
    for number in range(5000):
        output.play(Voice(f"voice {number}", Path("a.wav")))
    called = time.monotonic()
    output.close()
    closed = time.monotonic()
    assert called - begun < 1.0
    assert closed - called < 1.0
    output.close()


def test_an_output_closed_at_once_never_starts_again(
    told: Callable[[], list[dict[str, Any]]], conditions: list[Condition]
) -> None:
    """Closing twice, right after the start, is quick and leaves no condition to be told."""
    output = ChildOutput(conditions.append)
    output.close()
    output.close()
    assert all(line == {"kind": "close"} for line in told())
    assert process.FAILED not in [condition.reason for condition in conditions]
