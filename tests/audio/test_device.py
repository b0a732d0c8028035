"""Sound through a real sound server, judged by what its monitor recorded."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from integrate.audio.api import SOUNDING, State, Voice
from integrate.audio.mixer import HOLDING, SHORTEST_BEGINNING
from integrate.audio.process import ChildOutput
from integrate.audio.samples import RATE

Tone = Callable[..., NDArray[np.float32]]
Write = Callable[..., Path]
Until = Callable[..., None]

pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(
        not (shutil.which("pulseaudio") and shutil.which("parec")),
        reason="pulseaudio and parec are not installed",
    ),
]

QUICKLY = 0.15
"""Seconds within which a pause, a stop or a panic begins to be heard."""
GONE = 1.0
"""Seconds within which a child ends after its parent was killed."""
PACKAGE = Path(__file__).parents[2]


class Monitor:
    """What comes out of the sound server, with the moment at which it came out."""

    def __init__(self, recorder: subprocess.Popen[bytes]) -> None:
        """Record for as long as the recorder runs."""
        self._pipe = cast("IO[bytes]", recorder.stdout)
        self._data = bytearray()
        self._zero = float("inf")
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while portion := os.read(self._pipe.fileno(), 1 << 16):
            self._data += portion
            # The least delayed portion tells when the first frame was heard.
            self._zero = min(self._zero, time.monotonic() - len(self._data) / 8 / RATE)

    def join(self) -> None:
        """Wait until the recorder has ended."""
        self._thread.join()

    @property
    def frames(self) -> int:
        """How many frames were heard so far."""
        return len(self._data) // 8

    def heard(self, first: int = 0) -> NDArray[np.float32]:
        """Return the left channel from this frame on."""
        data = bytes(self._data[: self.frames * 8])
        return np.frombuffer(data, dtype=np.float32).reshape(-1, 2)[first:, 0]

    def moment(self, frame: int) -> float:
        """Return when a frame was heard, on the monotonic clock."""
        return self._zero + frame / RATE

    def level(self) -> float:
        """Return the peak of the last 20 ms."""
        return float(np.abs(self.heard()[-960:]).max(initial=0.0))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, until: Until) -> Iterator[subprocess.Popen[bytes]]:
    """Run a private sound server whose only sink is heard by nobody."""
    # Not pytest's own folder: the path of a socket must be short.
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_RUNTIME_DIR"):
            monkeypatch.setenv(name, folder)
        socket = f"{folder}/native"
        modules = [
            f"module-native-protocol-unix socket={socket} auth-anonymous=1",
            "module-null-sink sink_name=room format=float32le rate=48000 channels=2",
        ]
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes"]
        options += ["--use-pid-file=no", "--realtime=no", "--high-priority=no"]
        options += [word for module in modules for word in ("-L", module)]
        with subprocess.Popen(["pulseaudio", *options], stderr=subprocess.DEVNULL) as running:
            until(lambda: Path(socket).exists())
            monkeypatch.setenv("PULSE_SERVER", f"unix:{socket}")
            monkeypatch.setenv("PULSE_SINK", "room")
            yield running
            running.terminate()


@pytest.fixture
def monitor(server: subprocess.Popen[bytes], until: Until) -> Iterator[Monitor]:
    """Listen to the private sound server."""
    assert server.poll() is None
    form = ["--format=float32le", "--rate=48000", "--channels=2", "--latency-msec=10"]
    command = ["parec", "-d", "room.monitor", *form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as recorder:
        listening = Monitor(recorder)
        until(lambda: listening.frames)
        yield listening
        recorder.terminate()
        listening.join()


@pytest.fixture
def output(server: subprocess.Popen[bytes], until: Until) -> Iterator[ChildOutput]:
    """Start an output that plays into the private sound server."""
    assert server.poll() is None
    child = ChildOutput()
    until(lambda: child.condition == SOUNDING)
    yield child
    child.close()


@pytest.fixture
def bell() -> NDArray[np.float32]:
    """Make a struck tone that decays by 60 dB in two seconds."""
    moments = np.arange(2 * RATE) / RATE
    partials = sum(np.sin(2 * np.pi * 523 * r * moments) / r for r in (0.5, 1.0, 1.2, 2.0))
    return (0.15 * partials * np.exp(-6.9 * moments / 2.0)).astype(np.float32)


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


def test_a_bell_is_heard_as_it_is(
    output: ChildOutput,
    monitor: Monitor,
    bell: NDArray[np.float32],
    write: Write,
    until: Until,
) -> None:
    """The file comes out whole and once: at its level, without a gap, a click or another sample."""
    output.play(Voice("bell", write(bell), gain=-6.0, fade_out=0.1))
    until(lambda: monitor.level() > 0.05)
    until(lambda: monitor.level() < 1e-6)
    heard = monitor.heard()
    sample = 10 ** (-6 / 20) * bell
    attack = round(SHORTEST_BEGINNING * RATE)
    begin = int(np.argmax(np.correlate(heard, sample[attack:9600], mode="valid"))) - attack
    whole = heard[begin : begin + len(sample)]
    body = slice(attack, len(sample) - round(0.1 * RATE))
    assert np.abs(whole[body] - sample[body]).max() < 1e-4
    assert np.abs(np.diff(heard)).max() <= np.abs(np.diff(sample)).max() + 1e-4
    assert not np.abs(heard[: begin - 1]).any()


def reaction(
    act: Callable[[], None], fade: float, level: float, monitor: Monitor, until: Until
) -> float:
    """Return the seconds between an act and the first moment of its fade, as it was heard.

    Half of the level is half of the fade, and is easier to see than its beginning.
    """
    begun = time.monotonic()
    before = monitor.frames
    act()
    until(lambda: monitor.level() < 1e-4)
    heard = np.abs(monitor.heard(before))
    peaks = np.array([heard[i : i + 240].max() for i in range(0, len(heard) - 240, 240)])
    half = before + 240 * int(np.argmax(peaks < level / 2))
    return monitor.moment(half) - fade / 2 - begun


def test_every_ending_is_heard_soon_and_soft(
    output: ChildOutput, monitor: Monitor, tone: Tone, write: Write, until: Until
) -> None:
    """A pause, a stop and silence begin to be heard within 150 ms, and none of them clicks."""
    sound = tone(2.0)
    file = write(sound)

    def play() -> None:
        output.play(Voice("tone", file, loop=True, fade_out=0.2))
        until(lambda: monitor.level() > 0.49)

    pauses = []
    play()
    for _ in range(3):
        pauses.append(reaction(output.pause, HOLDING, 0.5, monitor, until))
        output.resume()
        until(lambda: monitor.level() > 0.49)
    stop = reaction(lambda: output.stop("tone"), 0.2, 0.5, monitor, until)
    play()
    silence = reaction(lambda: output.silence(0.2), 0.2, 0.5, monitor, until)
    play()
    close = reaction(output.close, 0.15, 0.5, monitor, until)
    # The best of three: a busy machine may be late, the program may not. All go the same way.
    assert min(pauses) < QUICKLY
    assert max(stop, silence, close) < 2 * QUICKLY
    assert np.abs(np.diff(monitor.heard())).max() <= np.abs(np.diff(sound)).max() * 1.02


def test_a_broken_file_disturbs_nothing(
    server: subprocess.Popen[bytes],
    monitor: Monitor,
    tone: Tone,
    write: Write,
    until: Until,
) -> None:
    """A file that cannot be played is named, and what sounds goes on."""
    assert server.poll() is None
    problems: list[str] = []
    output = ChildOutput(on_problem=problems.append)
    output.play(Voice("tone", write(tone(1.0)), loop=True))
    output.play(Voice("gone", Path("/nowhere/gone.wav")))
    until(lambda: problems)
    until(lambda: monitor.level() > 0.4)
    assert "/nowhere/gone.wav" in problems[0]
    assert output.condition == SOUNDING
    output.close()


def test_after_a_killed_child_the_loops_go_on(
    output: ChildOutput, monitor: Monitor, tone: Tone, write: Write, until: Until
) -> None:
    """A child that is killed is replaced, and its loops are heard again; the second one is not."""
    output.play(Voice("tone", write(tone(1.0)), loop=True))
    until(lambda: monitor.level() > 0.4)
    [first] = playing()
    os.kill(first, signal.SIGKILL)
    until(lambda: playing() not in ([], [first]))
    until(lambda: output.condition == SOUNDING)
    until(lambda: monitor.level() > 0.4)
    os.kill(playing()[0], signal.SIGKILL)
    until(lambda: output.condition.state is State.SILENT and not playing())


def playing() -> list[int]:
    """Return the sound processes of this process."""
    return [
        child
        for child in children(os.getpid())
        if b"integrate.audio.child" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


@pytest.mark.usefixtures("server")
def test_a_child_does_not_outlive_its_parent(until: Until) -> None:
    """When the interface is killed, its sound process is gone within a second."""
    code = (
        "import threading; from integrate.audio.process import ChildOutput;"
        "output = ChildOutput(lambda condition: print(condition.state, flush=True));"
        "threading.Event().wait()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=PACKAGE
    ) as interface:
        assert b"SOUNDING" in cast("IO[bytes]", interface.stdout).readline()
        [child] = children(interface.pid)
        interface.kill()
        interface.wait()
        until(lambda: not Path(f"/proc/{child}").exists() or is_dead(child), GONE)


def is_dead(process: int) -> bool:
    """Return whether only the name of the process is left, for a parent that never asks."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
