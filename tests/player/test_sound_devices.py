"""The sound devices, as a process of its own names them."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from integrate.audio import probing
from integrate.audio.problem import NoDeviceError
from integrate.player import sound_devices as module
from integrate.player.preflight.finding import ok, warning
from integrate.player.sound_devices import SoundDevice, main, sound_devices, try_device, ways_of

if TYPE_CHECKING:
    from integrate.player.preflight.by_ear import Request
    from integrate.player.preflight.finding import Finding, Listener

THERE = [SoundDevice("Loudspeakers", is_usual=True), SoundDevice("Headset", is_usual=False)]


def test_a_process_names_the_devices() -> None:
    """Whatever this computer has: names, and at most one that is the usual."""
    found = sound_devices()
    assert all(one.name for one in found)
    assert sum(one.is_usual for one in found) <= 1


@pytest.mark.parametrize(
    "fault",
    [subprocess.TimeoutExpired("x", 1.0), OSError("no"), subprocess.CalledProcessError(1, "x")],
)
def test_a_sound_system_that_fails_has_no_devices(
    monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """It is no error: a name can still be typed."""

    def run(*_: object, **__: object) -> Any:
        raise fault

    monkeypatch.setattr(subprocess, "run", run)
    assert sound_devices() == []


def test_a_computer_without_a_device_names_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The process that looks says so in its own way, and ends well."""
    ended: list[int] = []

    def none() -> list[Any]:
        raise NoDeviceError("There is no sound device.")

    monkeypatch.setattr(probing, "devices", none)
    monkeypatch.setattr(os, "_exit", ended.append)
    main()
    assert (capsys.readouterr().out, ended) == ("[]", [0])


def test_the_ways_to_choose() -> None:
    """The system's own first, with its name; one that is not there now stays."""
    assert ways_of(THERE, "") == {
        "": "the system's own, now Loudspeakers",
        "Loudspeakers": "Loudspeakers",
        "Headset": "Headset",
    }
    assert ways_of([], "Amp") == {"": "the system's own", "Amp": "Amp, not there now"}


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (ok("device", "The device took the tone."), "The device took the tone."),
        (warning("device", "Nothing came out.", "Turn it up."), "Nothing came out. Turn it up."),
    ],
)
def test_a_device_is_tried_by_its_name(
    monkeypatch: pytest.MonkeyPatch, found: Finding, said: str
) -> None:
    """The soft test tone is asked for; what came of it is said with its remedy."""
    asked: list[Request] = []

    class One:
        def __init__(self, request: Request) -> None:
            asked.append(request)

        def run(self, listener: Listener) -> None:
            """Tell what came of it."""
            listener.looking("device", "a soft tone is played now")
            listener.found(found)

    monkeypatch.setattr(module, "Beside", One)
    assert try_device("Headset") == said
    assert [(one.setup.device, one.with_tone) for one in asked] == [("Headset", True)]
