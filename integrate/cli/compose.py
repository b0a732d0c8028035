"""Puts the program together: the one place where settings become values and parts meet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from integrate import bundled

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.audio.api import Condition, Output
    from integrate.cli.places import Places
    from integrate.journal.store import Journal
    from integrate.player.opening import Settings
    from integrate.script.library import Library


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person asked for on the command line."""

    plain: bool = False
    role: str = "patient"
    mute: bool = False
    speed: float = 1.0
    language: str = ""


def make_library(places: Places) -> Library:
    """Return the person's own scripts and the shipped ones."""
    from integrate.script.library import Library  # noqa: PLC0415 -- reads YAML; not for --version

    return Library((places.scripts, bundled.scripts()))


def open_journal(places: Places) -> Journal:
    """Open the journal. Raises `JournalError` with a sentence."""
    from integrate.journal.store import Journal  # noqa: PLC0415 -- loads the sealing when needed

    return Journal.open(places.data, places.keys)


def make_settings(places: Places, wishes: Wishes) -> Settings:
    """Return what every session of this run is opened with."""
    from integrate.player.opening import Settings  # noqa: PLC0415 -- not for --version
    from integrate.session.program import Role  # noqa: PLC0415 -- not for --version

    return Settings(
        library=make_library(places),
        here=Path.cwd(),
        sounds=bundled.sounds(),
        role=Role(wishes.role),
        speed=wishes.speed,
        language=wishes.language,
        open_journal=lambda: open_journal(places),
        open_output=_silent if wishes.mute else _sounding,
    )


def _silent(_tell: Callable[[str], None]) -> Output:
    from integrate.audio.silence import NoOutput  # noqa: PLC0415 -- only with --mute

    return NoOutput()


def _sounding(tell: Callable[[str], None]) -> Output:
    from integrate.audio.process import ChildOutput  # noqa: PLC0415 -- only with sound

    def hear(condition: Condition) -> None:
        if condition.reason:
            tell(condition.reason)

    return ChildOutput(hear, tell)
