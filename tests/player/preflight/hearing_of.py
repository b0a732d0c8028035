"""What the tests of the preflight look with."""

from __future__ import annotations

import wave
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from integrate.player.preflight.finding import Finding


@dataclass(slots=True)
class Heard:
    """A listener that keeps what it hears."""

    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    progress: list[tuple[str, str]] = field(default_factory=list)

    def looking(self, name: str, words: str) -> None:
        """Keep how far it has come."""
        self.progress.append((name, words))

    def found(self, *findings: Finding) -> None:
        """Keep what was found."""
        self.findings[findings[0].name] = findings


def told(findings: Sequence[Finding]) -> list[str]:
    """Return findings as lines: state and words."""
    return [f"{one.state}: {one.words}" for one in findings]


def write_sound(path: Path, height: int, *, rises: bool = True) -> Path:
    """Write two seconds of a square wave that goes so high, from 0 to 32767."""
    rise = 4000 if rises else 1
    tops = (height * min(number, rise) // rise for number in range(16000))
    frames = (top if number // 10 % 2 else -top for number, top in enumerate(tops))
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 16000, "NONE", ""))
        file.writeframes(b"".join(one.to_bytes(2, "little", signed=True) for one in frames))
    return path
