"""What every session of this run is opened with.

Apart from opening one: home has the settings at once, and needs no engine before a choice is made.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.journal.errors import WrongKey
from integrate.measures.catalogue import KNOWN
from integrate.player.help_at_hand import HelpAtHand
from integrate.player.showing import NoScreen
from integrate.player.ways import Ways
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integrate.audio.api import Decibels, Output
    from integrate.journal.store import Journal
    from integrate.measures.catalogue import Catalogue
    from integrate.player.memo_taking import Record
    from integrate.player.preflight.equipment import Equipment
    from integrate.player.showing import SecondScreen
    from integrate.player.wakefulness import Wakefulness
    from integrate.script.library import Entry, Library
    from integrate.session.effects import Speak
    from integrate.session.program import Role


def _no_take(_entry: Entry, _speak: Speak) -> Path | None:
    return None


def _no_words(_words: str) -> Journal:
    raise WrongKey(_("No words open the journal here."))


@dataclass(frozen=True, slots=True)
class Settings:
    """What every session of this run is opened with. Made once, at the start of the program."""

    library: Library
    here: Path
    """The folder that paths of scripts are relative to."""
    sounds: Path
    """The folder of the shipped sounds."""
    role: Role
    speed: float
    """How many session seconds go by in a real one."""
    open_journal: Callable[[], Journal]
    """Raises `JournalError` with a sentence when it cannot be opened or written."""
    open_output: Callable[[Callable[[str], None]], Output]
    """Takes what tells the person a sentence."""
    language: str = ""
    """The language of this run; empty for that of each script."""
    level: Decibels = 0.0
    """How much louder or softer all sound is than it is meant to be."""
    narrated: bool = True
    """Whether the words of scripts with a narration are to be heard."""
    has_voice: Callable[[], bool] = lambda: False
    """Returns whether a voice engine was chosen; without one recorded takes alone are heard."""
    find_take: Callable[[Entry, Speak], Path | None] = _no_take
    """Returns the recording of words of a script that somebody has spoken, or None."""
    help: HelpAtHand = field(default_factory=HelpAtHand)
    """Where help is, as far as this computer knows."""
    unlock: Callable[[str], Journal] = _no_words
    """Opens the journal by a passphrase or a recovery code, where `open_journal` raises `Locked`.
    Raises `JournalError` with a sentence."""
    catalogue: Catalogue = KNOWN
    """The questionnaires there are."""
    person: str = ""
    """The pseudonym of the person the sessions of this run are kept for; empty for one's own."""
    hands_free: bool = False
    """Whether spoken text is gone on from by itself."""
    second_screen: SecondScreen = field(default_factory=NoScreen)
    """Where sessions are shown besides the front end."""
    stay_awake: Callable[[], Wakefulness] | None = None
    """Keeps the computer awake while a session runs; None lets it sleep as it likes."""
    shows_clock: bool = True
    """Whether the time that is left of a step is shown."""
    equipment: Equipment | None = None
    """What is looked at before a therapist's session begins; None looks at nothing."""
    record: Record | None = None
    """Begins a voice memo; None where memos are off."""
    ways: Ways = field(default_factory=Ways)
    """Which way is gone where a script has a short and a full one."""
