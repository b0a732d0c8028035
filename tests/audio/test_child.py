"""The feeder inside the child, with a ring that nobody or somebody takes from."""

from __future__ import annotations

import threading

import pytest

from integrate.audio import child
from integrate.audio.messages import Close
from integrate.audio.ring import Ring
from integrate.audio.stage import Stage


@pytest.fixture
def stage() -> Stage:
    """Make a stage on which nothing sounds, and which reports to nobody."""
    return Stage(lambda _: None)


def test_a_device_that_takes_nothing_is_lost(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A feeder whose ring stays full gives up, so that another child may find another device."""
    monkeypatch.setattr(child, "PATIENCE", 0.01)
    assert not child._feed(stage, Ring(child.BLOCK * 2))  # noqa: SLF001 - the feeder alone


def test_the_feeder_ends_after_the_last_sound(stage: Stage) -> None:
    """Told to close, the feeder pushes the last sound through the device with silence, and ends."""
    ring = Ring(child.BLOCK * 2)
    enough = threading.Event()

    def device() -> None:
        while not enough.is_set():
            ring.take(child.BLOCK)

    taking = threading.Thread(target=device)
    taking.start()
    stage.handle(Close())
    assert child._feed(stage, ring)  # noqa: SLF001 - the feeder alone
    enough.set()
    taking.join()
