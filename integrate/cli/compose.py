"""Puts the program together: the one place where settings become values and parts meet."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from integrate import bundled
from integrate.preferences import file

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.audio.api import Condition, Output
    from integrate.audio.messages import Setup
    from integrate.cli.places import Places
    from integrate.journal.store import Journal
    from integrate.journal.unlocking import Asked
    from integrate.player.help_at_hand import HelpAtHand
    from integrate.player.opening import Settings
    from integrate.script.library import Entry, Library
    from integrate.session.effects import Speak


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person asked for on the command line."""

    plain: bool = False
    role: str = "patient"
    mute: bool = False
    speed: float = 1.0
    language: str = ""
    device: str = ""
    """The sound device; by default the system's own."""
    person: str = ""
    """Whose sessions a therapist leads, by pseudonym."""


def make_library(places: Places) -> Library:
    """Return the person's own scripts and the shipped ones."""
    from integrate.script.library import Library  # noqa: PLC0415 -- reads YAML; not for --version

    return Library((places.scripts, bundled.scripts()))


def open_journal(places: Places, ask: Callable[[Asked], str] | None = None) -> Journal:
    """Open the journal; `ask` is asked for a passphrase or code where this computer has no key.

    Raises `JournalError` with a sentence.
    """
    from integrate.journal.os_keyring import OsKeyring  # noqa: PLC0415 -- not for --version
    from integrate.journal.store import Journal  # noqa: PLC0415 -- loads the sealing when needed

    return Journal.open(places.data, places.keys, ask, OsKeyring())


def make_settings(places: Places, wishes: Wishes) -> Settings:
    """Return what every session of this run is opened with."""
    from integrate.player.door import ask_later  # noqa: PLC0415 -- not for --version
    from integrate.player.opening import Settings  # noqa: PLC0415 -- not for --version
    from integrate.session.program import Role  # noqa: PLC0415 -- not for --version

    preferences = file.read(places.settings).preferences
    setup = make_setup(places, wishes)
    return Settings(
        library=make_library(places),
        here=Path.cwd(),
        sounds=bundled.sounds(),
        role=Role(wishes.role),
        speed=wishes.speed,
        language=wishes.language,
        open_journal=lambda: open_journal(places, ask_later),
        open_output=_silent if wishes.mute else partial(_sounding, setup),
        level=preferences.volume,
        narrated=preferences.narration,
        has_voice=lambda: _has_voice(setup),
        find_take=partial(_find_take, places),
        help=make_help(places),
        unlock=lambda words: open_journal(places, lambda _asked: words),
        person=wishes.person,
    )


def make_setup(places: Places, wishes: Wishes) -> Setup:
    """Return what the sound needs to know first."""
    from integrate.audio.messages import Setup  # noqa: PLC0415 -- only with sound
    from integrate.cli.voice_places import models  # noqa: PLC0415 -- the same

    preferences = file.read(places.settings).preferences
    return Setup(
        device=wishes.device or preferences.sound_device,
        voice=os.environ.get("INTEGRATE_VOICE") or preferences.voice,
        cache=places.cache,
        sounds=bundled.sounds(),
        models=models(places),
    )


def _has_voice(setup: Setup) -> bool:
    """Tell whether a voice engine can speak; one that was misnamed is told of by the sound."""
    from integrate.audio.narration.choosing import choose  # noqa: PLC0415 -- only with narration
    from integrate.audio.problem import UnplayableError  # noqa: PLC0415 -- the same

    try:
        return choose(setup.voice, setup.models) is not None
    except UnplayableError:
        return True


def _find_take(places: Places, entry: Entry, speak: Speak) -> Path | None:
    from integrate.audio.narration.takes import find_take  # noqa: PLC0415 -- only with narration
    from integrate.cli.voice_places import take_folders  # noqa: PLC0415 -- the same

    folders = take_folders(places, entry)
    return find_take(folders, entry.name, speak.language, speak.step, speak.text)


def make_help(places: Places) -> HelpAtHand:
    """Return where help is; showing it makes no journal where there is none yet."""
    from integrate.player.help_at_hand import HelpAtHand  # noqa: PLC0415 -- not for --version

    def journal_if_any() -> Journal | None:
        from integrate.journal.opening import NAME  # noqa: PLC0415 -- loads the sealing when needed

        return open_journal(places) if (places.data / NAME).exists() else None

    return HelpAtHand(places.settings, places.data / "protocol.txt", journal_if_any)


def _silent(_tell: Callable[[str], None]) -> Output:
    from integrate.audio.silence import NoOutput  # noqa: PLC0415 -- only with --mute

    return NoOutput()


def _sounding(setup: Setup, tell: Callable[[str], None]) -> Output:
    from integrate.audio.process import ChildOutput  # noqa: PLC0415 -- only with sound

    def hear(condition: Condition) -> None:
        if condition.reason:
            tell(condition.reason)

    return ChildOutput(setup, hear, tell)
