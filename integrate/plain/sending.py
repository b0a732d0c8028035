"""Sends a person's inputs, and stays with them while the journal cannot be written.

What could not be kept waits in the driver: the session goes no further until it is kept, or until
the person ends it with their words shown to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain.words import Word, recognise
from integrate.player.keeping import NotSaved
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from integrate.plain.terminal import Terminal
    from integrate.player.driver import Driver
    from integrate.session.inputs import Input

TRY_AGAIN = later("Your words are kept here. Enter tries again, “stop” ends.")
KEPT_NOW = later("It is kept now.")


class GaveUp(Exception):
    """The person ended a session whose last events could not be kept."""


class Sender:
    """The way into the session, that no word is lost on."""

    def __init__(
        self, driver: Driver, terminal: Terminal, meanwhile: Mapping[Word, Callable[[], None]]
    ) -> None:
        """Send to `driver`; `meanwhile` is what can be done while the journal fails."""
        self._driver = driver
        self._terminal = terminal
        self._meanwhile = meanwhile
        self.trouble: NotSaved | None = None
        """Why the last input is not kept yet; None when all is."""

    def send(self, given: Input) -> None:
        """Send an input and see that it is kept.

        Raises `Refused` when it has no place, and `GaveUp` or `Closed` while it is not kept.
        """
        self.send_once(given)
        self.settle()

    def send_once(self, given: Input) -> None:
        """Send an input without insisting that it is kept; `settle` does so later."""
        try:
            self._driver.send(given)
        except NotSaved as error:
            self.trouble = error

    def settle(self) -> None:
        """Ask the person, until what waits is kept. Raises `GaveUp` or `Closed`."""
        if self.trouble is None:
            return
        if self._driver.holds_back_safety and Word.HELP in self._meanwhile:
            self._meanwhile[Word.HELP]()
        while self.trouble is not None:
            self._terminal.say(str(self.trouble))
            self._terminal.say(_(TRY_AGAIN))
            word = recognise(self._terminal.read(None) or "")
            if word is Word.STOP:
                raise GaveUp
            if word is not None and word in self._meanwhile:
                self._meanwhile[word]()
            elif word in (None, Word.NEXT):  # other words wait, and what there is to do is said
                self.try_again()
        self._terminal.say(_(KEPT_NOW))

    def try_again(self) -> None:
        """Try once more to keep what waits."""
        try:
            self._driver.drain()
        except NotSaved as error:
            self.trouble = error
        else:
            self.trouble = None
