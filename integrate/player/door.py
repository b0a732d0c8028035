"""The door to the journal: opened once in a run, by this computer's key or by what a person types.

Whatever cannot be opened stays as it was. Closing waits for a backup that is being made.
"""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Lock, Thread
from typing import TYPE_CHECKING

from integrate.journal import backups
from integrate.journal.errors import JournalError
from integrate.journal.slots import SlotKind
from integrate.journal.vault import SELF
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from integrate.journal.store import Journal
    from integrate.journal.unlocking import Asked
    from integrate.player.opening import Settings

KEYS: dict[tuple[SlotKind, ...], str] = {
    (SlotKind.PASSPHRASE,): later("The journal opens by its passphrase."),
    (SlotKind.RECOVERY,): later("The journal opens by its recovery code."),
}
EITHER = later("The journal opens by its passphrase, or by its recovery code.")
NOBODY = later("There is nobody called “{name}”; `integrate journal people` names them.")
NOT_BACKED_UP = later("The journal could not be backed up today. {why}")


class Locked(JournalError):
    """This computer's key does not open the journal, and somebody may know what does."""

    def __init__(self, asked: Asked) -> None:
        """Carry what is asked for; the message says it."""
        kinds = tuple(sorted(asked.kinds, key=list(SlotKind).index))
        super().__init__(_(KEYS.get(kinds, EITHER)))
        self.asked = asked


class NobodyCalled(JournalError):
    """The journal keeps no sessions for anybody of this name."""


def ask_later(asked: Asked) -> NoReturn:
    """Raise `Locked` in place of asking: the front end asks when it is ready to."""
    raise Locked(asked)


class Door:
    """The journal of one run of the program. Its methods may be called from any thread."""

    def __init__(self, settings: Settings) -> None:
        """Be closed until the journal is needed."""
        self.journal: Journal | None = None
        """The journal once it is open."""
        self.person = SELF
        """Whose sessions this run is about: the id of a `Person`."""
        self._settings = settings
        self._turn = Lock()
        self._backup: Thread | None = None
        self._has_told = False

    def open(self) -> Journal:
        """Return the journal, opened by this computer's key.

        Raises `Locked` when that does not open it, and `JournalError` with a sentence.
        """
        with self._turn:
            return self.journal or self._enter(self._settings.open_journal())

    def unlock(self, words: str) -> Journal:
        """Return the journal, opened by a passphrase or a recovery code.

        Raises `WrongKey` when they do not fit, and `JournalError` with a sentence.
        """
        with self._turn:
            return self.journal or self._enter(self._settings.unlock(words))

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
            self.person = find_person(journal, self._settings.person)
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
