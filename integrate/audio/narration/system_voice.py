"""A voice that comes with an operating system: one name, one language, one program to speak it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from integrate.audio.narration.running import PATIENCE

if TYPE_CHECKING:
    from integrate.audio.api import Seconds


@dataclass(frozen=True, slots=True)
class SystemVoice:
    """What such voices share; each kind of them speaks in its own way."""

    ENGINE: ClassVar[str]

    command: tuple[str, ...]
    """The program and the options it always has."""
    voice: str
    language: str
    version: str
    """That of the operating system."""
    patience: Seconds = PATIENCE

    @property
    def name(self) -> str:
        """The name it is asked for by."""
        return f"{self.ENGINE}:{self.voice}"

    @property
    def languages(self) -> tuple[str, ...]:
        """The one language it speaks."""
        return (self.language,)
