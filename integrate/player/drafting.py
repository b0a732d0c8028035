"""What is half typed in a session, kept until it is answered, and offered again after a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.player.keeping import NotSaved
from integrate.session.charting import ChartEntry, Noted
from integrate.session.record import Answered, Entered
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.journal.entry import Draft, Entry
    from integrate.journal.store import Journal

OFFERED = later("You were writing this when the session was interrupted.")
"""What is said of words that are offered again."""
HALF_A_NOTE = ":note"
"""The name under which a therapist's half typed note is kept; no step can have it."""
NOT_SAVED = later("What you write now is kept only when you go on. {why}")


class Drafts:
    """The half typed words of one session."""

    def __init__(self, journal: Journal, session: str, offered: Draft | None = None) -> None:
        """Keep them in the session of this id; `offered` was left by an interruption."""
        self.offered = offered
        self.journal = journal
        """Where they are kept."""
        self.session = session
        """The id of the session."""

    def save(self, step: str, words: str) -> None:
        """Keep words in the place of the earlier ones. Raises `NotSaved` with a sentence."""
        try:
            self.journal.save_draft(self.session, step, words)
        except JournalError as error:
            raise NotSaved(_(NOT_SAVED, why=error)) from error


def left_behind(journal: Journal, session: str) -> tuple[Draft | None, str]:
    """Return the words left half typed, and a sentence when they cannot be read."""
    try:
        draft = journal.draft(session)
    except JournalError as error:
        return None, str(error)
    return (draft, "") if draft is not None and draft.words.strip() else (None, "")


def as_kept(draft: Draft | None, entries: Sequence[Entry]) -> list[Answered | Noted]:
    """Return what half typed words become in a session nobody goes on with: answer, or note."""
    if draft is None:
        return []
    events = [entry.recorded.event for entry in entries]
    if draft.step == HALF_A_NOTE:
        number = 1 + sum(isinstance(one, ChartEntry) for one in events)
        return [Noted(draft.words, entries[-1].recorded.at, number)]
    asked = [one.text for one in events if isinstance(one, Entered) and one.step == draft.step]
    return [Answered(draft.step, "", one, draft.words, draft.words) for one in asked[-1:]]
