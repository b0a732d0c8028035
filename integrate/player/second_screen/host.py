"""The session's end of the second screen: takes what is shown, and lets a thread pass it on.

`show` stores a value and rings a bell: it waits for no screen and never fails, so that a second
screen can do nothing to a session. What is kept here is made by `for_person` and `for_sitter`; the
view itself goes no further.
"""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING

from integrate.player.clock import MadeUpClock
from integrate.player.second_screen.meeting import CannotMeet
from integrate.player.second_screen.serving import Newest, Serving
from integrate.player.second_screen.wire import Wants
from integrate.session.person_view import Quiet, for_person
from integrate.session.sitter_card import SitterCard, for_sitter

if TYPE_CHECKING:
    from integrate.player.clock import Clock
    from integrate.player.second_screen.meeting import Meeting
    from integrate.script.quantity import Seconds
    from integrate.session.view import View

NOTHING = Newest(Quiet(), MadeUpClock())
NO_CARD = Newest(SitterCard(), MadeUpClock())
JUMP: Seconds = 1.0
"""From here on a clock has jumped."""
LONG: Seconds = 1000.0
"""Over how long it is measured how fast the time of a session goes by."""
ENDING = 1.0
"""How many seconds the end of a session waits at most for its screens to be let go."""


class Host:
    """Shows the sessions of this run on other screens. Its methods fit any thread."""

    def __init__(self, meeting: Meeting) -> None:
        """Meet the screens there, from the first session on until the last has ended."""
        self.trouble = ""
        """A sentence that says why no screen can be connected; empty where one can."""
        self._meeting = meeting
        self._turn = Lock()
        self._serving: Serving | None = None
        self._sessions: list[Showing] = []

    @property
    def guests(self) -> int:
        """How many screens show the person's view now."""
        return self._count(Wants.PERSON)

    @property
    def sitters(self) -> int:
        """How many sitter cards are shown now."""
        return self._count(Wants.SITTER)

    def begin(self) -> Showing:
        """Begin to show another session: grounding comes over the session it is called from."""
        showing = Showing(self)
        with self._turn:
            if not self._sessions:
                self._open()
            self._sessions.append(showing)
        return showing

    def ring(self) -> None:
        """Say that there is something new."""
        serving = self._serving
        if serving is not None:
            serving.ring()

    def end(self, showing: Showing) -> None:
        """Show a session no more, and the one below it again."""
        with self._turn:
            if showing not in self._sessions:
                return
            self._sessions.remove(showing)
            serving = self._serving
            if serving is None:
                return
            if self._sessions:
                serving.ring()
                return
            self._serving = None
            serving.end(ENDING)

    def _open(self) -> None:
        try:
            listener = self._meeting.listen()
        except CannotMeet as error:
            self.trouble = str(error)
            return
        self.trouble = ""
        self._serving = Serving(listener, self._newest_for)
        self._serving.start()

    def _newest_for(self, wants: Wants) -> Newest:
        """Return what is shown: the words of grounding, and the checks of the session under it."""
        sessions = list(self._sessions)
        if wants is Wants.PERSON:
            return sessions[-1].for_person if sessions else NOTHING
        return sessions[0].for_sitter if sessions else NO_CARD

    def _count(self, wants: Wants) -> int:
        serving = self._serving
        return serving.count(wants) if serving is not None else 0


class Showing:
    """One session as its screens show it."""

    def __init__(self, host: Host) -> None:
        """Show nothing of it yet."""
        self.for_person = NOTHING
        self.for_sitter = NO_CARD
        self._host = host
        self._turn = 0
        self._lies_behind: Seconds | None = None

    def show(self, view: View, clock: Clock) -> None:
        """Show this from now on. What changes neither screen is not even passed on."""
        self._notice_a_jump(clock)
        before = self.for_person, self.for_sitter
        self.for_person = Newest(for_person(view), clock, self._turn)
        self.for_sitter = Newest(for_sitter(view), clock, self._turn)
        if not (self.for_person.is_as(before[0]) and self.for_sitter.is_as(before[1])):
            self._host.ring()

    def _notice_a_jump(self, clock: Clock) -> None:
        """Notice that the session's clock has caught up with a sleep, which no screen's has."""
        pace = clock.until(clock.now() + LONG) / LONG
        behind = time.monotonic() - clock.now() * pace
        if self._lies_behind is not None and abs(behind - self._lies_behind) > JUMP:
            self._turn += 1
        self._lies_behind = behind

    def close(self) -> None:
        """Show this session no more."""
        self._host.end(self)
