"""Devices by their names, and a device that is there, asked for its signs of life."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import miniaudio
import numpy as np
import pytest

from integrate.audio import devices
from integrate.audio.device import LEAD, PATIENCE, SETTLED, SETTLING, Device
from integrate.audio.devices import NO_DEVICE, Named, UnknownDeviceError, find, listed
from integrate.audio.problem import NoDeviceError
from integrate.audio.ring import Ring

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

THERE = ["Headphones", "Headphones of Ada", "Speakers"]


def system(names: list[str], backend: str = "Some system") -> Callable[[], object]:
    """Return a sound system with devices of these names, the first of them the default."""
    found = [{"name": name, "default": name == names[0], "id": name} for name in names]
    return lambda: SimpleNamespace(backend=backend, get_playbacks=lambda: found)


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connect the devices."""
    monkeypatch.setattr(devices, "_Devices", system(THERE))


@pytest.mark.usefixtures("there")
def test_devices_are_listed_with_the_default() -> None:
    """Each has its name, and one is what the system plays through unless told."""
    assert listed() == [Named(name, name == THERE[0], name) for name in THERE]


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize(
    ("name", "meant"),
    [("Speakers", 2), ("sp", 2), ("Headphones", 0), ("headphones of", 1), ("Headphones of Ada", 1)],
)
def test_a_name_or_what_only_it_begins_with_is_enough(name: str, meant: int) -> None:
    """An exact name comes before a longer one that begins so; letters may be small."""
    found = find(name)
    assert found is not None
    assert found.name == THERE[meant]


@pytest.mark.usefixtures("there")
def test_no_name_is_the_default_of_the_system() -> None:
    """Without a name the choice is left to the system, which may change it."""
    assert find("") is None


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Kitchen", "no sound device called “Kitchen”; there are: “Headphones”, .*“Speakers”"),
        ("head", "More than one .* begins with “head”; there are: “Headphones”, “Headphones of"),
    ],
)
def test_a_name_that_means_none_names_those_there_are(name: str, sentence: str) -> None:
    """An unknown name, and one that could mean several, is a sentence with the choice."""
    with pytest.raises(UnknownDeviceError, match=sentence):
        find(name)


@pytest.mark.parametrize("made", [system([]), system(["Nobody"], backend="Null")])
def test_no_device_is_a_sentence(
    made: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system without devices, and miniaudio's own that plays to nobody, are no device."""
    monkeypatch.setattr(devices, "_Devices", made)
    with pytest.raises(NoDeviceError, match=NO_DEVICE):
        Device(Ring(10))


def test_no_sound_system_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing answers it is said, and no fault of the library is shown."""

    def broken() -> object:
        raise miniaudio.MiniaudioError("cannot init context", -1)

    monkeypatch.setattr(devices, "_Devices", broken)
    with pytest.raises(NoDeviceError, match=NO_DEVICE):
        listed()


class Playback:
    """miniaudio's device, which asks when it is told to."""

    def __init__(self, **_settings: Any) -> None:
        """Open it."""
        self.closed = False
        self._copying: Generator[Any, int, None] | None = None

    def start(self, copying: Generator[Any, int, None]) -> None:
        """Begin to play."""
        self._copying = copying

    def ask(self, count: int) -> Any:
        """Ask for so many frames."""
        assert self._copying is not None
        return self._copying.send(count)

    def close(self) -> None:
        """Give it back."""
        self.closed = True


@pytest.fixture
def playback(monkeypatch: pytest.MonkeyPatch) -> Playback:
    """Put the one device in the place of all."""
    playback = Playback()
    monkeypatch.setattr(devices, "_Devices", system(THERE))
    monkeypatch.setattr(miniaudio, "PlaybackDevice", lambda **_settings: playback)
    return playback


@pytest.fixture
def ring() -> Ring:
    """Make a ring full of ones."""
    ring = Ring(48_000)
    ring.put(np.ones((48_000, 2), dtype=np.float32))
    return ring


def test_the_device_copies_what_is_in_the_ring(playback: Playback, ring: Ring) -> None:
    """After a lead of silence what is asked for comes as it lies there, and then silence again."""
    Device(ring)
    assert not playback.ask(LEAD).any()
    assert (playback.ask(40_000) == 1.0).all()
    rest = playback.ask(10_000)
    assert (rest[:8000] == 1.0).all()
    assert not rest[8000:].any()


def test_after_a_loss_sound_comes_back_softly(playback: Playback, ring: Ring) -> None:
    """Sound in its midst rises from nothing, across the portions the device asks for."""
    Device(ring, fade=0.1)
    assert not playback.ask(LEAD).any()
    heard = np.concatenate([playback.ask(1700)[:, 0] for _ in range(4)])
    assert heard[0] < 0.001
    assert np.diff(heard).max() < 0.001
    assert heard[4800] == 1.0


def test_a_device_that_asks_no_more_is_lost(
    playback: Playback, ring: Ring, monkeypatch: pytest.MonkeyPatch, until: Callable[..., None]
) -> None:
    """At first it has time to find its pace; later it is missed within two seconds."""
    now = 100.0
    monkeypatch.setattr("integrate.audio.device.time.monotonic", lambda: now)
    device = Device(ring)
    now += SETTLING
    assert not device.is_lost
    now += 0.1
    assert device.is_lost
    for _ in range(SETTLED):
        playback.ask(10)
    assert device.is_settled
    assert not device.is_lost
    now += PATIENCE
    assert not device.is_lost
    now += 0.1
    assert device.is_lost
    assert PATIENCE < 2.0
    monkeypatch.undo()
    device.leave()
    until(lambda: playback.closed)


def test_a_device_that_refuses_is_a_sentence(
    playback: Playback, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A device that can be opened and does not play is no device."""

    def refuse(_copying: object) -> None:
        raise miniaudio.MiniaudioError("failed to start audio device", -1)

    monkeypatch.setattr(playback, "start", refuse)
    with pytest.raises(NoDeviceError, match=NO_DEVICE):
        Device(ring)
