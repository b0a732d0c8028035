"""Serves the screens that are connected, in a thread of its own.

Nobody waits for a screen: each is sent the newest there is when it has room, and what came in
between is left out. A screen that is gone, slow or talks nonsense harms no other.
"""

from __future__ import annotations

import os
import selectors
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock, Thread
from typing import TYPE_CHECKING

from integrate.player.second_screen.wire import Unreadable, Wants, asked, encode

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.clock import Clock
    from integrate.player.second_screen.local_socket import Line, Listener
    from integrate.player.second_screen.wire import Shown

MOST_GUESTS = 8
LONGEST_REQUEST = 256
"""Bytes of what a guest says when it comes."""


@dataclass(frozen=True, slots=True)
class Newest:
    """What is shown now, and the clock its times are of."""

    shown: Shown
    clock: Clock
    turn: int = 0
    """How often that clock has jumped: its times are to be sent anew then."""

    def is_as(self, other: Newest) -> bool:
        """Tell whether a screen that shows one shows the other."""
        return (self.shown, self.turn) == (other.shown, other.turn)


@dataclass(slots=True, eq=False)
class _Guest:
    """A screen that is connected."""

    line: Line
    request: bytes = b""
    wants: Wants | None = None
    has: Newest | None = None
    """What it was sent last."""
    unsent: bytes = b""
    """The rest of a line that there was no room for."""

    def hear(self) -> bool:
        """Take in what it says; False when it is gone, or says too much."""
        content = self.line.receive()
        if content is None:
            return True
        if not content or self.wants is not None:
            return False
        self.request += content
        if b"\n" not in self.request:
            return len(self.request) < LONGEST_REQUEST
        try:
            self.wants = asked(self.request.partition(b"\n")[0])
        except Unreadable:
            return False
        return True

    def serve(self, newest_for: Callable[[Wants], Newest]) -> None:
        """Send what it has not got yet, as far as there is room. Raises `OSError`."""
        if self.wants is None:
            return
        self._send()
        newest = newest_for(self.wants)
        if not self.unsent and not (self.has and newest.is_as(self.has)):
            self.unsent, self.has = encode(newest.shown, newest.clock), newest
            self._send()

    def _send(self) -> None:
        if self.unsent:
            self.unsent = self.unsent[self.line.send(self.unsent) :]


class Serving(Thread):
    """Serves everybody who comes until it is ended."""

    def __init__(self, listener: Listener, newest_for: Callable[[Wants], Newest]) -> None:
        """Serve those who come to `listener` with what is there for their kind at each moment."""
        super().__init__(daemon=True, name="second screen")
        self._listener = listener
        self._newest_for = newest_for
        self._guests: list[_Guest] = []
        self._ended = False
        self._at_the_bell = Lock()
        self._bell, self._hand = os.pipe()
        os.set_blocking(self._bell, False)
        os.set_blocking(self._hand, False)

    def count(self, wants: Wants) -> int:
        """Return how many guests of a kind there are."""
        return sum(one.wants is wants for one in list(self._guests))

    def ring(self) -> None:
        """Say that there is something new. Waits for nothing; callable from any thread."""
        # Never after the end: the descriptor may be that of another file then.
        with self._at_the_bell, suppress(OSError):
            if self._hand >= 0:
                os.write(self._hand, b"!")

    def end(self, within: float) -> None:
        """Serve no more, and wait a little until the thread has gone."""
        self._ended = True
        self.ring()
        self.join(within)
        with self._at_the_bell:
            os.close(self._hand)
            self._hand = -1

    def run(self) -> None:
        """Serve."""
        try:
            with selectors.DefaultSelector() as waiting:
                waiting.register(self._listener, selectors.EVENT_READ)
                waiting.register(self._bell, selectors.EVENT_READ)
                while not self._ended:
                    for key, _events in waiting.select():
                        self._answer(key, waiting)
                    self._serve_all(waiting)
        finally:
            for guest in self._guests:
                guest.line.close()
            self._listener.close()
            os.close(self._bell)

    def _answer(self, key: selectors.SelectorKey, waiting: selectors.BaseSelector) -> None:
        if key.fileobj is self._listener:
            self._let_in(waiting)
        elif isinstance(key.data, _Guest):
            with suppress(OSError):
                if key.data.hear():
                    return
            self._let_go(key.data, waiting)
        else:
            with suppress(BlockingIOError):
                os.read(self._bell, 64)

    def _let_in(self, waiting: selectors.BaseSelector) -> None:
        line = self._listener.accept()
        if line is None:
            return
        if len(self._guests) >= MOST_GUESTS:
            line.close()
            return
        guest = _Guest(line)
        self._guests.append(guest)
        waiting.register(line, selectors.EVENT_READ, guest)

    def _let_go(self, guest: _Guest, waiting: selectors.BaseSelector) -> None:
        waiting.unregister(guest.line)
        self._guests.remove(guest)
        guest.line.close()

    def _serve_all(self, waiting: selectors.BaseSelector) -> None:
        for guest in list(self._guests):
            try:
                guest.serve(self._newest_for)
            except OSError:
                self._let_go(guest, waiting)
                continue
            room = selectors.EVENT_WRITE if guest.unsent else 0
            waiting.modify(guest.line, selectors.EVENT_READ | room, guest)
