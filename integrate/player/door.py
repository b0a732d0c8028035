"""The door to the journal: opened once in a run, by this computer's key or by what a person types.

Whatever cannot be opened stays as it was. Closing waits for a backup that is being made.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from threading import Lock, Thread
from typing import TYPE_CHECKING

from integrate.journal import backups
from integrate.journal.entry import SELF
from integrate.journal.errors import JournalError
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from integrate.journal.store import Journal
    from integrate.player.settings import Settings

NOBODY = later(
    "There is nobody called “{name}”: `integrate journal people` names those there are, and "
    "`integrate journal people add NAME` adds somebody."
)
NOT_BACKED_UP = later("The journal could not be backed up today. {why}")


class NobodyCalled(JournalError):
    """The journal keeps no sessions for anybody of this name."""


class Door:
    """The journal of one run of the program. Its methods may be called from any thread."""

    def __init__(self, settings: Settings) -> None:
        """Be closed until the journal is needed."""
        self.journal: Journal | None = None
        """The journal once it is open."""
        self.person = SELF
        """Whose sessions this run is about: the id of a `Person`."""
        self.settings = replace(settings, help=replace(settings.help, lend_journal=self.lend))
        """The settings of the run, with a help that reads the support plan through this door."""
        self._lend_unopened = settings.help.lend_journal
        self._turn = Lock()
        self._backup: Thread | None = None
        self._has_told = False

    def open(self) -> Journal:
        """Return the journal, opened by this computer's key.

        Raises `Locked` when that does not open it, and `JournalError` with a sentence.
        """
        with self._turn:
            return self.journal or self._enter(self.settings.open_journal())

    def unlock(self, words: str) -> Journal:
        """Return the journal, opened by a passphrase or a recovery code.

        Raises `WrongKey` when they do not fit, and `JournalError` with a sentence.
        """
        with self._turn:
            return self.journal or self._enter(self.settings.unlock(words))

    def lend(self) -> AbstractContextManager[Journal] | None:
        """Return the journal of this run to read in for a moment; None where there is none yet.

        Before it is open it is opened for that moment alone. Raises as `open` does.
        """
        with self._turn:
            if self.journal is not None:
                return nullcontext(self.journal)
            return self._lend_unopened() if self._lend_unopened else None

    def back_up(self, tell: Callable[[str], None]) -> None:
        """Make today's backup in a thread of its own; `tell` hears once why it was not made."""
        with self._turn:
            if self.journal is None or (self._backup and self._backup.is_alive()):
                return
            self._backup = Thread(target=self._back_up, args=(self.journal, tell))
            self._backup.start()

    def close(self) -> None:
        """Close the journal, once its backup is made."""
        if self._backup is not None:
            self._backup.join()
        with self._turn:
            if self.journal is not None:
                self.journal.close()

    def _enter(self, journal: Journal) -> Journal:
        try:
            self.person = find_person(journal, self.settings.person)
        except JournalError:
            journal.close()
            raise
        self.journal = journal
        return journal

    def _back_up(self, journal: Journal, tell: Callable[[str], None]) -> None:
        try:
            backups.keep_daily(journal.path, datetime.now(UTC))
        except JournalError as error:
            if not self._has_told:
                self._has_told = True
                tell(_(NOT_BACKED_UP, why=error))


def find_person(journal: Journal, name: str) -> str:
    """Return the id of the person called so; without a name it is whoever keeps the journal.

    Raises `NobodyCalled`.
    """
    if not name:
        return SELF
    wanted = " ".join(name.split()).casefold()
    for person in journal.persons():
        if person.id != SELF and person.pseudonym.casefold() == wanted:
            return person.id
    raise NobodyCalled(_(NOBODY, name=name))
