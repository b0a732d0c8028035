"""The test tone, and what a monitor heard of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from integrate.audio import probing
from integrate.audio.devices import UnknownDeviceError
from integrate.audio.probing import LEVEL, chosen, devices, opened, soft_tone, try_tone
from integrate.audio.problem import NoDeviceError
from tests.audio.listening import MISSING, Server, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

ON_LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux can be told to find no device"
)


def test_the_tone_is_soft() -> None:
    """It comes and goes without a step larger than its own, and is never loud."""
    tone = soft_tone()
    assert tone.shape == (48_000, 2)
    assert 20 * np.log10(np.abs(tone).max()) == pytest.approx(LEVEL, abs=0.1)
    assert np.abs(tone[:10]).max() < 1e-4
    assert np.abs(tone[-10:]).max() < 1e-4
    assert np.abs(np.diff(tone[:, 0])).max() < 0.003


@ON_LINUX
def test_no_device_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is nothing to hear with, the tone says so."""
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/dev/null")
    with pytest.raises(NoDeviceError, match="No sound device"):
        try_tone()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Play into a private sound server."""
    with serving() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server


@pytest.mark.device
@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_a_monitor_hears_the_tone(server: Server) -> None:
    """The round trip and the level are measured, also by the name of a device."""
    assert [one.is_default for one in devices()] == [True]
    name = chosen("null")
    assert name == "Null Output"
    for asked in ("", "null"):
        tried = try_tone(asked)
        assert tried.has_monitor
        assert tried.heard is not None
        assert 0.0 < tried.heard.round_trip < 1.0
        assert tried.heard.peak == pytest.approx(LEVEL, abs=0.5)
    with pytest.raises(UnknownDeviceError, match="Null Output"):
        try_tone("kitchen")
    assert server.control("set-sink-mute", "room", "1")
    assert try_tone() == probing.Tried(heard=None, has_monitor=True)


@pytest.mark.device
@pytest.mark.skipif(bool(MISSING), reason=MISSING)
@pytest.mark.usefixtures("server")
def test_a_device_is_opened_in_silence() -> None:
    """It is known by its name whether it opens; nothing is played."""
    assert opened() == opened("null") == "Null Output"
    with pytest.raises(UnknownDeviceError, match="Null Output"):
        opened("kitchen")


@ON_LINUX
def test_without_a_device_none_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said in a sentence."""
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/dev/null")
    with pytest.raises(NoDeviceError, match="No sound device"):
        opened()


@pytest.mark.device
@pytest.mark.skipif(bool(MISSING), reason=MISSING)
@pytest.mark.usefixtures("server")
def test_without_a_recorder_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can listen, the device took the tone and that is all that is known."""
    monkeypatch.setattr("shutil.which", lambda _program: None)
    assert try_tone() == probing.Tried(heard=None, has_monitor=False)
