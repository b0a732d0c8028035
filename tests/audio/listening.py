"""A private sound server that nobody hears, and an ear at its monitor.

The tests of live sound and the benchmark of it listen through this.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

RATE = 48_000
FRAME = 8
"""Bytes of one frame: two channels of float32."""
FORM = ["--format=float32le", f"--rate={RATE}", "--channels=2"]
ROOM = "room"
SINK = "module-null-sink sink_name={} format=float32le rate=48000 channels=2"
PROMPT = "--latency-msec=10"
SILENT = 1e-5
AT_ONCE = ["nice", "-n", "-11"] if os.access("/", os.W_OK) else []
"""An ear that is kept waiting hears gaps where there are none; only root may put itself first."""

MISSING = (
    ""
    if all(map(shutil.which, ("pulseaudio", "parec", "pactl")))
    else "pulseaudio, parec and pactl are not installed"
)


def wait_for(condition: Callable[[], object], patience: float = 30.0) -> None:
    """Wait until something is so; fail when it has not come about within the patience."""
    deadline = time.monotonic() + patience
    pace = threading.Event()
    while not condition():
        assert time.monotonic() < deadline, "what was waited for did not happen"
        pace.wait(0.005)


class Server:
    """A PulseAudio server of one's own, with one sink, `room`."""

    def __init__(self, folder: str) -> None:
        """Keep everything of it in the folder, whose path must be short."""
        self._folder = folder
        self._running: subprocess.Popen[bytes] | None = None
        self.environment = {
            "HOME": folder,
            "XDG_RUNTIME_DIR": folder,
            "PULSE_SERVER": f"unix:{folder}/native",
            "PULSE_SINK": ROOM,
        }

    def start(self) -> None:
        """Start it, and wait until it can be spoken to."""
        modules = [
            f"module-native-protocol-unix socket={self._folder}/native auth-anonymous=1",
            SINK.format(ROOM),
        ]
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes"]
        options += ["--use-pid-file=no", "--realtime=no", "--high-priority=yes"]
        options += [word for module in modules for word in ("-L", module)]
        quiet = subprocess.DEVNULL
        here = {**os.environ, **self.environment}
        self._running = subprocess.Popen(
            ["pulseaudio", *options], stdout=quiet, stderr=quiet, env=here
        )
        wait_for(lambda: self.control("info"))

    def kill(self) -> None:
        """End it at once, as a crash would."""
        if self._running is not None:
            self._running.kill()
            self._running.wait()
            self._running = None
            with suppress(OSError):
                Path(self._folder, "native").unlink()

    def add(self, sink: str) -> None:
        """Give it one more sink."""
        assert self.control("load-module", *SINK.format(sink).split())

    def control(self, *words: str) -> bool:
        """Tell it something with pactl; return whether it did it."""
        here = {**os.environ, **self.environment}
        told = subprocess.run(["pactl", *words], capture_output=True, check=False, env=here)
        return told.returncode == 0


class Ear:
    """What came out of the server, with the moment at which it came out."""

    def __init__(self, recorder: subprocess.Popen[bytes]) -> None:
        """Listen for as long as the recorder runs."""
        self._pipe = cast("IO[bytes]", recorder.stdout)
        self._data = bytearray()
        self._first = 0
        self._zero = float("inf")
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while portion := os.read(self._pipe.fileno(), 1 << 16):
            self._data += portion
            # The least delayed portion tells when the first frame was heard.
            self._zero = min(self._zero, time.monotonic() - len(self._data) / FRAME / RATE)

    def join(self) -> None:
        """Wait until the recorder has ended."""
        self._thread.join()

    def forget(self) -> None:
        """Count from now on."""
        self._first += self.frames

    @property
    def frames(self) -> int:
        """How many frames were heard so far."""
        return len(self._data) // FRAME - self._first

    def heard(self, first: int = 0) -> NDArray[np.float32]:
        """Return the left channel from this frame on."""
        begin, end = first + self._first, self.frames + self._first
        data = bytes(self._data[begin * FRAME : end * FRAME])
        return np.frombuffer(data, dtype=np.float32).reshape(-1, 2)[:, 0]

    def moment(self, frame: int) -> float:
        """Return when a frame was heard, on the monotonic clock."""
        return self._zero + (self._first + frame) / RATE

    def level(self, seconds: float = 0.02) -> float:
        """Return the peak of the last moment."""
        return float(
            np.abs(self.heard(max(0, self.frames - round(seconds * RATE)))).max(initial=0.0)
        )

    def is_silent(self) -> bool:
        """Return whether nothing was heard in the last 20 ms."""
        return self.level() < SILENT


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server; its environment is for whoever is to play into it."""
    # Not pytest's own folder: the path of a socket must be short.
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder)
        server.start()
        try:
            yield server
        finally:
            server.kill()


@contextmanager
def hearing(server: Server, *, promptly: bool = True, sink: str = ROOM) -> Iterator[Ear]:
    """Listen to a server; an ear that need not be prompt asks less of it, so it leaves no gaps."""
    here = {**os.environ, **server.environment}
    prompt = [PROMPT] if promptly else []
    with ExitStack() as stack:
        recorder = stack.enter_context(
            subprocess.Popen(
                [*AT_ONCE, "parec", "-d", f"{sink}.monitor", *FORM, *prompt],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=here,
            )
        )
        ear = Ear(recorder)
        stack.callback(ear.join)
        stack.callback(recorder.terminate)
        wait_for(lambda: ear.frames)
        yield ear
