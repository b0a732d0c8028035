"""The journal: sessions are begun, appended to, listed and read back.

An event that `append` has taken is on the disk, sealed; one that it refused is not there at all.
Nothing is ever changed or taken away. A session is written by one window at a time: when it is
taken up in a second one, the first can write no more to it.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from integrate.journal import backups, drafts, listing, people, schema, ways
from integrate.journal.device import Device
from integrate.journal.entry import SELF, Draft
from integrate.journal.errors import Damaged, Forgotten
from integrate.journal.memos import Memos
from integrate.journal.names import new_name
from integrate.journal.opening import NAME, open_or_make
from integrate.journal.reading_session import read_session
from integrate.journal.slots import SlotKind, read_slots
from integrate.journal.verifying import verify
from integrate.journal.ways import Way
from integrate.journal.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from integrate.journal.entry import Entry, Person, Summary
    from integrate.journal.opening import Opened
    from integrate.journal.os_keyring import Keyring
    from integrate.journal.unlocking import Asked
    from integrate.journal.verified import Finding
    from integrate.journal.writing import Moments
    from integrate.session.record import Recorded


class Journal:
    """An open journal. It may be used from any thread; one session is written by one at a time."""

    def __init__(self, opened: Opened, device: Device) -> None:
        """Use what `opening` gave, on this computer."""
        self.notice = opened.notice
        """One sentence the person should read once, or empty."""
        self.is_new = opened.is_new
        """Whether there was no journal before this one was opened."""
        self.opened_by = opened.by
        """Which kind of slot gave the keys."""
        self.path = opened.database.path
        self._device = device
        self._database = opened.database
        self._vault = opened.vault
        self._writer = Writer(opened.database, opened.vault)
        self.memos = Memos(opened.database, opened.vault, self._writer)
        """The sound of voice memos."""
        self._next: dict[str, int] = {}
        self._begun: dict[str, str] = {}

    @classmethod
    def open(
        cls,
        data: Path,
        keys: Path,
        ask: Callable[[Asked], str] | None = None,
        keyring: Keyring | None = None,
    ) -> Journal:
        """Open the journal in the folder `data`; make it if there is none.

        The key of this computer, in `keys` or in the keyring, is tried first. When it is not there
        or does not fit, `ask` is asked for a passphrase or a recovery code, if any was ever set.
        Raises `NotWritable`, `Damaged`, `WrongKey` or `NewerFormat`; what is there stays as it is.
        """
        device = Device(keys, keyring)
        with ExitStack() as undo:
            journal = cls(open_or_make(data / NAME, device, ask), device)
            undo.callback(journal.close)
            journal.notice = journal.notice or journal._missing()
            undo.pop_all()
            return journal

    def begin(self, person: str = SELF) -> str:
        """Return the name of a new session; it is in the journal from its first event on.

        Raises `KeyError` for an unknown person.
        """
        if person not in self._vault.persons:
            raise KeyError(person)
        session = new_name()
        while self._latest(session) or session in self._begun:
            session = new_name()
        self._next[session], self._begun[session] = 1, person
        return session

    def append(self, session: str, wall: datetime, *recorded: Recorded) -> None:
        """Put events at the end of the session; on return all of them are on the disk.

        Raises `NotWritable`, and then none of them is stored and they may be appended again;
        `Damaged` when the session's head does not fit it, `Forgotten` when its person is;
        `KeyError` for a session that was never begun; `ValueError` when `wall` has no time zone.
        """
        number = self._next.get(session) or self._latest(session) + 1
        if number == 1 and session not in self._next and not self._writer.head(session):
            raise KeyError(session)
        if recorded:
            person = self._begun.get(session, SELF)
            moments = [(wall, one) for one in recorded]
            self._writer.append(session, number, person, moments)
        self._next[session] = number + len(recorded)

    def bring_in(self, sessions: Mapping[str, Moments], person: str = SELF) -> None:
        """Write whole sessions under the names they have; on return all are on the disk.

        Raises `Refused` when one of them is there already, and as `append`; then none is stored.
        """
        self._writer.bring_in(sessions, person)

    def sessions(self, limit: int | None = None, before: str = "") -> list[Summary]:
        """Return sessions at a glance, the newest first; two events of each are opened.

        With a `limit` it is a page: the newest of those that began before the session `before`. A
        session that does not open is in the list as `UNREADABLE`, and hides no other; one of a
        forgotten person is not in it. Raises `Damaged` when the file cannot be read.
        """
        self._writer.refresh()
        page = listing.page(self._database, self._vault, limit, before)
        is_last = limit is None or len(page) < limit
        return page + (self._without_head() if is_last else [])

    def events(self, session: str) -> list[Entry]:
        """Return every event of the session in order.

        Raises `KeyError` for an unknown session, `Damaged` naming the first event that was changed,
        moved or is missing, `NewerFormat` for an event this version does not know, `Forgotten` when
        the person was forgotten.
        """
        self._writer.refresh()
        # the head first: an event that another window adds in between is then not missed
        head = self._writer.head(session)
        rows = self._database.rows(schema.EVENTS, (session,))
        if not rows and not head:
            raise KeyError(session)
        if head and head.person in self._vault.forgotten:
            raise Forgotten(f"Session {session} is of a person who was forgotten.")
        return read_session(self._database.path, self._vault, session, head, rows)

    def save_draft(self, session: str, step: str, words: str) -> None:
        """Keep what is half typed, in the place of the session's earlier draft.

        It goes away with the answer. Raises `KeyError` for a session without events, `NotWritable`.
        """
        self._writer.refresh()
        head = self._writer.head(session)
        if head is None:
            raise KeyError(session)
        drafts.save(self._database, self._vault, session, head.person, Draft(step, words))

    def draft(self, session: str) -> Draft | None:
        """Return what was half typed, None when nothing was. Raises `Damaged`."""
        return drafts.read(self._database, self._vault, session)

    def persons(self) -> list[Person]:
        """Return whoever keeps the journal, and then everybody else by pseudonym."""
        self._writer.refresh()
        return people.everyone(self._database, self._vault)

    def add_person(self, pseudonym: str) -> Person:
        """Keep sessions for one more person. Raises `Refused`, `NotWritable`."""
        return people.add(self._database, self._vault, pseudonym)

    def forget(self, person: str) -> None:
        """Destroy the person's key: nothing of them can be read again, here or in later backups.

        Raises `KeyError` for an unknown person, `Refused` for the journal's keeper, `NotWritable`.
        """
        people.forget(self._database, self._vault, person)

    def ways(self) -> list[Way]:
        """Return the ways in there are."""
        slots = read_slots(self._database)
        return [Way(slot.kind, self._device.place(slot)) for slot in slots]

    def is_opened_by(self, words: str) -> bool:
        """Tell whether these words are the passphrase or the recovery code. Takes its time."""
        return ways.fits(self._database, self._vault, words)

    def set_passphrase(self, words: str) -> None:
        """Let this passphrase open the journal, and no earlier one.

        Raises `WeakPassphrase`, `NotWritable`; then everything stays as it was.
        """
        ways.set_passphrase(self._database, self._vault, words)

    def remove_passphrase(self) -> None:
        """Let no passphrase open the journal. Raises `Refused` when nothing else does."""
        ways.remove(self._database, SlotKind.PASSPHRASE)

    def new_recovery_code(self) -> str:
        """Return a new code that opens the journal; an earlier one does so no more.

        It is kept nowhere, so it is to be shown now. Raises `NotWritable`.
        """
        return ways.new_recovery_code(self._database, self._vault)

    def remember_device(self) -> None:
        """Let this computer open the journal without asking, and no computer before it."""
        ways.remember_device(self._database, self._vault, self._device)

    def forget_device(self) -> None:
        """Let no computer open the journal by itself. Raises `Refused` when nothing else does."""
        ways.remove(self._database, SlotKind.DEVICE)

    def try_writing(self) -> None:
        """Write what is in the file already, so that it is known that writing reaches the disk.

        Raises `NotWritable`.
        """
        self._database.commit(f"PRAGMA user_version = {schema.FORMAT}", [()])

    def verify(self) -> list[Finding]:
        """Look through everything; see `Finding`. Nothing is written, and nothing is raised."""
        self._writer.refresh()
        with self._database.snapshot():
            return verify(self._database, self._vault)

    def backup(self, path: Path) -> None:
        """Write a whole copy, sealed as it is, to a file that is not there yet.

        Raises `NotWritable`.
        """
        backups.back_up(self._database, path)

    def close(self) -> None:
        """Close the journal; a closed one may be closed again."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _latest(self, session: str) -> int:
        """Return the number of the session's latest event, 0 when it has none."""
        ((number,),) = self._database.rows(schema.LATEST, (session,))
        return int(number)

    def _without_head(self) -> list[Summary]:
        """Return the sessions whose head is gone, if any head is."""
        return listing.without_head(self._database, self._vault) if self._lost() else []

    def _lost(self) -> bool:
        """Tell whether there are fewer sessions than there were, as far as is seen at a glance."""
        with self._database.snapshot():
            self._writer.refresh()
            ((held,),) = self._database.rows("SELECT count(*) FROM heads")
            try:
                return bool(held != self._writer.ledger().sessions)
            except Damaged:
                return True

    def _missing(self) -> str:
        if not self._lost():
            return ""
        return (
            f"Something is missing in {self.path}: `integrate journal verify` says what, and "
            "`integrate journal restore` puts a backup in its place."
        )
