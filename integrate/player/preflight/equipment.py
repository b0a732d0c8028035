"""What is looked at before a session: the chosen script, and the computer it is played on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.script.model import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.audio.messages import Setup
    from integrate.script.library import Entry
    from integrate.script.model import Script
    from integrate.session.session import Session


@dataclass(frozen=True, slots=True)
class Equipment:
    """Where everything is; made once, where the program is put together."""

    setup: Setup
    """What the sound of a session is set up with."""
    data: Path
    """The folder of the journal."""
    is_muted: bool = False
    """Whether no sound was asked for."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The script that is to be played."""

    entry: Entry
    script: Script
    session: Session

    @property
    def is_led(self) -> bool:
        """Whether a therapist leads through it, with a person to agree with."""
        return self.script.stage is Stage.SESSION
