"""Capture: a blank page for raw words and voice memos, with a date and nothing asked.

What is typed is kept as it stands, unedited. While it is being written it is a draft of a page of
its own, and so are the memos spoken onto it; a page that was cut off is taken up again by the next
one, so that no word is lost.
"""

from __future__ import annotations

from datetime import UTC, datetime
from threading import RLock
from typing import TYPE_CHECKING

from integrate.journal.entry import SELF, Outcome
from integrate.journal.errors import JournalError
from integrate.journal.pages import keep_page
from integrate.player.drafting import left_behind
from integrate.session.program import Role
from integrate.session.record import (
    CAPTURED,
    Began,
    CaptureKept,
    Finished,
    Recorded,
    Stopped,
)
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.audio.api import Seconds
    from integrate.journal.entry import Summary
    from integrate.journal.store import Journal
    from integrate.session.record import Event, MemoKept

TITLE = later("Just as it came")
KEPT = later("Kept, just as it is. You find it in your journal.")
TAKEN_UP = later("You were writing this when it was interrupted.")
NOT_KEPT = later("{why} Your words are still here; esc tries again, ctrl+q leaves.")
WAITS = later("A page that you were writing is still here: “{key}” goes on with it.")
LOOKED_AT = 100
"""Among how many of the latest sessions a page that was cut off is looked for."""


def is_offered(role: Role) -> bool:
    """Tell whether a page is offered: the words are the person's own, whoever leads them."""
    return role is Role.PATIENT


def is_cut_off(one: Summary, person: str) -> bool:
    """Tell whether a session is a page of this person that was begun and never kept."""
    is_open = one.outcome is Outcome.INTERRUPTED
    return one.stage == CAPTURED and is_open and one.person == person


class Capture:
    """One page that is being written; it may be written and spoken to from two threads."""

    def __init__(self, journal: Journal, began: datetime, person: str = SELF) -> None:
        """Write for a person from the moment `began`, or take up what was cut off before.

        Raises `JournalError`.
        """
        self.offered = ""
        """The words of a page that was cut off; empty when there was none."""
        self._journal = journal
        self._began = began
        self._person = person
        self._session = ""
        """The page in the journal; empty until there is a word or a sound of it."""
        self._turn = RLock()
        for one in journal.sessions(LOOKED_AT):
            if is_cut_off(one, person) and self._takes_up(one):
                break

    @property
    def memos(self) -> list[MemoKept]:
        """The memos on the page so far. Raises `JournalError`."""
        with self._turn:
            return self._journal.memos.loose(self._session) if self._session else []

    def save(self, words: str) -> None:
        """Keep what is not finished, in the place of what was kept of it. Raises `JournalError`."""
        with self._turn:
            if self._session or words.strip():
                self._journal.save_draft(self._begun(), CAPTURED, words)

    def add_sound(self, memo: int, number: int, until: Seconds, sound: bytes) -> None:
        """Keep a piece of a memo, which is so long with it. Raises `JournalError`."""
        with self._turn:
            self._journal.memos.add(self._begun(), memo, number, until, sound)

    def drop_sound(self, memo: int) -> None:
        """Take a memo off the page again. Raises `JournalError`."""
        with self._turn:
            self._journal.memos.drop(self._session, memo)

    def keep(self, words: str) -> bool:
        """Keep the page for good, as it is; False where nothing was written or spoken.

        Raises `JournalError`, and may be called again then.
        """
        with self._turn:
            memos = self.memos
            if not words.strip() and not memos:
                if self._session:
                    self._append(self._session, Stopped())
                return False
            if self._session and self._goes_on(words, memos):
                return True
            return keep_at_once(self._journal, words, self._person) or bool(memos)

    def _takes_up(self, one: Summary) -> bool:
        """Take up a page that was cut off, if there is a word or a sound of it."""
        draft, _trouble = left_behind(self._journal, one.id)
        if draft is None and not self._journal.memos.loose(one.id):
            return False
        self.offered = draft.words if draft is not None else ""
        self._session, self._began = one.id, one.began
        return True

    def _begun(self) -> str:
        """Return the page in the journal, begun when it was not."""
        if not self._session:
            name = self._journal.begin(self._person)
            first = Began(script="", digest="", title=_(TITLE), stage=CAPTURED, role="")
            self._journal.append(name, self._began, Recorded(0.0, first))
            self._session = name
        return self._session

    def _goes_on(self, words: str, memos: list[MemoKept]) -> bool:
        """Keep all of it in the page that was begun; False where another window has ended it."""
        try:
            entries = self._journal.events(self._session)
            if isinstance(entries[-1].recorded.event, Finished | Stopped):
                return False
            written = [CaptureKept(words)] if words.strip() else []
            self._append(self._session, *written, *memos, Finished())
        except JournalError:
            if memos:  # a page of its own could hold the words, and not what was spoken
                raise
            return False
        return True

    def _append(self, session: str, *events: Event) -> None:
        now = datetime.now(UTC)
        at = max(0.0, (now - self._began).total_seconds())
        self._journal.append(session, now, *(Recorded(at, one) for one in events))


def keep_at_once(journal: Journal, words: str, person: str = SELF) -> bool:
    """Keep a whole page, whatever else is being written; False where there are no words.

    Raises `JournalError`.
    """
    if not words.strip():
        return False
    keep_page(journal, datetime.now(UTC), CAPTURED, _(TITLE), CaptureKept(words), person)
    return True
