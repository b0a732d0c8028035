"""The sound devices there are, and a soft tone through one: both in a process of its own.

numpy and the device stay out of the process that shows the settings, and a sound system that hangs
holds nobody up.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from integrate.audio.messages import Setup
from integrate.audio.own_child import APART, surroundings
from integrate.player.preflight import device
from integrate.player.preflight.beside import Beside
from integrate.player.preflight.by_ear import Request
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.preflight.finding import Finding
    from integrate.script.quantity import Seconds

PATIENCE: Final[Seconds] = 10.0
"""How long a sound system may take to name its devices."""
NONE = later("No sound devices were found. What is typed is tried when a session begins.")
USUAL = later("the system's own")
USUAL_NAMED = later("the system's own, now {name}")
OTHER = later("another: type its name")
NOT_THERE = later("{name}, not there now")
KEEP = later("Keep it")
TRY = later("Try it: a soft tone")
PLAYING = later("A soft tone is played now.")


@dataclass(frozen=True, slots=True)
class SoundDevice:
    """A device that sound can be played through."""

    name: str
    is_usual: bool
    """Whether the system plays through it unless told."""


def sound_devices() -> list[SoundDevice]:
    """Return the devices there are now; none where no sound system answers. It may take seconds."""
    try:
        told = subprocess.run(
            [sys.executable, "-P", "-m", "integrate.player.sound_devices"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=True,
            env=surroundings(),
            creationflags=APART,
        )
        return [SoundDevice(str(name), bool(usual)) for name, usual in json.loads(told.stdout)]
    except (OSError, subprocess.SubprocessError, ValueError):
        return []


def try_device(name: str) -> str:
    """Play a soft tone through the device of a name, by default the system's own.

    Returns a sentence that says what came of it; takes two to ten seconds.
    """
    hearing = _Hearing()
    Beside(Request(Setup(device=name), (device.NAME,), with_tone=True)).run(hearing)
    return " ".join(words for one in hearing.findings for words in (one.words, one.remedy) if words)


@dataclass(frozen=True, slots=True)
class Ears:
    """How devices are found and tried."""

    devices: Callable[[], list[SoundDevice]] = sound_devices
    try_out: Callable[[str], str] = try_device


BY_EAR: Final = Ears()


def ways_of(there: list[SoundDevice], now: str) -> dict[str, str]:
    """Return what can be chosen: what is said of each device, by its name; "" is the usual one.

    A device that was chosen and is not there now stays in the list.
    """
    usual = next((one.name for one in there if one.is_usual), "")
    ways = {"": _(USUAL_NAMED, name=usual) if usual else _(USUAL)}
    ways |= {one.name: one.name for one in there}
    if now and now not in ways:
        ways[now] = _(NOT_THERE, name=now)
    return ways


class _Hearing:
    """Takes what was found."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def looking(self, name: str, words: str) -> None:
        """Wait."""

    def found(self, *findings: Finding) -> None:
        """Take it."""
        self.findings += findings


def main() -> None:
    """Name the devices on the standard output, as JSON."""
    from integrate.audio import probing  # noqa: PLC0415 -- loads numpy and the device
    from integrate.audio.problem import NoDeviceError  # noqa: PLC0415 -- the same

    try:
        there = probing.devices()
    except NoDeviceError:
        there = []
    sys.stdout.write(json.dumps([(one.name, one.is_default) for one in there]))
    sys.stdout.flush()
    os._exit(0)  # threads of a sound system cannot be joined


if __name__ == "__main__":
    main()
