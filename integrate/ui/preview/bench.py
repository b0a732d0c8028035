"""What an author's bench is set up with: the file being written, and how it is tried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from integrate.measures.catalogue import KNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from integrate.audio.api import Output
    from integrate.measures.catalogue import Catalogue
    from integrate.session.inputs import Input
    from integrate.session.program import Role
    from integrate.session.session import Session


class Said(Protocol):
    """What line mode says of a whole session."""

    @property
    def lines(self) -> Sequence[str]:
        """The lines, in order."""

    @property
    def places(self) -> Mapping[str, int]:
        """The line, counted from 0, that each step begins in."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Settings of one preview. Made once, at the start of the program."""

    path: Path
    """The script being written."""
    roots: tuple[Path, ...]
    """The folders of the library, in which included scripts are looked for."""
    sounds: Path
    """The folder of the shipped sounds."""
    role: Role | None
    """Whose screen it is; None for the one the script is written for."""
    open_output: Callable[[Callable[[str], None]], Output]
    """Takes what tells the author a sentence; returns where sound is heard, if it is."""
    transcribe: Callable[[Session, Mapping[str, Input]], Said]
    """Takes a fresh session, and what was done at its steps by their names."""
    catalogue: Catalogue = KNOWN
    """The questionnaires there are."""
