"""Capture: a blank page for raw words, with a date and nothing asked.

What is typed is kept as it stands, unedited. While it is being written it is a draft of a page of
its own; a page that was cut off is taken up again by the next one, so that no word is lost.
"""

from __future__ import annotations

from datetime import UTC, datetime
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
    from integrate.journal.entry import Summary
    from integrate.journal.store import Journal
    from integrate.session.record import Event

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
    """One page that is being written; one thread at a time uses it."""

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
        """The page in the journal; empty until there is a word of it."""
        for one in journal.sessions(LOOKED_AT):
            draft, _trouble = (
                left_behind(journal, one.id) if is_cut_off(one, person) else (None, "")
            )
            if draft is not None:
                self.offered, self._session, self._began = draft.words, one.id, one.began
                break

    def save(self, words: str) -> None:
        """Keep what is not finished, in the place of what was kept of it. Raises `JournalError`."""
        if not self._session:
            if not words.strip():
                return
            name = self._journal.begin(self._person)
            first = Began(script="", digest="", title=_(TITLE), stage=CAPTURED, role="")
            self._journal.append(name, self._began, Recorded(0.0, first))
            self._session = name
        self._journal.save_draft(self._session, CAPTURED, words)

    def keep(self, words: str) -> bool:
        """Keep the page for good, as it is; False where nothing was written.

        Raises `JournalError`, and may be called again then.
        """
        if not words.strip():
            if self._session:
                self._append(self._session, Stopped())
            return False
        if self._session and self._goes_on(words):
            return True
        return keep_at_once(self._journal, words, self._person)

    def _goes_on(self, words: str) -> bool:
        """Keep the words in the page that was begun; False where another window has ended it."""
        try:
            entries = self._journal.events(self._session)
            if isinstance(entries[-1].recorded.event, Finished | Stopped):
                return False
            self._append(self._session, CaptureKept(words), Finished())
        except JournalError:
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
