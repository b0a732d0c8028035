"""The terminal program on a made-up terminal: what the tests of the screens act with."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from textual._compositor import LayoutUpdate

from integrate import bundled
from integrate.audio.silence import NoOutput
from integrate.journal.pages import sessions_of_scripts
from integrate.journal.store import Journal
from integrate.player.clock import MadeUpClock
from integrate.player.door import Door
from integrate.player.driver import Driver
from integrate.player.keeping import InJournal, NotSaved
from integrate.player.locked import ask_later
from integrate.player.opened import Opened
from integrate.player.opening import open_fresh
from integrate.player.settings import Settings
from integrate.player.sounds import Sounds
from integrate.script.library import Library
from integrate.script.read import read
from integrate.session.inputs import Begin, TimePassed
from integrate.session.program import Role
from integrate.session.record import Answered
from integrate.session.session import Session
from integrate.ui.app import IntegrateApp
from integrate.ui.player.screen import PlayerScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from textual.app import App
    from textual.pilot import Pilot

    from integrate.journal.unlocking import Asked
    from integrate.player.keeping import Keeper
    from integrate.script.model import Script
    from integrate.session.record import Event, Recorded

Acting: TypeAlias = "Pilot[int]"
"""The hand that presses the keys of the program."""

WIDE = (100, 30)
NARROW = (60, 18)
NOWHERE = Path("/nowhere")
"""A folder that nobody can write in."""
PATIENCE = 30.0
"""How many seconds a screen may take to show what it should, on a busy computer."""


@dataclass(slots=True)
class House:
    """A person's folders and journal, with scripts of their own in it."""

    folder: Path
    scripts: Mapping[str, str]
    """The text of each script by its name."""
    shipped: bool = False
    """Whether the shipped scripts are there as well."""
    role: Role = Role.PATIENT
    speed: float = 1.0
    sound: Callable[[Callable[[str], None]], NoOutput] = field(default=lambda _tell: NoOutput())
    person: str = ""
    passphrase: str = ""
    """What opens the journal, where this computer's key does not any more."""

    def __post_init__(self) -> None:
        """Put the scripts on the shelf."""
        for name, text in self.scripts.items():
            path = self.folder / "scripts" / f"{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def journal(self) -> Journal:
        """Open the journal."""
        return self._open(lambda _asked: self.passphrase)

    def _open(self, ask: Callable[[Asked], str]) -> Journal:
        return Journal.open(self.folder / "data", self.folder / "keys", ask)

    def set_passphrase(self, words: str, *, only: bool = False) -> None:
        """Let a passphrase open the journal, and where it is the `only` way, this key no more."""
        with self.journal() as journal:
            journal.set_passphrase(words)
            if only:
                journal.forget_device()
        self.passphrase = words

    @property
    def settings(self) -> Settings:
        """Return what sessions are opened with here."""
        own = self.folder / "scripts"
        return Settings(
            library=Library((own, bundled.scripts()) if self.shipped else (own,)),
            here=self.folder,
            sounds=bundled.sounds(),
            role=self.role,
            speed=self.speed,
            open_journal=lambda: self._open(ask_later),
            unlock=lambda words: self._open(lambda _asked: words),
            open_output=self.sound,
            person=self.person,
        )

    @property
    def preferences(self) -> Path:
        """The file of this person's preferences."""
        return self.folder / "settings.toml"

    def home(self) -> IntegrateApp:
        """Return the program, about to open home."""
        return IntegrateApp(self.settings, None, self.preferences)

    def player(self, name: str) -> IntegrateApp:
        """Return the program, about to play a script."""
        entry, settings = self.settings.library.find(name, self.folder), self.settings
        door = Door(settings)

        def play(tell: Callable[[str], None]) -> Opened:
            return open_fresh(settings, door.open(), entry, tell, door.person)

        return IntegrateApp(settings, play, self.preferences, door)

    @property
    def sessions(self) -> list[list[Event]]:
        """Every session of a script in the journal as its events, the newest first."""
        with self.journal() as journal:
            return [
                [entry.recorded.event for entry in journal.events(one.id)]
                for one in sessions_of_scripts(journal.sessions())
            ]

    @property
    def answers(self) -> list[object]:
        """The values answered in the newest session."""
        return [event.value for event in self.sessions[0] if isinstance(event, Answered)]


@dataclass(slots=True)
class Memory:
    """Keeps events in a list, or fails while it is told to."""

    kept: list[Recorded] = field(default_factory=list)
    full: bool = False

    def keep(self, wall: datetime, *recorded: Recorded) -> None:  # noqa: ARG002 -- a keeper's call
        """Keep the events, or raise."""
        if self.full:
            raise NotSaved("The disk is full: make room and try again.")
        self.kept.extend(recorded)

    @property
    def events(self) -> list[Event]:
        """What was kept, without its moments."""
        return [recorded.event for recorded in self.kept]

    @property
    def answers(self) -> list[object]:
        """The values of the answers kept."""
        return [event.value for event in self.events if isinstance(event, Answered)]


def script_text(steps: str, title: str = "A test", stage: str = "anytime", more: str = "") -> str:
    """Return a script with these steps."""
    body = "\n".join(f"  {line}" for line in steps.strip("\n").splitlines())
    return f"title: {title}\nstage: {stage}\n{more}steps:\n{body}\n"


def script_of(text: str) -> Script:
    """Return the script that a text says, which is to be without a fault."""
    reads = read(text.encode())
    assert reads.script is not None, reads.problems
    return reads.script


@dataclass(slots=True)
class Play:
    """One session on the screen, on a clock that stands still until told."""

    app: IntegrateApp
    clock: MadeUpClock
    memory: Memory

    async def let_pass(self, pilot: Acting, seconds: float) -> None:
        """Let the session's time go on, and tell the session."""
        self.clock.go_to(self.clock.now() + seconds)
        screen = next(one for one in self.app.screen_stack if isinstance(one, PlayerScreen))
        await screen.send(TimePassed())
        await pilot.pause()


def perform(
    steps: str,
    *,
    role: Role = Role.PATIENT,
    folder: Path | None = None,
    journal: Journal | None = None,
    title: str = "A test",
) -> Play:
    """Return a session of these steps; `folder` holds a library with grounding in it."""
    memory, clock = Memory(), MadeUpClock()
    keeper: Keeper = memory if journal is None else InJournal(journal, journal.begin())
    session = Session(script_of(script_text(steps, title)), role, "a-test")

    def play(tell: Callable[[str], None]) -> Opened:
        return Opened(Driver(session, clock, keeper, NoOutput(), Sounds(()), tell), Begin())

    library = Library(()) if folder is None else Library((folder,))
    settings = Settings(
        library=library,
        here=bundled.scripts(),
        sounds=bundled.sounds(),
        role=role,
        speed=1.0,
        open_journal=_no_journal,
        open_output=lambda _tell: NoOutput(),
    )
    preferences = (folder or NOWHERE) / "settings.toml"
    return Play(IntegrateApp(settings, play, preferences), clock, memory)


def _no_journal() -> Journal:
    raise AssertionError("this test plays one session and opens no journal")


# Looking at the screen.


def rows(app: App[Any]) -> list[str]:
    """Return the rows of the screen as text, as they are drawn now, screens below it included."""
    # What `export_screenshot` does first; the picture it then makes takes ten times as long.
    compositor, below = app.screen._compositor, app._background_screens  # noqa: SLF001 -- the same
    drawn = compositor.render_update(full=True, screen_stack=below)
    assert isinstance(drawn, LayoutUpdate)
    lines = ("".join(strip.text for strip in strips) for strips in drawn.strips)
    return [line.replace("\xa0", " ").rstrip() for line in lines]


def picture(app: App[Any]) -> str:
    """Return the screen as one text."""
    return "\n".join(rows(app))


def flowing(app: IntegrateApp) -> str:
    """Return the words of the screen with one blank between them, wherever its lines broke."""
    return " ".join(picture(app).split())


async def until(pilot: Acting, holds: Callable[[], bool], what: str = "") -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            screen = picture(pilot.app) if isinstance(pilot.app, IntegrateApp) else ""
            raise AssertionError(f"{what or 'it'} never came; the screen shows:\n{screen}")
        await pilot.pause()


async def sees(pilot: Acting, words: str) -> None:
    """Wait until the screen shows these words."""
    app = pilot.app
    assert isinstance(app, IntegrateApp)
    await until(pilot, lambda: words in flowing(app), f"“{words}”")


async def write(pilot: Acting, words: str) -> None:
    """Press the keys of these words."""
    await pilot.press(*("space" if letter == " " else letter for letter in words))
