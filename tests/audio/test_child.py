"""The sound process from its first line to its last, with a device that is made up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from integrate.audio import child, outlet
from integrate.audio.api import Line
from integrate.audio.messages import Close, Lost, Ready, Report, Setup
from integrate.audio.outlet import GONE, Outlet
from integrate.audio.problem import NoDeviceError, UnplayableError
from integrate.audio.ring import Ring
from integrate.audio.samples import still
from integrate.audio.witness import unwatched

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.audio.stage import Stage

Until = Callable[..., None]


class Port:
    """A place for a device to be plugged into."""

    def __init__(self) -> None:
        """Begin with nothing plugged in."""
        self.plugged = threading.Event()
        self.asked = 0.0
        self.fades: list[float] = []
        self.left = 0

    def __call__(self, _ring: Ring, _name: str, *, fade: float) -> Port:
        """Open what is plugged in."""
        if not self.plugged.is_set():
            raise NoDeviceError("Nothing is plugged in.")
        self.fades.append(fade)
        return self

    @property
    def is_lost(self) -> bool:
        """Whether it was pulled out."""
        return not self.plugged.is_set()

    def leave(self) -> None:
        """Count how often it was given back."""
        self.left += 1


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Port:
    """Put the port in the place of all devices, and look at it often."""
    port = Port()
    monkeypatch.setattr(outlet, "Device", port)
    for name in ("LOOKING", "SEEKING", "PACE"):
        monkeypatch.setattr(outlet, name, 0.01)
    return port


@pytest.fixture
def reports(port: Port) -> list[Report]:
    """Collect what is reported."""
    assert not port.left
    return []


@pytest.fixture
def ring() -> Ring:
    """Make a ring that nobody feeds."""
    return Ring(48_000)


@pytest.fixture
def kept_open(ring: Ring, reports: list[Report]) -> Iterator[Callable[[], None]]:
    """Give what keeps a device open on a thread, until the end of the test."""
    kept = Outlet(ring, "", reports.append)
    keeping = threading.Thread(target=kept.keep_open)
    yield keeping.start
    kept.close()
    keeping.join()


def test_a_device_is_looked_for_again_and_again(
    port: Port, reports: list[Report], kept_open: Callable[[], None], until: Until
) -> None:
    """What is lost is said once, what comes back is said, and only then it is faded in."""
    port.plugged.set()
    kept_open()
    until(lambda: reports == [Ready()])
    port.plugged.clear()
    until(lambda: reports == [Ready(), Lost(GONE)])
    assert port.left == 1
    port.plugged.set()
    until(lambda: reports == [Ready(), Lost(GONE), Ready()])
    assert port.fades[0] == 0.0
    assert port.fades[1] > 0.0


def test_without_a_device_time_goes_on(
    port: Port,
    ring: Ring,
    reports: list[Report],
    kept_open: Callable[[], None],
    until: Until,
) -> None:
    """What is mixed goes by unheard, so that a device that comes later is not behind."""
    ring.put(still(24_000))
    kept_open()
    until(lambda: reports == [Lost("Nothing is plugged in.")])
    until(lambda: not ring.unplayed)
    port.plugged.set()
    until(lambda: Ready() in reports)


def test_a_line_without_a_voice_is_a_sentence(tmp_path: Path) -> None:
    """Where no voice is wanted, lines say that the words are on the screen."""
    speaker = child._Speaker(Setup(voice="none", cache=tmp_path))  # noqa: SLF001 - it alone
    with pytest.raises(UnplayableError, match="on the screen"):
        speaker.spoken(Line("Breathe."))


def test_the_process_ends_after_the_last_sound(
    port: Port, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Told to close at once, it mixes, drains and returns, with a device or without."""

    def obey(stage: Stage, _lines: object) -> None:
        stage.handle(Close())

    monkeypatch.setattr(child, "_obey", obey)
    reports: list[Report] = []
    child._play(Setup(cache=tmp_path), reports.append, unwatched)  # noqa: SLF001 - without the end
    assert Ready() not in reports
    assert not port.left
