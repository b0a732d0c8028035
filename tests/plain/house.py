"""A library, a journal and a door to them: what the tests of home walk through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.store import Journal
from integrate.plain.home import home
from integrate.player.locked import ask_later
from integrate.player.settings import Settings
from integrate.script.library import Library
from integrate.session.program import Role
from tests.plain.talking import Hush, Typed, Voice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integrate.journal.entry import Summary
    from integrate.journal.unlocking import Asked

GROUNDING = "title: Five senses\nstage: anytime\nsteps:\n  - Look around.\n"
SCRIPTS = {
    "anytime/grounding": GROUNDING,
    "integration/day-1": (
        "title: The day after\nstage: integration\nduration: 10 min\nsummary: A quiet look back.\n"
        "cautions: [Not for the first evening.]\nsteps:\n"
        "  - ask: What stayed?\n    save: stayed\n  - scale: How are you?\n  - Thank you.\n"
    ),
    "pre-session/ready": "title: Getting ready\nstage: pre-session\nsteps:\n  - Welcome.\n",
    "session/dosing": (
        "title: The session\nstage: session\naudience: therapist\nsteps:\n  - note: Lights down.\n"
    ),
    "zz-broken": "title: Broken\nstage: nowhere\nstepps:\n  - Hello.\n",
}


@dataclass(slots=True)
class House:
    """A library, a journal, and a door to them."""

    folder: Path
    role: Role = Role.PATIENT
    person: str = ""
    is_locked: bool = False
    """Whether only a passphrase opens the journal."""

    @property
    def settings(self) -> Settings:
        """The settings of a run, in silence."""
        return Settings(
            library=Library((self.folder / "scripts",)),
            here=self.folder,
            sounds=self.folder,
            role=self.role,
            speed=1000.0,
            open_journal=lambda: self.open(ask_later),
            open_output=lambda _tell: Hush(),
            unlock=lambda words: self.open(lambda _asked: words),
            person=self.person,
        )

    def open(self, ask: Callable[[Asked], str]) -> Journal:
        """Open the journal."""
        return Journal.open(self.folder / "data", self.folder / "keys", ask)

    def visit(self, *typed: Typed, settings: Settings | None = None) -> list[str]:
        """Return what is said to a person who types these lines at home."""
        voice = Voice(typed)
        home(settings or self.settings, voice, voice.say)
        return voice.said

    @property
    def sessions(self) -> list[Summary]:
        """What the journal holds, the newest first."""
        with self.settings.open_journal() as journal:
            return journal.sessions()


def furnish(folder: Path) -> House:
    """Return a house with the scripts in it."""
    for name, text in SCRIPTS.items():
        path = folder / "scripts" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return House(folder)
