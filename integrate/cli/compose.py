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
    from integrate.audio.memo.piece import Recording
    from integrate.audio.messages import Setup
    from integrate.cli.places import Places
    from integrate.journal.store import Journal
    from integrate.journal.unlocking import Asked
    from integrate.player.help_at_hand import HelpAtHand
    from integrate.player.preflight.equipment import Equipment
    from integrate.player.second_screen.meeting import Meeting
    from integrate.player.settings import Settings
    from integrate.player.showing import SecondScreen
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
    still: bool = False
    """Whether nothing is to move on the screen."""
    person: str = ""
    """Whose sessions a therapist leads, by pseudonym."""
    hands_free: bool = False
    """Whether spoken text is gone on from by itself, whatever the settings say."""
    terse: bool = False
    """Whether plain lines say each hint once."""
    narrate: bool = False
    """Whether words are also spoken beside plain lines."""
    depth: str = ""
    """`short` or `full`, where a script has both; empty asks."""


def make_library(places: Places) -> Library:
    """Return the person's own scripts and the shipped ones."""
    from integrate.script.library import Library  # noqa: PLC0415 -- reads YAML; not for --version

    return Library((places.scripts, bundled.scripts()))


def open_journal(places: Places, ask: Callable[[Asked], str] | None = None) -> Journal:
    """Open the journal; `ask` is asked for a passphrase or code where this computer has no key.

    From then on no memory of this process is written down. Raises `JournalError` with a sentence.
    """
    from integrate.core_dumps import forbid_core_dumps  # noqa: PLC0415 -- not for --version
    from integrate.journal.os_keyring import OsKeyring  # noqa: PLC0415 -- not for --version
    from integrate.journal.store import Journal  # noqa: PLC0415 -- loads the sealing when needed

    forbid_core_dumps()
    return Journal.open(places.data, places.keys, ask, OsKeyring())


def make_settings(places: Places, wishes: Wishes) -> Settings:
    """Return what every session of this run is opened with."""
    from integrate.cli.measure_files import at_hand  # noqa: PLC0415 -- not for --version
    from integrate.player.locked import ask_later  # noqa: PLC0415 -- not for --version
    from integrate.player.settings import Settings  # noqa: PLC0415 -- not for --version
    from integrate.player.wakefulness import Wakefulness  # noqa: PLC0415 -- the same
    from integrate.player.ways import Ways  # noqa: PLC0415 -- the same
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
        shows_clock=preferences.clock == "shown",
        has_voice=lambda: _has_voice(setup),
        find_take=partial(_find_take, places),
        help=make_help(places),
        unlock=lambda words: open_journal(places, lambda _asked: words),
        catalogue=at_hand(places),
        person=wishes.person,
        hands_free=wishes.hands_free or preferences.hands_free,
        second_screen=make_second_screen(places, wishes),
        stay_awake=Wakefulness,
        equipment=make_equipment(places, wishes),
        record=_recording if preferences.voice_memos else None,
        ways=Ways(wishes.depth, places.settings),
    )


def _recording() -> Recording:
    from integrate.audio.memo.process import ChildRecording  # noqa: PLC0415 -- only for a memo

    return ChildRecording()


def make_meeting(places: Places) -> Meeting:
    """Return where the sessions and the second screens of these folders meet."""
    from integrate.player.second_screen.meeting import Meeting  # noqa: PLC0415 -- not for --version

    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return Meeting(places.data, places.cache / "screens", Path(runtime) if runtime else None)


def make_second_screen(places: Places, wishes: Wishes) -> SecondScreen:
    """Return where a therapist's sessions are shown besides; a patient's are shown nowhere else."""
    from integrate.player.showing import NoScreen  # noqa: PLC0415 -- not for --version

    if wishes.role != "therapist":
        return NoScreen()
    from integrate.player.second_screen.host import Host  # noqa: PLC0415 -- not for a patient

    return Host(make_meeting(places))


def make_equipment(places: Places, wishes: Wishes) -> Equipment:
    """Return what is looked at before a session."""
    from integrate.player.preflight.equipment import Equipment  # noqa: PLC0415 -- not for --version

    return Equipment(make_setup(places, wishes), places.data, wishes.mute)


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


def make_help(places: Places, ask: Callable[[Asked], str] | None = None) -> HelpAtHand:
    """Return where help is; showing it makes no journal where there is none yet.

    Where this computer's key does not open the journal, `ask` is asked, or else it is `Locked`.
    """
    from integrate.player.help_at_hand import HelpAtHand  # noqa: PLC0415 -- not for --version

    def journal_if_any() -> Journal | None:
        from integrate.journal.opening import NAME  # noqa: PLC0415 -- loads the sealing when needed
        from integrate.player.locked import ask_later  # noqa: PLC0415 -- the same

        there = (places.data / NAME).exists()
        return open_journal(places, ask or ask_later) if there else None

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
