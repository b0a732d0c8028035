"""A person made up of lines: what the tests of line mode talk with, without ever waiting."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from types import EllipsisType
from typing import TYPE_CHECKING, TypeAlias

from integrate.audio.silence import NoOutput
from integrate.help.telling import where_help_is
from integrate.plain.playing import play
from integrate.plain.terminal import Closed, Terminal
from integrate.player.clock import MadeUpClock
from integrate.player.driver import Driver
from integrate.player.keeping import NotSaved, Nowhere
from integrate.player.opened import Opened
from integrate.player.sounds import Sounds
from integrate.script.read import read
from integrate.session.inputs import Begin
from integrate.session.program import Role
from integrate.session.record import Answered
from integrate.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from integrate.player.keeping import Keeper
    from integrate.script.model import Script
    from integrate.session.effects import Outcome
    from integrate.session.record import Event, Recorded

Typed: TypeAlias = str | float | EllipsisType
"""A line, so many seconds of saying nothing, or saying nothing until a line is truly waited for."""


class Voice(Terminal):
    """A terminal whose person types what was written down before, on a made-up clock."""

    def __init__(self, typed: Iterable[Typed], clock: MadeUpClock | None = None) -> None:
        self.sink = io.StringIO()
        super().__init__(io.StringIO(), self.sink)
        self.clock = clock or MadeUpClock()
        self._typed = list(typed)

    def read(self, timeout: float | None) -> str | None:
        """Return the next line, or let the made-up time go on until the timeout."""
        while self._typed:
            first = self._typed[0]
            if isinstance(first, str):
                self._typed.pop(0)
                return first
            if timeout is None and isinstance(first, EllipsisType):
                self._typed.pop(0)
                continue
            quiet = float("inf") if isinstance(first, EllipsisType) else float(first)
            if timeout is not None and quiet > timeout:
                self.wait(timeout)
                if not isinstance(first, EllipsisType):
                    self._typed[0] = quiet - timeout
                return None
            self._typed.pop(0)
            self.wait(quiet)
            timeout = None if timeout is None else timeout - quiet
        self._gone = True
        raise Closed

    def wait(self, length: float) -> None:
        """Let the made-up time go on."""
        self.clock.go_to(self.clock.now() + length)

    @property
    def said(self) -> list[str]:
        """Every line that was said."""
        return self.sink.getvalue().splitlines()


@dataclass(slots=True)
class Memory:
    """Keeps events in a list, except for the attempts that are to fail."""

    failing: set[int] = field(default_factory=set)
    """Which attempts fail, counted from 1."""
    kept: list[Recorded] = field(default_factory=list)
    attempts: int = 0

    def keep(self, wall: datetime, *recorded: Recorded) -> None:  # noqa: ARG002 -- a keeper's call
        """Keep the events, or raise."""
        self.attempts += 1
        if self.attempts in self.failing:
            raise NotSaved("The disk is full: make room on it.")
        self.kept.extend(recorded)

    @property
    def events(self) -> list[Event]:
        """What was kept, without its moments."""
        return [recorded.event for recorded in self.kept]

    @property
    def answers(self) -> list[tuple[str, object]]:
        """The names and values of the answers kept."""
        return [(one.name, one.value) for one in self.events if isinstance(one, Answered)]


class Hush(NoOutput):
    """Silence that knows how often it was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.closings = 0

    def close(self) -> None:
        """Count."""
        self.closings += 1


def script(steps: str, title: str = "Arriving") -> Script:
    """Return the script with these steps, which is to be without a fault."""
    lines = "\n".join(f"  {line}" for line in steps.strip("\n").splitlines())
    reads = read(f"title: {title}\nstage: integration\nsteps:\n{lines}\n".encode())
    assert reads.script is not None, reads.problems
    return reads.script


def opened(
    one: Script,
    voice: Voice,
    keeper: Keeper | None = None,
    role: Role = Role.PATIENT,
    output: Hush | None = None,
) -> Opened:
    """Open a script on the voice's clock."""
    session = Session(one, role, "arriving")
    driver = Driver(
        session, voice.clock, keeper or Nowhere(), output or Hush(), Sounds(()), voice.say
    )
    return Opened(driver, Begin())


@dataclass(frozen=True, slots=True)
class Talk:
    """What came of a conversation."""

    voice: Voice
    memory: Memory
    output: Hush
    outcome: Outcome | None

    @property
    def said(self) -> list[str]:
        """Every line that was said after the opening words."""
        lines = self.voice.said
        return lines[lines.index("Your words are kept in the journal on this computer.") + 1 :]


def talk(
    steps: str,
    *typed: Typed,
    memory: Memory | None = None,
    ground: Callable[[Voice], Opened] | None = None,
    role: Role = Role.PATIENT,
) -> Talk:
    """Go through a script of these steps with a person who types these lines."""
    voice, output, kept = Voice(typed), Hush(), memory or Memory()
    session = opened(script(steps), voice, kept, role, output)
    outcome = play(session, voice, None if ground is None else lambda _word: ground(voice))
    return Talk(voice, kept, output, outcome)


WHERE_HELP_IS = tuple(where_help_is(None, ""))
"""What is said of help where no country was chosen."""
