"""Sounds to play, a way to wait for what happens elsewhere, and a sound server to listen to."""

from __future__ import annotations

import time
import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

RATE = 48_000


@pytest.fixture
def until() -> Callable[..., None]:
    """Wait for a condition; fail when it has not come true within the patience."""

    def wait(condition: Callable[[], object], patience: float = 10.0) -> None:
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
