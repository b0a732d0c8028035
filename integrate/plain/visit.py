"""One visit home in lines: the terminal, the journal's door, the settings, and help beside them.

Settings can be made anew in the middle of a visit; whatever asks for them later gets the new ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.plain.grounding import grounding
from integrate.plain.help_desk import HelpDesk
from integrate.plain.menu import Menu
from integrate.plain.playing import steady
from integrate.plain.unlocking import come_in
from integrate.plain.words import Word
from integrate.player.door import Door
from integrate.player.locked import Locked
from integrate.player.ways_in import first_words
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.journal.store import Journal
    from integrate.plain.terminal import Terminal
    from integrate.player.opened import Opened
    from integrate.player.settings import Settings

AT_HOME = later("Home. Enter says what is here.")
ONLY_GROUNDING = later("Without the journal only grounding can be begun: type “ground”.")
TYPE_UNLOCK = later("Type “unlock” to open it; only grounding can be begun without it.")


class Visit:
    """What everything at home has at hand."""

    def __init__(
        self,
        make: Callable[[], Settings],
        terminal: Terminal,
        tell: Callable[[str], None],
    ) -> None:
        """Make the settings; `tell` gets what the sound has to say."""
        self.terminal = terminal
        self.tell = tell
        self._make = make
        self.door = Door(make())
        """The way to the journal."""
        self.settings = self.door.settings
        """What sessions are opened with now."""
        self.desk = HelpDesk(terminal, self.settings.help, self.steady)
        """Where help is; its words work at every prompt of the visit."""
        self.menu = Menu(terminal, self.desk)
        self._has_noticed = False

    def say(self, *lines: str) -> None:
        """Say lines."""
        for line in lines:
            self.terminal.say(line)

    def make_anew(self) -> None:
        """Make the settings anew: they were changed."""
        self.settings = self._make()

    @property
    def ground(self) -> Callable[[Word], Opened]:
        """What opens grounding."""
        return grounding(self.settings, self.tell)

    def steady(self, word: Word = Word.GROUND) -> None:
        """Take the person through grounding."""
        steady(self.terminal, self.ground, word)

    def journal(self) -> Journal:
        """Return the journal, opened when it was not; what it has to say is said once.

        Raises `JournalError`.
        """
        journal = self.door.open()
        if not self._has_noticed:
            self._has_noticed = True
            self.say(*filter(None, [first_words(journal)]))
            self.door.back_up(self.tell)
        return journal

    def unlock(self) -> None:
        """Ask for what opens the journal where this computer's key does not. Raises `Closed`."""
        try:
            come_in(self.door, self.terminal, self.desk)
        except JournalError:
            return  # it is told where the journal is needed

    def say_shut(self, error: JournalError, *more: str) -> None:
        """Say why there is no journal, and what can be done about it."""
        self.say(str(error), *([_(TYPE_UNLOCK)] if isinstance(error, Locked) else more))
