"""What stands on the screen where the journal cannot be read or written any more."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from integrate.help.support_plan import SupportPlan
from integrate.journal.entry import Outcome
from integrate.journal.errors import Damaged, JournalError, NotWritable
from integrate.player.agreed_now import AgreedNow
from integrate.player.capturing import Capture
from integrate.player.door import Door
from integrate.player.drafting import Drafts, left_behind
from integrate.player.gates import said_today
from integrate.player.help_at_hand import HelpAtHand
from integrate.player.keeping import NotSaved
from integrate.player.opening import open_continued, readable
from integrate.player.paperwork import Paperwork
from integrate.player.programme_shelf import look_at_programmes
from integrate.player.settings import Settings
from integrate.player.steadying import remembered
from integrate.script.library import Library
from integrate.session.effects import Record
from integrate.session.inputs import Advance, Begin
from integrate.session.program import Role
from integrate.session.record import CAPTURED, Began, CaptureKept, Finished, Recorded
from integrate.session.replay import CannotReturn, HadEnded
from integrate.session.session import Session
from tests.journal.home import EVENTS, NOON, Home
from tests.player.fakes import WrittenSound

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integrate.journal.store import Journal

ONE = "title: One\nstage: anytime\nsteps: [Welcome.]\n"
WALL = datetime(2026, 3, 1, 12, tzinfo=UTC)
SESSION = Began("session/infusion", "0" * 64, "Day", "session", "therapist")


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Home:
    return Home(tmp_path / "data", tmp_path / "keys")


@pytest.fixture(name="shut")
def _shut(home: Home) -> Journal:
    """Give a journal that nothing can be read in nor written to: it was closed."""
    journal = home.open()
    journal.bring_in({"first": [(NOON, Recorded(1.0, one)) for one in EVENTS]})
    journal.close()
    return journal


def test_half_typed_words_that_are_not_kept_are_said_to_be_so(shut: Journal) -> None:
    """The person learns of it while they write, and not after the words are gone."""
    with pytest.raises(NotSaved, match="What you write now is kept only when you go on"):
        Drafts(shut, "first").save("#1", "a her")
    draft, trouble = left_behind(shut, "first")
    assert draft is None
    assert trouble.endswith(".")


def test_where_help_is_never_fails(shut: Journal) -> None:
    """Without the plan there is a sentence in its place; nothing is thrown at anybody."""
    plan, trouble = HelpAtHand(lend_journal=lambda: nullcontext(shut)).plan_and_trouble()
    assert plan == SupportPlan()
    assert trouble.startswith("Your support plan cannot be shown now. ")


def test_what_was_said_of_ketamine_is_asked_again(shut: Journal) -> None:
    """An answer that does not open counts for none."""
    assert said_today(shut, WALL) == ""


def test_nothing_agreed_and_nothing_that_helped_is_made_up(shut: Journal) -> None:
    """What cannot be read is not shown, and the session goes on without it."""
    assert AgreedNow(shut, "first").read() == ()
    assert remembered(shut, "self") is None


def test_nothing_is_agreed_in_a_session_that_is_not_there(home: Home) -> None:
    """Nor is anything of another one shown in its place."""
    with home.open() as journal:
        assert AgreedNow(journal, "gone").read() == ()


def test_a_page_whose_draft_was_damaged_is_kept_as_a_page_of_its_own(home: Home) -> None:
    """The words that somebody has on the screen are worth more than the page they began on."""
    with home.open() as journal:
        page = Capture(journal, WALL)
        page.save("the li")
        home.tamper("UPDATE events SET body = zeroblob(200)")
        assert page.keep("the light")
        kept, _damaged = sorted(journal.sessions(), key=lambda one: one.began, reverse=True)
        events = [one.recorded.event for one in journal.events(kept.id)]
    assert events[1:] == [CaptureKept("the light"), Finished()]
    assert kept.stage == CAPTURED


def test_a_page_with_a_memo_says_that_it_was_not_kept(home: Home) -> None:
    """A page of its own could not hold what was spoken, and so nothing is said to be kept."""
    with home.open() as journal:
        page = Capture(journal, WALL)
        page.save("the li")
        (begun,) = journal.sessions()
        journal.memos.add(begun.id, 1, 1, 1.0, b"OggS")
        assert page.memos
        home.tamper("UPDATE events SET body = zeroblob(200)")
        with pytest.raises(Damaged):
            page.keep("the light")
        assert len(journal.sessions()) == 1


def test_a_note_is_made_where_what_was_added_does_not_open(home: Home) -> None:
    """The record is whole without it; what a clinician added is written anew."""
    with home.open() as journal:
        name = journal.begin()
        journal.append(name, WALL, Recorded(0.0, SESSION), Recorded(5.0, Finished()))
        paperwork = Paperwork(journal, name)
        paperwork.add(paperwork.own().with_part("plan", "Call on Monday."))
        assert paperwork.own().plan == "Call on Monday."
    home.tamper("UPDATE drafts SET body = zeroblob(200)")
    with home.open() as journal:
        papers = Paperwork(journal, name).read()
    assert papers.own.plan == ""
    assert papers.is_draft


def test_a_shut_journal_keeps_no_page_and_says_so(shut: Journal) -> None:
    """Whoever keeps a page hears of it as an error with a sentence."""
    with pytest.raises(JournalError):
        Capture(shut, WALL)


def settings(folder: Path, open_journal: Callable[[], Journal]) -> Settings:
    """Return the settings of a run with one script, in silence."""
    (folder / "scripts").mkdir()
    (folder / "scripts" / "one.yaml").write_text(ONE)
    return Settings(
        library=Library((folder / "scripts",)),
        here=folder,
        sounds=folder,
        role=Role.PATIENT,
        speed=1.0,
        open_journal=open_journal,
        open_output=lambda _tell: WrittenSound([]),
    )


def test_programmes_are_shown_without_a_journal(tmp_path: Path) -> None:
    """What is followed is not known then, and the reason stands beside the list."""

    def full() -> Journal:
        raise NotWritable("The disk is full: make room on it.")

    run = settings(tmp_path, full)
    found = look_at_programmes(run, Door(run))
    assert (found.today, found.trouble) == (None, "The disk is full: make room on it.")


def test_a_session_that_lost_its_last_word_has_come_to_its_end(home: Home, tmp_path: Path) -> None:
    """A crash between the last key and the end leaves nothing to go on with, and it says so."""
    run = settings(tmp_path, home.open)
    entry = run.library.find("one", tmp_path)
    session = Session(readable(entry), Role.PATIENT, entry.name)
    effects = [*session.handle(Begin(), 0.0), *session.handle(Advance(), 1.0)]
    *kept, last = [one.recorded for one in effects if isinstance(one, Record)]
    assert last.event == Finished()
    with home.open() as journal:
        journal.append(journal.begin(), WALL, *kept)
        (summary,) = journal.sessions()
        assert summary.outcome is Outcome.INTERRUPTED
        with pytest.raises(HadEnded, match="had come to its end"):
            open_continued(run, journal, summary, pytest.fail)
        assert journal.sessions()[0].outcome is Outcome.FINISHED


def test_a_session_whose_script_is_gone_cannot_be_taken_up(home: Home, tmp_path: Path) -> None:
    """The sentence names the script, and the session stays as it was."""
    run = settings(tmp_path, home.open)
    gone = Began("gone", "0" * 16, "Day", "anytime", "patient")
    with home.open() as journal:
        journal.append(journal.begin(), WALL, Recorded(0.0, gone))
        (summary,) = journal.sessions()
        with pytest.raises(CannotReturn, match="gone"):
            open_continued(run, journal, summary, pytest.fail)
        assert journal.sessions() == [summary]
