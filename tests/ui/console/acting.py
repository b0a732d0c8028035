"""A therapist's session on a made-up terminal: what the tests of the console act with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from integrate import bundled
from integrate.audio.silence import NoOutput
from integrate.player.clock import MadeUpClock
from integrate.player.driver import Driver
from integrate.player.help_at_hand import HelpAtHand
from integrate.player.opened import Opened
from integrate.player.settings import Settings
from integrate.player.sounds import Sounds
from integrate.script.library import Library
from integrate.session.inputs import Begin, TimePassed
from integrate.session.program import Role
from integrate.session.session import Session
from integrate.ui.app import IntegrateApp
from integrate.ui.console.line import NoteLine
from integrate.ui.console.screen import ConsoleScreen
from tests.player.fakes import WrittenSound
from tests.ui.acting import NOWHERE, Memory, script_of, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integrate.journal.store import Journal
    from tests.ui.acting import Acting

ROOMY = (140, 40)
USUAL = (80, 24)
SMALL = (60, 18)
BEGAN = datetime(2026, 11, 22, 14, 0, 0, tzinfo=UTC)
"""What the wall clock shows at moment 0."""
SCRIPT = """\
title: A day
stage: session
audience: therapist
checks:
  - {after: start, every: 10 min, do: Look in. Breathing and colour.}
  - {after: start, every: 15 min, do: Vital signs.}
steps:
  - section: Arriving
    steps:
      - note: Sit where they can see you.
      - Welcome.
      - checklist: Before we begin
        items: [Water, The phone is silent]
  - section: The quiet
    steps:
      - mark: start
      - wait: 45 min
        show: There is nothing to do for now.
      - note: Water near.
      - ask: What is here?
        save: here
      - mark: back
      - Thank you.
"""


@dataclass(slots=True)
class Day:
    """One session at the console, on a clock that stands still until told."""

    app: IntegrateApp
    clock: MadeUpClock
    memory: Memory
    driver: Driver
    heard: list[str] = field(default_factory=list)
    """What the sound was told."""

    @property
    def console(self) -> ConsoleScreen:
        """The console."""
        return next(one for one in self.app.screen_stack if isinstance(one, ConsoleScreen))

    async def let_pass(self, pilot: Acting, seconds: float) -> None:
        """Let the session's time go on, and tell the session."""
        self.clock.go_to(self.clock.now() + seconds)
        await self.console.offer(TimePassed())
        await pilot.pause()

    async def types(self, pilot: Acting, words: str) -> None:
        """Put words behind those in the line and press Enter; wait until it was taken."""
        line = self.console.query_one(NoteLine)
        line.fill(line.words + words)
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: not self.console.is_busy, "the end of the line's way")
        await pilot.pause()

    def kinds(self) -> list[str]:
        """Return the kinds of the events that were kept, in order."""
        return [type(one).__name__ for one in self.memory.events]


def day(
    script: str = SCRIPT,
    *,
    folder: Path | None = None,
    protocol: str = "",
    heard: list[str] | None = None,
) -> Day:
    """Return a session of this script at the console; `folder` holds a library."""
    memory, clock = Memory(), MadeUpClock(began=BEGAN)
    session = Session(script_of(script), Role.THERAPIST, "a-day")
    output = WrittenSound([] if heard is None else heard)
    told: list[Callable[[str], None]] = []

    def tell_all(words: str) -> None:
        for one in told:
            one(words)

    driver = Driver(session, clock, memory, output, Sounds(()), tell_all)
    at_hand = HelpAtHand(protocol_file=_written(folder, protocol))

    def play(tell: Callable[[str], None]) -> Opened:
        told.append(tell)
        return Opened(driver, Begin(clinician_in_charge=True), help=at_hand)

    settings = Settings(
        library=Library(()) if folder is None else Library((folder,)),
        here=bundled.scripts(),
        sounds=bundled.sounds(),
        role=Role.THERAPIST,
        speed=1.0,
        open_journal=_no_journal,
        open_output=lambda _tell: NoOutput(),
        person="P-014",
    )
    app = IntegrateApp(settings, play, (folder or NOWHERE) / "settings.toml")
    return Day(app, clock, memory, driver, output.log)


def _written(folder: Path | None, protocol: str) -> Path | None:
    if folder is None or not protocol:
        return None
    path = folder / "protocol.txt"
    path.write_text(protocol, encoding="utf-8")
    return path


def _no_journal() -> Journal:
    raise AssertionError("this test plays one session and opens no journal")
