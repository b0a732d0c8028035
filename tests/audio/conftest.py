"""Sounds to play, a way to wait for what happens elsewhere, and a sound server to listen to."""

from __future__ import annotations

import time
import wave
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import numpy as np
import pytest

from integrate.audio.api import SOUNDING, Condition
from integrate.audio.messages import Setup
from integrate.audio.process import ChildOutput
from tests.audio.judging import rising_tone
from tests.audio.listening import RATE, Ear, Server, hearing, serving

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

Until = Callable[..., None]


@pytest.fixture
def until() -> Callable[..., None]:
    """Wait for a condition; fail when it has not come true within the patience."""

    def wait(condition: Callable[[], object], patience: float = 30.0) -> None:
        deadline = time.monotonic() + patience
        while not condition():
            assert time.monotonic() < deadline, "what was waited for did not happen"
            time.sleep(0.005)

    return wait


@pytest.fixture
def tone() -> Callable[..., NDArray[np.float32]]:
    """Make a sine of one channel."""

    def make(seconds: float, level: float = 0.5, pitch: float = 440.0) -> NDArray[np.float32]:
        moments = np.arange(round(seconds * RATE)) / RATE
        return (level * np.sin(2 * np.pi * pitch * moments)).astype(np.float32)

    return make


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write one channel of sound as a 16-bit wav file."""

    def to_file(samples: NDArray[np.float32], name: str = "sound.wav", rate: int = RATE) -> Path:
        file = tmp_path / name
        with wave.open(str(file), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(rate)
            out.writeframes((samples * 32767).astype("<i2").tobytes())
        return file

    return to_file


@contextmanager
def surrounded_by(server: Server) -> Iterator[None]:
    """Let this process, and what it starts, play into the server."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="module")
def listened_to() -> Iterator[tuple[Server, Ear]]:
    """Run one private sound server, and an ear, for the tests that leave it whole."""
    with serving() as server, hearing(server) as ear, surrounded_by(server):
        yield server, ear


@pytest.fixture
def ear(listened_to: tuple[Server, Ear], until: Until) -> Ear:
    """Listen to a private sound server in which nothing sounds."""
    ear = listened_to[1]
    until(ear.is_silent)
    ear.forget()
    return ear


@pytest.fixture
def server() -> Iterator[Server]:
    """Run a private sound server that may be broken."""
    with serving() as server, surrounded_by(server):
        yield server


@pytest.fixture
def conditions() -> list[tuple[float, Condition]]:
    """Collect every condition the output goes through, with its moment."""
    return []


@pytest.fixture
def start(
    conditions: list[tuple[float, Condition]], tmp_path: Path, until: Until
) -> Iterator[Callable[[], ChildOutput]]:
    """Give what starts an output, and close it after the test."""
    with ExitStack() as stack:

        def started() -> ChildOutput:
            child = ChildOutput(
                Setup(cache=tmp_path),
                lambda condition: conditions.append((time.monotonic(), condition)),
            )
            stack.callback(child.close)
            until(lambda: child.condition == SOUNDING)
            return child

        yield started


@pytest.fixture
def output(ear: Ear, start: Callable[[], ChildOutput]) -> ChildOutput:
    """Start an output that plays into the server that is listened to."""
    assert ear.is_silent()
    return start()


@pytest.fixture
def rising() -> NDArray[np.float32]:
    """Make a tone whose pitch tells its place."""
    return rising_tone()
