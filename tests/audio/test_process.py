"""The child process as the interface sees it: there, missing, broken, stuck, gone."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from integrate.audio import link, process
from integrate.audio.api import (
    SOUNDING,
    STARTING,
    Bus,
    Clip,
    Condition,
    Files,
    Line,
    Output,
    State,
)
from integrate.audio.devices import NO_DEVICE
from integrate.audio.messages import Setup
from integrate.audio.process import FAILED, NOT_STARTED, ChildOutput
from integrate.audio.silence import NoOutput

Until = Callable[..., None]

PACKAGE = Path(__file__).parents[2]

ON_LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux can be told to find no device"
)

OBEYS = """
import os, sys
print('{"kind": "ready"}', flush=True)
sys.stdin.readline()
for line in sys.stdin:
    with open(sys.argv[1], "a") as told:
        told.write(line)
    if '"stop"' in line:
        os._exit(1)
    if '"silence"' in line:
        print('{"kind": "unplayable", "clip_id": "bed", "reason": "No bed."}', flush=True)
        print('{"kind": "faulty", "reason": "No bed."}', flush=True)
        print('{"kind": "prepared", "done": 2, "total": 2}', flush=True)
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
    child = ChildOutput(on_condition=conditions.append)
    yield child
    child.close()


def bell(name: str = "bell", *, loop: bool = False) -> Clip:
    """Return a clip of this name."""
    return Clip(name, Files((Path(f"{name}.ogg"),)), loop=loop)


def test_both_outputs_keep_the_promise() -> None:
    """The child's output and silence can stand where an output is asked for."""
    silent = NoOutput("Muted.")
    outputs: list[Output] = [silent, ChildOutput()]
    for each in outputs:
        each.on_prepared(lambda _done, _total: None)
        each.prepare([bell().content])
        each.play(bell())
        each.pause()
        each.resume()
        each.stop("bell")
        each.set_level(Bus.BED, -3.0)
        each.mute(on=True)
        each.talk_over(on=True)
        each.duck(-12.0)
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
    output.play(bell())
    output.stop("bell")
    output.close()
    assert conditions == [Condition(State.SILENT, NO_DEVICE)]


@ON_LINUX
@pytest.mark.usefixtures("no_device")
def test_nothing_reaches_the_terminal() -> None:
    """No library's noise about a missing device is written to the program's own output or error."""
    code = (
        "import threading; from integrate.audio.process import ChildOutput;"
        "silent = threading.Event();"
        "output = ChildOutput(on_condition=lambda condition: silent.set());"
        "assert silent.wait(60.0); output.close()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=PACKAGE, timeout=60
    )
    assert (ran.stdout, ran.stderr) == (b"", b"")


def test_a_program_that_ends_without_closing_ends_quietly() -> None:
    """An interface that just ends, with its child still starting, leaves no word behind."""
    code = "from integrate.audio.process import ChildOutput; output = ChildOutput()"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=PACKAGE, timeout=60
    )
    assert (ran.stdout, ran.stderr) == (b"", b"")


def test_the_interface_loads_no_audio_library() -> None:
    """Numpy, miniaudio and pydub are loaded in the child and never in the interface."""
    code = (
        "import sys, integrate.audio.api, integrate.audio.process, integrate.audio.silence;"
        "print({'numpy', 'miniaudio', 'pydub', 'soundfile', 'soxr'} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE
    )
    assert ran.stdout == "set()\n"


def test_the_child_is_told_everything_in_order(
    told: Callable[[], list[dict[str, Any]]], output: ChildOutput, until: Until
) -> None:
    """Each call reaches the child as one message, in the order of the calls."""
    output.prepare([Line("Breathe.")])
    output.play(Clip("bed", Files((Path("bed.ogg"),)), gain=-9.0))
    output.pause()
    output.resume()
    output.set_level(None, -3.0)
    output.mute(on=True)
    output.talk_over(on=True)
    output.duck(-9.0)
    output.silence(0.2)
    kinds = ["prepare", "play", "pause", "resume", "setlevel", "mute", "talkover", "duck"]
    until(lambda: len(told()) == 9)
    assert [line["kind"] for line in told()] == [*kinds, "silence"]
    assert told()[1]["clip"]["gain"] == -9.0


def test_the_child_is_told_first_how_it_is_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before any command stands what the child needs to know for all of them."""
    first = """
import sys
line = sys.stdin.readline()
print('{"kind": "faulty", "reason": "%s"}' % ("kitchen" in line), flush=True)
sys.stdin.readline()
"""
    monkeypatch.setattr(link, "CHILD", ("-c", first))
    said: queue.SimpleQueue[str] = queue.SimpleQueue()
    output = ChildOutput(Setup(device="kitchen"), on_problem=said.put)
    assert said.get(timeout=60) == "True"
    output.close()


@pytest.mark.usefixtures("told")
def test_what_the_child_says_is_passed_on(until: Until) -> None:
    """A sentence about a sound reaches the caller once, and so does what was prepared."""
    problems: list[str] = []
    prepared: list[tuple[int, int]] = []
    output = ChildOutput(on_problem=problems.append)
    output.on_prepared(lambda done, total: prepared.append((done, total)))
    output.silence(0.1)
    output.silence(0.1)
    until(lambda: len(prepared) == 2)
    assert prepared == [(2, 2), (2, 2)]
    assert problems == ["No bed."]
    assert output.condition == SOUNDING
    output.close()


def test_a_child_that_dies_is_replaced(
    told: Callable[[], list[dict[str, Any]]],
    output: ChildOutput,
    conditions: list[Condition],
    until: Until,
) -> None:
    """A new child gets what should sound, how loud, and the hold; each loss is said once."""
    output.set_level(None, -3.0)
    output.play(bell())
    output.play(bell("bed", loop=True))
    output.play(bell("sea", loop=True))
    output.pause()
    output.stop("sea")
    until(lambda: len(told()) == 10)
    again = told()[6:]
    assert [line["kind"] for line in again] == ["setlevel", "pause", "play", "play"]
    assert [line["clip"]["id"] for line in again[2:]] == ["bell", "bed"]
    assert again[2]["elapsed"] > again[3]["elapsed"] > 0.0
    until(lambda: output.condition == SOUNDING)
    output.stop("bell")
    until(lambda: len(told()) == 14)
    assert [line["kind"] for line in told()[11:]] == ["setlevel", "pause", "play"]
    until(lambda: output.condition == SOUNDING)
    lost = Condition(State.SILENT, FAILED)
    assert conditions == [SOUNDING, lost, SOUNDING, lost, SOUNDING]


def test_a_child_that_talks_nonsense_is_ended_and_replaced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, conditions: list[Condition], until: Until
) -> None:
    """A child whose words make no sense is ended like one that died, and said once in a row."""
    started = tmp_path / "started"
    nonsense = f"open({str(started)!r}, 'a').write('x'); print('hello', flush=True); input()"
    monkeypatch.setattr(link, "CHILD", ("-c", nonsense))
    monkeypatch.setattr(process, "PAUSES", (0.0, 0.0, 60.0))
    output = ChildOutput(on_condition=conditions.append)
    until(lambda: started.exists() and started.read_text() == "xxx")
    until(lambda: output.condition == Condition(State.SILENT, FAILED))
    output.close()
    assert conditions == [Condition(State.SILENT, FAILED)]


def test_a_child_that_cannot_be_started_is_silence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, until: Until
) -> None:
    """Where no process can be started the session goes on, and it is said."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    output = ChildOutput()
    until(lambda: output.condition == Condition(State.SILENT, NOT_STARTED))
    output.play(bell())
    output.close()


def test_without_room_for_its_last_words_a_child_is_started(
    monkeypatch: pytest.MonkeyPatch, told: Callable[[], list[dict[str, Any]]], until: Until
) -> None:
    """The sound goes before; what it might have said after its end is done without."""

    def refuse(*_: object, **__: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    output = ChildOutput()
    until(lambda: output.condition == SOUNDING)
    output.close()
    assert told()[-1]["kind"] == "close"


def test_a_stuck_child_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that reads nothing neither blocks a call nor a close for more than a second."""
    monkeypatch.setattr(link, "CHILD", ("-c", "import threading; threading.Event().wait()"))
    output = ChildOutput()
    begun = time.monotonic()
    for number in range(5000):
        output.play(bell(f"clip {number}"))
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
    output = ChildOutput(on_condition=conditions.append)
    output.close()
    output.close()
    assert all(line == {"kind": "close"} for line in told())
    assert process.FAILED not in [condition.reason for condition in conditions]
