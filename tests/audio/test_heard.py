"""Sound through a real sound server, judged by what its monitor recorded."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from integrate.audio.api import SOUNDING, Bus, Clip, Condition, Files, State
from integrate.audio.messages import Setup
from integrate.audio.outlet import GONE
from integrate.audio.process import FAILED, ChildOutput
from tests.audio.listening import MISSING, RATE, Ear, Server, hearing, serving

Tone = Callable[..., NDArray[np.float32]]
Write = Callable[..., Path]
Until = Callable[..., None]

pytestmark = [pytest.mark.device, pytest.mark.skipif(bool(MISSING), reason=MISSING)]

QUICKLY = 0.15
"""Seconds within which a command begins to be heard; the monitor's own delay is in it."""
NOTICED = 2.0
"""Seconds within which a lost device is said."""
GONE_WITHIN = 1.0
"""Seconds within which a child ends after its parent was killed."""
CLEAN = 1.03
"""The largest step allowed, against the largest of the tone itself."""
PACKAGE = Path(__file__).parents[2]
WINDOW = 240
"""Frames, 5 ms, of which a change is seen in the peak."""
LOWEST, RISE, RISES_FOR = 300.0, 50.0, 30.0
"""Hertz, Hertz a second, and seconds, of a tone that tells its place by its pitch."""


@contextmanager
def surrounded_by(server: Server) -> Iterator[None]:
    """Let this process, and what it starts, play into the server."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="module")
def listened_to() -> Iterator[tuple[Server, Ear]]:
    """Run one private sound server, and an ear, for the tests that leave it whole."""
    with serving() as server, hearing(server) as ear, surrounded_by(server):
        yield server, ear


@pytest.fixture
def ear(listened_to: tuple[Server, Ear], until: Until) -> Ear:
    """Listen to a private sound server in which nothing sounds."""
    ear = listened_to[1]
    until(ear.is_silent)
    ear.forget()
    return ear


@pytest.fixture
def server() -> Iterator[Server]:
    """Run a private sound server that may be broken."""
    with serving() as server, surrounded_by(server):
        yield server


@pytest.fixture
def conditions() -> list[tuple[float, Condition]]:
    """Collect every condition the output goes through, with its moment."""
    return []


@pytest.fixture
def start(
    conditions: list[tuple[float, Condition]], tmp_path: Path, until: Until
) -> Iterator[Callable[[], ChildOutput]]:
    """Give what starts an output, and close it after the test."""
    with ExitStack() as stack:

        def started() -> ChildOutput:
            child = ChildOutput(
                Setup(cache=tmp_path),
                lambda condition: conditions.append((time.monotonic(), condition)),
            )
            stack.callback(child.close)
            until(lambda: child.condition == SOUNDING)
            return child

        yield started


@pytest.fixture
def output(ear: Ear, start: Callable[[], ChildOutput]) -> ChildOutput:
    """Start an output that plays into the server that is listened to."""
    assert ear.is_silent()
    return start()


@pytest.fixture
def bell() -> NDArray[np.float32]:
    """Make a struck tone that decays by 60 dB in two seconds."""
    moments = np.arange(2 * RATE) / RATE
    partials = sum(np.sin(2 * np.pi * 523 * r * moments) / r for r in (0.5, 1.0, 1.2, 2.0))
    return (0.15 * partials * np.exp(-6.9 * moments / 2.0)).astype(np.float32)


@pytest.fixture
def rising() -> NDArray[np.float32]:
    """Make a tone whose pitch tells its place."""
    moments = np.arange(round(RISES_FOR * RATE)) / RATE
    phase = 2 * np.pi * (LOWEST * moments + RISE * moments**2 / 2)
    return (0.3 * np.sin(phase)).astype(np.float32)


def clip(name: str, file: Path, *, bus: Bus = Bus.CUE, loop: bool = True) -> Clip:
    """Return a clip of a file."""
    return Clip(name, Files((file,)), bus=bus, loop=loop, fade_out=0.3)


def place(ear: Ear) -> float:
    """Return how far the rising tone has come in what was heard last, in seconds."""
    heard = ear.heard(max(0, ear.frames - RATE // 5))
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard)), 1 << 17))
    pitch = float(np.argmax(spectrum)) * RATE / (1 << 17)
    return (pitch - LOWEST) / RISE + len(heard) / RATE / 2


def steps(heard: NDArray[np.float32]) -> float:
    """Return the largest step from one sample to the next."""
    return float(np.abs(np.diff(heard)).max())


def rises(heard: NDArray[np.float32], loud: float) -> bool:
    """Return whether the sound came softly after the silence."""
    begin = int(np.argmax(np.abs(heard) > 0.0))
    return bool(np.abs(heard[begin : begin + RATE // 50]).max() < 0.1 * loud)


def test_a_bell_is_heard_as_it_is(
    output: ChildOutput, ear: Ear, bell: NDArray[np.float32], write: Write, until: Until
) -> None:
    """The file comes out whole and once: without a gap, a click or another sample."""
    file = write(bell)

    def faults() -> float:
        ear.forget()
        output.play(Clip("bell", Files((file,)), fade_out=0.3))
        until(lambda: ear.level() > 0.03)
        until(ear.is_silent)
        return difference(ear.heard(), bell)

    assert best(faults, 4e-4) < 4e-4


def difference(heard: NDArray[np.float32], bell: NDArray[np.float32]) -> float:
    """Return how far what was heard is from the bell at its level, from its attack to its fade."""
    attack = RATE // 100
    begin = int(np.argmax(np.correlate(heard, bell[attack:9600], mode="valid"))) - attack
    body = slice(attack, len(bell) - round(0.3 * RATE))
    whole = heard[begin : begin + len(bell)]
    gain = float(whole[body] @ bell[body] / (bell[body] @ bell[body]))
    furthest = float(np.abs(whole[body] - gain * bell[body]).max())
    before = float(np.abs(heard[: begin - 1]).max(initial=0.0))
    return max(furthest, before, steps(heard) - gain * steps(bell))


def best(attempt: Callable[[], float], enough: float) -> float:
    """Return the best of up to three attempts.

    On a machine that is too busy for the sound server there are gaps that the program cannot help.
    """
    found = attempt()
    for _ in range(2):
        if found > enough:
            found = min(found, attempt())
    return found


class Listener:
    """Does something while a tone sounds, and looks when and how it was heard."""

    def __init__(self, output: ChildOutput, ear: Ear, until: Until) -> None:
        """Listen to this output."""
        self.output = output
        self.ear = ear
        self.until = until
        self.level = 0.0
        self.late: dict[str, float] = {}

    def let_sound(self, clip: Clip) -> None:
        """Let a clip sound, and learn how loud it is."""
        self.output.play(clip)
        self.settle()
        # The least peak of 5 ms: a change is what goes below.
        heard = np.abs(self.ear.heard(self.ear.frames - 10 * WINDOW))
        self.level = float(heard.reshape(10, WINDOW).max(axis=1).min())

    def settle(self) -> None:
        """Wait until what sounds is steady, for a fifth of a second."""
        before = self.ear.frames
        self.until(lambda: self.ear.frames > before + RATE // 4)
        self.until(self._is_steady)

    def _is_steady(self) -> bool:
        heard = np.abs(self.ear.heard(max(0, self.ear.frames - RATE // 5)))
        peaks = [heard[i : i + RATE // 20].max() for i in range(0, len(heard), RATE // 20)]
        return bool(min(peaks) > 0.01 and max(peaks) - min(peaks) < 1e-4)

    def reaction(self, name: str, act: Callable[[], None], done: Callable[[], object]) -> None:
        """Act, wait until it is done, and note how late its first change was heard."""
        before = self.ear.frames
        begun = time.monotonic()
        act()
        self.until(lambda: self.ear.frames > before + RATE // 10 and done())
        heard = np.abs(self.ear.heard(before))
        count = len(heard) // WINDOW
        peaks = heard[: count * WINDOW].reshape(count, WINDOW).max(axis=1)
        first = int(np.argmax(peaks < 0.998 * self.level))
        late = self.ear.moment(before + first * WINDOW) - begun
        self.late[name] = min(late, self.late.get(name, late))

    def step(self) -> float:
        """Return the largest step that was heard, against the largest of the tone itself."""
        return steps(self.ear.heard()) / (self.level * 2 * np.pi * 440 / RATE)


@pytest.fixture
def listener(output: ChildOutput, ear: Ear, until: Until) -> Listener:
    """Listen to the output."""
    return Listener(output, ear, until)


def test_every_ending_is_heard_soon_and_soft(listener: Listener, tone: Tone, write: Write) -> None:
    """Each way to end a sound begins within 150 ms, and none of them clicks."""
    output, ear = listener.output, listener.ear
    bed = clip("tone", write(tone(2.0)), bus=Bus.BED)
    ways: dict[str, Callable[[], None]] = {
        "stop": lambda: output.stop("tone"),
        "skip": lambda: output.stop("tone", 1.5),
        "silence": lambda: output.silence(0.2),
    }
    for name, way in ways.items():

        def end(name: str = name, way: Callable[[], None] = way) -> float:
            ear.forget()
            listener.let_sound(bed)
            listener.reaction(name, way, ear.is_silent)
            return listener.step()

        assert best(end, CLEAN) < CLEAN, name
    assert max(listener.late.values()) < QUICKLY, listener.late


def test_the_end_of_the_program_is_heard_soon_and_soft(
    start: Callable[[], ChildOutput], ear: Ear, tone: Tone, write: Write, until: Until
) -> None:
    """Closing in the midst of a tone fades it within 0.5 s, and takes at most one."""
    bed = clip("tone", write(tone(2.0)), bus=Bus.BED)

    def leave() -> float:
        ear.forget()
        listener = Listener(start(), ear, until)
        listener.let_sound(bed)
        begun = time.monotonic()
        listener.reaction("close", listener.output.close, ear.is_silent)
        assert time.monotonic() - begun < 1.2
        assert listener.late["close"] < 2 * QUICKLY
        return listener.step()

    assert best(leave, CLEAN) < CLEAN


def test_every_change_is_heard_soon_and_soft(listener: Listener, tone: Tone, write: Write) -> None:
    """Pause, mute, talk-over and level are heard within 150 ms, without a click there and back."""
    output, ear = listener.output, listener.ear
    listener.let_sound(clip("tone", write(tone(2.0)), bus=Bus.BED))
    loud = listener.level
    changes: dict[str, tuple[Callable[[], None], Callable[[], None], float]] = {
        "pause": (output.pause, output.resume, 1e-5),
        "mute": (lambda: output.mute(on=True), lambda: output.mute(on=False), 1e-5),
        "talk": (lambda: output.talk_over(on=True), lambda: output.talk_over(on=False), 0.6),
        "level": (
            lambda: output.set_level(None, -12.0),
            lambda: output.set_level(None, 0.0),
            0.6,
        ),
    }
    for name, (there, back, low) in changes.items():

        def change(
            name: str = name,
            there: Callable[[], None] = there,
            back: Callable[[], None] = back,
            low: float = low,
        ) -> float:
            ear.forget()
            listener.reaction(name, there, lambda: ear.level() < low * loud)
            back()
            listener.until(lambda: ear.level() > 0.99 * loud)
            listener.settle()
            return listener.step()

        assert best(change, CLEAN) < CLEAN, name
    assert max(listener.late.values()) < QUICKLY, listener.late


def test_a_broken_file_disturbs_nothing(
    ear: Ear, tone: Tone, write: Write, tmp_path: Path, until: Until
) -> None:
    """A file that cannot be played is named, and what sounds goes on."""
    problems: list[str] = []
    output = ChildOutput(Setup(cache=tmp_path), on_problem=problems.append)
    output.play(clip("tone", write(tone(1.0))))
    output.play(clip("gone", Path("/nowhere/gone.wav")))
    until(lambda: problems)
    until(lambda: ear.level() > 0.05)
    assert "/nowhere/gone.wav" in problems[0]
    assert output.condition == SOUNDING
    output.close()


def test_after_a_killed_child_sound_goes_on_at_its_place(
    output: ChildOutput,
    conditions: list[tuple[float, Condition]],
    ear: Ear,
    rising: NDArray[np.float32],
    write: Write,
    until: Until,
) -> None:
    """A child that is killed is replaced; what sounded is where it would have been, and rises."""
    output.play(clip("rising", write(rising), bus=Bus.BED, loop=False))
    until(lambda: ear.level(0.5) > 0.01 and ear.level() > 0.9 * ear.level(0.5))
    until(lambda: place(ear) > 1.0)
    ahead = time.monotonic() - place(ear)
    loud = ear.level(0.1)
    [first] = playing()
    os.kill(first, signal.SIGKILL)
    until(ear.is_silent)
    cut = ear.frames
    until(lambda: ear.level() > 0.95 * loud)
    until(lambda: ear.level(0.3) < 1.01 * loud)
    assert time.monotonic() - place(ear) == pytest.approx(ahead, abs=0.25)
    assert [condition.reason for _, condition in conditions] == ["", FAILED, ""]
    assert rises(ear.heard(cut), loud)
    assert playing() not in ([], [first])


@pytest.mark.parametrize("fault", ["sink", "server"])
def test_a_lost_device_is_said_and_taken_again(
    fault: str,
    server: Server,
    start: Callable[[], ChildOutput],
    conditions: list[tuple[float, Condition]],
    rising: NDArray[np.float32],
    write: Write,
    until: Until,
) -> None:
    """A sink removed, or a server that ends: one sentence in two seconds, and sound comes back."""
    output = start()
    with hearing(server) as ear:
        output.play(clip("rising", write(rising), bus=Bus.BED, loop=False))
        until(lambda: ear.level(0.5) > 0.01 and ear.level() > 0.9 * ear.level(0.5))
        until(lambda: place(ear) > 0.5)
        ahead = time.monotonic() - place(ear)
        loud = ear.level(0.1)
        lost = time.monotonic()
        if fault == "sink":
            assert server.control("unload-module", "module-null-sink")
        else:
            server.kill()
        until(lambda: output.condition == Condition(State.SILENT, GONE))
    assert conditions[-1][0] - lost < NOTICED
    if fault == "sink":
        words = ("sink_name=room", "format=float32le", "rate=48000", "channels=2")
        assert server.control("load-module", "module-null-sink", *words)
    else:
        server.start()
    with hearing(server) as ear:
        until(lambda: output.condition == SOUNDING)
        until(lambda: ear.level() > 0.95 * loud)
        until(lambda: ear.level(0.3) < 1.01 * loud)
        # This server itself stands still for up to two seconds before it finds its pace.
        assert -0.25 < time.monotonic() - place(ear) - ahead < 2.25
        assert rises(ear.heard(), loud)
    assert [condition.reason for _, condition in conditions] == ["", GONE, ""]


def test_a_device_that_comes_later_is_taken(server: Server, tmp_path: Path, until: Until) -> None:
    """Without a device at the start it is said once, and sound begins when there is one."""
    assert server.control("unload-module", "module-null-sink")
    conditions: list[Condition] = []
    output = ChildOutput(Setup(cache=tmp_path), conditions.append)
    until(lambda: output.condition.state is State.SILENT)
    assert server.control("load-module", "module-null-sink", "sink_name=room")
    until(lambda: output.condition == SOUNDING)
    output.close()
    assert [condition.state for condition in conditions] == [State.SILENT, State.SOUNDING]


def test_a_child_does_not_outlive_its_parent(
    ear: Ear, tone: Tone, write: Write, until: Until
) -> None:
    """When the interface is killed, its sound fades, and its process is gone within a second."""
    code = (
        "import sys, threading, pathlib; from integrate.audio.process import ChildOutput;"
        "from integrate.audio.api import Clip, Files;"
        "output = ChildOutput();"
        "output.play(Clip('tone', Files((pathlib.Path(sys.argv[1]),)), loop=True));"
        "print('here', flush=True); threading.Event().wait()"
    )
    command = [sys.executable, "-c", code, str(write(tone(1.0)))]

    def kill() -> float:
        ear.forget()
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=PACKAGE) as interface:
            assert b"here" in cast("IO[bytes]", interface.stdout).readline()
            until(lambda: ear.level() > 0.05)
            before = ear.frames
            until(lambda: ear.frames > before + RATE // 4)
            loud = ear.level(0.1)
            [child] = children(interface.pid)
            interface.kill()
            interface.wait()
            until(lambda: not Path(f"/proc/{child}").exists() or is_dead(child), GONE_WITHIN)
        until(ear.is_silent)
        return steps(ear.heard()) / (loud * 2 * np.pi * 440 / RATE)

    assert best(kill, CLEAN) < CLEAN


def children(parent: int) -> list[int]:
    """Return the living children of a process."""
    found = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError):
            if folder.name.isdigit():
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[1]) == parent and fields[0] != "Z":
                    found.append(int(folder.name))
    return found


def playing() -> list[int]:
    """Return the sound processes of this process."""
    return [
        child
        for child in children(os.getpid())
        if b"integrate.audio.child" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def is_dead(process: int) -> bool:
    """Return whether only the name of the process is left, for a parent that never asks."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
