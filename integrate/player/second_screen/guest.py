"""The screen's end of the second screen: finds the session, and tells what it shows.

A thread looks for the session until there is one, and again when it has gone. Whatever goes wrong
on the wire is told as `Nobody`: a screen shows nothing then, and no error.
"""

from __future__ import annotations

import selectors
import time
from dataclasses import dataclass
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeAlias

from integrate.player.second_screen.wire import (
    LONGEST_LINE,
    OtherVersion,
    Shown,
    Unreadable,
    Wants,
    ask,
    decode,
)
from integrate.session.sitter_card import SitterCard
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.second_screen.local_socket import Line
    from integrate.player.second_screen.meeting import Meeting
    from integrate.script.quantity import Seconds

AGAIN: Seconds = 0.5
"""How long after the last look the session is looked for again."""
LOOKING_UP: Seconds = 0.25
"""How often a screen that hears nothing looks whether it is to leave."""
NO_SESSION = later("No session is shown now. It comes up here by itself.")
NOT_THIS_VERSION = later(
    "The session is of another version of Integrate. Both have to be begun again."
)


@dataclass(frozen=True, slots=True)
class Nobody:
    """No session is shown now."""

    why: str = ""
    """A sentence, where there is one that could be shown."""


Heard: TypeAlias = Shown | Nobody


class Guest(Thread):
    """Tells a screen what to show until it is stopped."""

    def __init__(
        self,
        meeting: Meeting,
        wants: Wants,
        hear: Callable[[Heard], object],
        now: Callable[[], Seconds] = time.monotonic,
    ) -> None:
        """Look for the session there; `hear` is called in this thread, with times of `now`."""
        super().__init__(daemon=True, name="guest")
        self._meeting = meeting
        self._wants = wants
        self._hear = hear
        self._now = now
        self._stopped = Event()
        self._told: Heard | None = None

    def stop(self) -> None:
        """Look no more, and hang up. Waits for nothing."""
        self._stopped.set()

    def run(self) -> None:
        """Look for the session, listen to it, and look again."""
        while not self._stopped.is_set():
            line = self._meeting.connect()
            if line is None:
                self._tell(self._told if isinstance(self._told, Nobody) else Nobody())
            else:
                self._tell(Nobody(self._listen(line)))
            self._stopped.wait(AGAIN)

    def _tell(self, heard: Heard) -> None:
        """Tell it, but not twice in a row that there is nobody."""
        if not (isinstance(heard, Nobody) and heard == self._told):
            self._told = heard
            self._hear(heard)

    def _listen(self, line: Line) -> str:
        """Listen until the line is dead; return a sentence when that is for a reason to tell."""
        content = b""
        with selectors.DefaultSelector() as waiting:
            waiting.register(line, selectors.EVENT_READ)
            try:
                line.send(ask(self._wants))
                while not self._stopped.is_set():
                    if not waiting.select(LOOKING_UP):
                        continue
                    content = self._take(content, line.receive())
            except OtherVersion:
                return _(NOT_THIS_VERSION)
            except (OSError, Unreadable):
                return ""
            finally:
                line.close()
        return ""

    def _take(self, before: bytes, came: bytes | None) -> bytes:
        """Tell the last whole line of what came, and return what is left. Raises `Unreadable`."""
        if came == b"":
            raise Unreadable
        lines, _end, left = (before + (came or b"")).rpartition(b"\n")
        if len(left) > LONGEST_LINE:
            raise Unreadable
        if lines:
            shown = decode(lines.rpartition(b"\n")[2], self._now())
            if isinstance(shown, SitterCard) is not (self._wants is Wants.SITTER):
                raise Unreadable
            self._tell(shown)
        return left
