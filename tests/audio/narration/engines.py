"""Voices that are no engines, and programs that stand in for engines and misbehave."""

from __future__ import annotations

import math
import sys
import threading
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.audio.narration.wav import Wav
from integrate.audio.problem import UnplayableError

if TYPE_CHECKING:
    from pathlib import Path

RATE = 22_050


def humming(seconds: float, level: float = 0.2, rate: int = RATE, still: float = 0.0) -> Wav:
    """Return a tone of 300 Hz with so much silence before and after it."""
    pad = array("h", bytes(2 * round(still * rate)))
    tone = array(
        "h",
        (
            round(32_767 * level * math.sin(2 * math.pi * 300 * moment / rate))
            for moment in range(round(seconds * rate))
        ),
    )
    return Wav((pad + tone + pad).tobytes(), rate)


@dataclass
class Hummer:
    """A voice that hums a twentieth of a second for each character, and notes what it was told."""

    name: str = "fake:hum"
    version: str = "1"
    languages: tuple[str, ...] = ("en",)
    said: list[tuple[str, str, str]] = field(default_factory=list)
    most_at_once: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def speak(self, text: str, language: str, pace: str) -> bytes:
        """Hum."""
        with self._lock:
            self.said.append((text, language, pace))
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        sound = humming(len(text) / 20).packed()
        with self._lock:
            self._now -= 1
        return sound


@dataclass
class Mute:
    """A voice that gives what it is told to, or fails without that."""

    gives: bytes | None = None
    name: str = "fake:mute"
    version: str = "1"
    languages: tuple[str, ...] = ("en",)
    asked: int = 0

    def speak(self, text: str, language: str, pace: str) -> bytes:
        """Give it."""
        del text, language, pace
        self.asked += 1
        if self.gives is None:
            raise UnplayableError("The voice fake:mute could not speak: it has no tongue.")
        return self.gives


def program(folder: Path, body: str, name: str = "engine.py") -> tuple[str, ...]:
    """Return the command of a program of our own."""
    file = folder / name
    file.write_text(f"import base64, os, sys, time\n{body}\n", encoding="utf-8")
    return (sys.executable, str(file))
