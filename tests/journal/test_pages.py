from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.journal.entry import Entry, Outcome
from integrate.journal.errors import JournalError
from integrate.journal.pages import (
    keep_page,
    newest_page,
    sessions_of_scripts,
    to_read,
    to_tell,
)
from integrate.journal.reading import as_lived
from integrate.session.record import (
    CAPTURED,
    SUPPORT_PLAN,
    Answered,
    Began,
    CaptureKept,
    Entered,
    Finished,
    PlanKept,
    Recorded,
    SafetyChosen,
    SafetyOpened,
)
from tests.journal.home import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.journal.store import Journal
    from tests.journal.home import Home

FIRST = PlanKept((("signs", "Signs", "One."),))
SECOND = PlanKept((("signs", "Signs", "Two."),))


def keep(journal: Journal, plan: PlanKept, hours: int = 0) -> None:
    """Keep a plan some hours after noon."""
    keep_page(journal, NOON + timedelta(hours=hours), SUPPORT_PLAN, "My plan", plan)


def test_each_save_is_a_new_version(home: Home) -> None:
    """The newest is found, and the earlier ones are still there."""
    with home.open() as journal:
        assert newest_page(journal, SUPPORT_PLAN) is None
        keep(journal, FIRST)
        keep(journal, SECOND, 1)
        entry = newest_page(journal, SUPPORT_PLAN)
        assert entry is not None
        assert entry.recorded.event == SECOND
        kept = [journal.events(one.id)[1].recorded.event for one in journal.sessions()]
    assert kept == [SECOND, FIRST]


def test_pages_are_no_sessions_of_scripts(home: Home, write: Callable[..., str]) -> None:
    """Lists leave them out, and none of them waits to be continued."""
    with home.open() as journal:
        keep(journal, FIRST)
        session = write(journal)
        keep(journal, SECOND, 1)
        found = journal.sessions()
        assert [one.id for one in sessions_of_scripts(found)] == [session]
        assert all(one.outcome is Outcome.FINISHED for one in found)


def test_a_damaged_version_hides_no_earlier_one(home: Home) -> None:
    """Where the newest page does not open, the one before it is found."""
    with home.open() as journal:
        keep(journal, FIRST)
        keep(journal, SECOND, 1)
        newest = journal.sessions()[0].id
    home.tamper("DELETE FROM events WHERE number = 2 AND session = ?", values=(newest,))
    with home.open() as journal:
        entry = newest_page(journal, SUPPORT_PLAN)
        assert entry is not None
        assert entry.recorded.event == FIRST


def test_where_no_version_opens_the_reason_is_told(home: Home) -> None:
    """It is an error, and never a plan that seems to be empty."""
    with home.open() as journal:
        keep(journal, FIRST)
    home.tamper("DELETE FROM events WHERE number = 2")
    with home.open() as journal, pytest.raises(JournalError):
        newest_page(journal, SUPPORT_PLAN)


def test_a_safety_step_is_read_as_it_was_lived(home: Home, write: Callable[..., str]) -> None:
    """What was shown, what was chosen, and what was shown then."""
    events = (
        Began("s", "d", "A check-in", "integration", "patient"),
        Entered("q", "Thoughts of harm"),
        Answered("q", "risk.2", "Thoughts of harm", "1", "Some days"),
        SafetyOpened("q", "Are you in danger?"),
        SafetyChosen("q", "not_now", "Not right now", "Please tell your clinic."),
        SafetyChosen("q", "go_on", "Carry on"),
        Finished(),
    )
    with home.open() as journal:
        lived = list(as_lived(journal.events(write(journal, events))))
    assert lived[1:-1] == [
        *("Thoughts of harm", "    Some days", "Are you in danger?", "    Not right now"),
        *("Please tell your clinic.", "    Carry on"),
    ]


def test_a_kept_page_of_raw_words_is_read_and_has_no_end(home: Home) -> None:
    """It stands among what is read; that its page was closed is not told of it."""
    began = Began("capture", "", "Raw words", CAPTURED, "patient")
    with home.open() as journal:
        name = journal.begin()
        for event in (began, CaptureKept("Stairs."), Finished()):
            journal.append(name, NOON, Recorded(0.0, event))
        (summary,) = journal.sessions()
        entries = journal.events(name)
    assert to_read([summary]) == [summary]
    assert sessions_of_scripts([summary]) == []
    assert [type(one.recorded.event) for one in to_tell(entries)] == [Began, CaptureKept]
    ended = [Entry(1, NOON, Recorded(0.0, Finished()))]
    assert to_tell(ended) == ended
