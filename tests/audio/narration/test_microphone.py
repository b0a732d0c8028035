"""The microphone, hearing the monitor of a private sound server."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from integrate.audio.narration.editing import edited
from integrate.audio.narration.microphone import NO_MICROPHONE, RATE, Microphone
from integrate.audio.narration.wav import Wav, unpacked
from integrate.audio.problem import NoDeviceError
from tests.audio.narration.engines import humming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(name="room")
def _room(monkeypatch: pytest.MonkeyPatch, until: Callable[..., None]) -> Iterator[None]:
    """Run a private sound server in which what is played can be heard by a microphone."""
    # Not pytest's own folder: the path of a socket must be short.
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_RUNTIME_DIR"):
            monkeypatch.setenv(name, folder)
        socket = f"{folder}/native"
        modules = [
            f"module-native-protocol-unix socket={socket} auth-anonymous=1",
            "module-null-sink sink_name=room format=s16le rate=48000 channels=1",
        ]
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes"]
        options += ["--use-pid-file=no", "--realtime=no", "--high-priority=no"]
        options += [word for module in modules for word in ("-L", module)]
        with subprocess.Popen(["pulseaudio", *options], stderr=subprocess.DEVNULL) as server:
            until(lambda: Path(socket).exists())
            monkeypatch.setenv("PULSE_SERVER", f"unix:{socket}")
            monkeypatch.setenv("PULSE_SINK", "room")
            monkeypatch.setenv("PULSE_SOURCE", "room.monitor")
            yield
            server.terminate()


@pytest.mark.device
@pytest.mark.skipif(
    not (shutil.which("pulseaudio") and shutil.which("paplay")),
    reason="pulseaudio and paplay are not installed",
)
@pytest.mark.usefixtures("room")
def test_what_is_said_is_recorded(tmp_path: Path, until: Callable[..., None]) -> None:
    """Between start and stop everything is heard, twice in a row, and becomes a trimmed take."""
    file = tmp_path / "said.wav"
    file.write_bytes(humming(1.0, 0.3, RATE).packed())
    microphone = Microphone()
    try:
        for _ in range(2):
            microphone.start()
            subprocess.run(["paplay", str(file)], check=True)
            until(lambda: _has_ended(microphone))
            heard = microphone.stop()
            take = unpacked(edited([heard], 0.0))
            assert take.length == pytest.approx(1.0, abs=0.25)
            assert _pitch(take) == pytest.approx(300, abs=5)
    finally:
        microphone.close()


def _has_ended(microphone: Microphone) -> bool:
    """Tell whether a tone was heard and silence after it."""
    samples = np.frombuffer(microphone.heard.samples, dtype=np.int16)
    return bool(np.abs(samples).max(initial=0) > 1_000 and not samples[-2_400:].any())


def _pitch(take: Wav) -> float:
    samples = np.frombuffer(take.samples, dtype=np.int16).astype(float)
    return float(np.abs(np.fft.rfft(samples)).argmax() * take.rate / len(samples))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such variables")
def test_no_microphone_is_said_quietly(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where there is none, one sentence says so, and native code says nothing on the screen."""
    for name in ("HOME", "XDG_RUNTIME_DIR", "ALSA_CONFIG_PATH"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    with pytest.raises(NoDeviceError) as refused:
        Microphone()
    assert str(refused.value) == NO_MICROPHONE
    assert capfd.readouterr().err == ""
