"""Whether sound works here: a test tone, and where the system has a monitor, what was heard of it.

Runs in the process of its caller, since there is nothing to lose: numpy and the device are loaded.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import threading
import time
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final, cast

import numpy as np

from integrate.audio.device import HELD, Device
from integrate.audio.devices import find, listed
from integrate.audio.native_noise import native_noise_away
from integrate.audio.problem import NoDeviceError
from integrate.audio.ramp import Ramp
from integrate.audio.ring import Ring
from integrate.audio.samples import CHANNELS, RATE, factor, frames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.audio.api import Decibels, Seconds
    from integrate.audio.devices import Named
    from integrate.audio.samples import Block

LENGTH: Final[Seconds] = 1.0
PITCH: Final = 440.0
LEVEL: Final[Decibels] = -26.0
"""The peak of the tone: soft."""
FADE_IN: Final[Seconds] = 0.05
FADE_OUT: Final[Seconds] = 0.4
AUDIBLE: Final = 0.1
"""The part of the tone's own peak from which on it counts as heard."""
PATIENCE: Final[Seconds] = 6.0
"""How long a device may take to find its pace, and the tone to come through it."""
LEAST: Final[Decibels] = -80.0
"""A monitor that shows less than this heard nothing of the tone."""
LATENCY: Final = 10
"""Milliseconds that the monitor is asked to give at once."""
STARTING: Final[Seconds] = 3.0


@dataclass(frozen=True, slots=True)
class Heard:
    """What a monitor heard of the tone."""

    round_trip: Seconds
    """From giving the tone away to hearing its beginning; the monitor's own delay is in it."""
    peak: Decibels
    """The loudest sample; at a volume of 100 % it is that of the tone, -26 dB."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of the tone."""

    heard: Heard | None
    """None where there is no monitor to hear with, or it heard nothing."""
    has_monitor: bool


def devices() -> list[Named]:
    """Return the devices there are now; raises `NoDeviceError` where there is no sound system."""
    with native_noise_away():
        return listed()


def chosen(name: str) -> str:
    """Return the name of the device that this one means; raises `NoDeviceError`."""
    with native_noise_away():
        device = find(name)
    return device.name if device else ""


def opened(name: str = "") -> str:
    """Open the device of this name, by default the system's own, in silence; return its name.

    Raises `NoDeviceError` when there is none, or it never asks for sound.
    """
    with native_noise_away():
        device = Device(Ring(HELD), name)
        try:
            _wait_for(lambda: device.is_settled)
            if not device.is_settled:
                raise NoDeviceError("The sound device takes no sound. Is it in use elsewhere?")
            named = find(name)
            usual = (one.name for one in listed() if one.is_default)
            return named.name if named else next(usual, "")
        finally:
            device.leave()


def try_tone(name: str = "") -> Tried:
    """Play the tone through the device of this name, by default the system's own, and listen.

    Takes two to eight seconds. Raises `NoDeviceError` when there is no such device.
    """
    with native_noise_away(), _listening(_monitor(name)) as ear:
        ring = Ring(frames(LENGTH) + HELD)
        device = Device(ring, name)
        try:
            _wait_for(lambda: device.is_settled)
            tone = soft_tone()
            given = time.monotonic()
            ring.put(np.concatenate([tone, np.zeros((HELD, CHANNELS), np.float32)]))
            if not ring.wait_until_played(PATIENCE):
                raise NoDeviceError("The sound device takes no sound. Is it in use elsewhere?")
            return Tried(ear.heard(tone, given) if ear else None, ear is not None)
        finally:
            device.leave()


def soft_tone() -> Block:
    """Return the tone: a sine that comes and goes softly."""
    count = frames(LENGTH)
    fall = frames(FADE_OUT)
    sine = np.sin(2 * np.pi * PITCH / RATE * np.arange(count)) * factor(LEVEL)
    sine *= Ramp(0, frames(FADE_IN), 0.0, 1.0).over(0, count)
    sine *= Ramp(count - fall, fall, 1.0, 0.0).over(0, count)
    return np.repeat(sine.astype(np.float32)[:, np.newaxis], CHANNELS, axis=1)


class _Ear:
    """A recorder of a monitor, and when each frame of it was heard."""

    def __init__(self, recorder: subprocess.Popen[bytes]) -> None:
        self._pipe = cast("IO[bytes]", recorder.stdout)
        self._data = bytearray()
        self._zero = float("inf")
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        _wait_for(lambda: self._data or recorder.poll() is not None, STARTING)
        self.works = bool(self._data)

    def join(self) -> None:
        """Wait until the recorder has ended."""
        self._thread.join()

    def heard(self, tone: Block, given: Seconds) -> Heard | None:
        """Return what was heard of the tone that was given away at that moment."""
        peaks = np.abs(np.frombuffer(bytes(self._data[: len(self._data) // 8 * 8]), np.float32))
        loudest = float(peaks.max(initial=0.0))
        if loudest < factor(LEAST):
            return None
        late = _onset(peaks[::CHANNELS], loudest) - _onset(np.abs(tone[:, 0]), factor(LEVEL))
        return Heard(self._zero + late / RATE - given, float(20 * np.log10(loudest)))

    def _listen(self) -> None:
        while portion := os.read(self._pipe.fileno(), 1 << 16):
            self._data += portion
            # The least delayed portion tells when the first frame was heard.
            self._zero = min(self._zero, time.monotonic() - len(self._data) / 8 / RATE)


def _onset(peaks: Any, loudest: float) -> int:
    return int(np.argmax(peaks > loudest * AUDIBLE))


@contextlib.contextmanager
def _listening(monitor: str) -> Iterator[_Ear | None]:
    """Record a monitor, if there is one."""
    if not monitor:
        yield None
        return
    form = ["--format=float32le", f"--rate={RATE}", f"--channels={CHANNELS}"]
    with subprocess.Popen(  # noqa: S603 - the sound server's own program
        ["parec", "-d", monitor, *form, f"--latency-msec={LATENCY}"],  # noqa: S607 - found on the path
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as recorder:
        ear = _Ear(recorder)
        try:
            yield ear if ear.works else None
        finally:
            recorder.terminate()
            ear.join()


def _monitor(name: str) -> str:
    """Return what PulseAudio or PipeWire calls the monitor of the device; "" without one."""
    if not (shutil.which("parec") and shutil.which("pactl")):
        return ""
    if not name:
        sink = os.environ.get("PULSE_SINK")
        return f"{sink}.monitor" if sink else "@DEFAULT_MONITOR@"
    wanted = chosen(name)
    sinks = [sink for sink in _sinks() if sink.get("description") == wanted]
    return str(sinks[0].get("monitor_source", "")) if sinks else ""


def _sinks() -> list[dict[str, Any]]:
    command = ["pactl", "--format=json", "list", "sinks"]
    try:
        told = subprocess.run(command, capture_output=True, check=True, timeout=STARTING)  # noqa: S603 - the sound server's own program
        return cast("list[dict[str, Any]]", json.loads(told.stdout))
    except (OSError, subprocess.SubprocessError, ValueError):
        return []


def _wait_for(condition: Callable[[], object], patience: Seconds = PATIENCE) -> None:
    """Wait until something is so, or the patience is over."""
    deadline = time.monotonic() + patience
    pace = threading.Event()
    while not condition() and time.monotonic() < deadline:
        pace.wait(0.01)
