"""A journal that fails while it is open: each screen says why, and can be left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from integrate.journal.errors import Damaged, NotWritable
from integrate.journal.store import Journal
from integrate.player.paperwork import Paperwork
from integrate.session.program import Role
from integrate.ui.console.line import NoteLine
from integrate.ui.console.screen import ConsoleScreen
from integrate.ui.help import HelpScreen
from integrate.ui.home.screen import HomeScreen
from integrate.ui.journal.screen import JournalScreen
from integrate.ui.note.screen import NoteScreen
from tests.ui.acting import WIDE, House, flowing, script_text, sees, until, write
from tests.ui.note.test_screen import SCRIPT, to_the_end

if TYPE_CHECKING:
    from pathlib import Path

DAMAGED = "The journal cannot be read here."
FULL = "The disk is full: make room on it."


def damaged(*_given: object, **_named: object) -> None:
    """Fail as a journal does whose file was damaged."""
    raise Damaged(DAMAGED)


def full(*_given: object, **_named: object) -> None:
    """Fail as a journal does on a full disk."""
    raise NotWritable(FULL)


@pytest.fixture(name="shelf")
def _shelf(tmp_path: Path) -> House:
    return House(tmp_path, {"one": script_text("- Hello.", "A shelf")})


async def test_trends_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence stands where they would, at any size, and the way back is there."""
    monkeypatch.setattr("integrate.ui.trends.screen.read_history", damaged)
    app = House(tmp_path, {"one": script_text("- Hello.", "A shelf")}).home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await until(pilot, lambda: isinstance(app.screen, JournalScreen))
        await pilot.press("t")
        await sees(pilot, DAMAGED)
        await pilot.resize_terminal(60, 18)
        await pilot.press("1", "left", "right")
        await sees(pilot, DAMAGED)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, JournalScreen))


@pytest.mark.parametrize("read", ["persons", "sessions"])
async def test_a_list_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: str
) -> None:
    """The journal's screen says why, and home is a key away."""
    app = House(tmp_path, {"one": script_text("- Hello.", "A shelf")}).home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        monkeypatch.setattr(Journal, read, damaged)
        await pilot.press("j")
        await sees(pilot, DAMAGED)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


@pytest.fixture(name="led")
def _led(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("HOME", str(tmp_path))
    return House(tmp_path, {"day": SCRIPT}, role=Role.THERAPIST)


async def test_a_note_that_cannot_be_read(led: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its screen says why, offers nothing to write, and closes."""
    monkeypatch.setattr(Paperwork, "read", damaged)
    app = led.player("day")
    async with app.run_test(size=WIDE) as pilot:
        await to_the_end(pilot)
        await pilot.press("enter")
        await sees(pilot, DAMAGED)
        await pilot.press("i", "s")
        assert isinstance(app.screen, NoteScreen)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, NoteScreen))


async def test_what_is_added_to_a_note_on_a_full_disk_stays_on_the_page(
    led: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told, nothing typed is lost, and with room again the same words are kept."""
    app = led.player("day")
    async with app.run_test(size=WIDE) as pilot:
        await to_the_end(pilot)
        await pilot.press("enter")
        await sees(pilot, "SESSION NOTE")
        with monkeypatch.context() as mishap:
            mishap.setattr(Paperwork, "add", full)
            await pilot.press("i")
            await write(pilot, "Calm throughout.")
            await pilot.press("escape")
            await sees(pilot, FULL)
            await sees(pilot, "Calm throughout.")
        await pilot.press("escape")
        await sees(pilot, "SESSION NOTE")
    with led.journal() as journal:
        (session,) = journal.sessions()
        assert Paperwork(journal, session.id).read().own.interpretation == "Calm throughout."


async def test_a_note_that_cannot_be_signed_is_still_a_draft(
    led: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says why, and the note can be signed later."""
    monkeypatch.setattr(Paperwork, "sign", full)
    app = led.player("day")
    async with app.run_test(size=WIDE) as pilot:
        await to_the_end(pilot)
        await pilot.press("enter")
        await sees(pilot, "SESSION NOTE (draft")
        await pilot.press("s")
        await sees(pilot, "Your name")
        await write(pilot, "A. Berg")
        await pilot.press("enter")
        await write(pilot, "A. Berg")
        await pilot.press("enter")
        await sees(pilot, FULL)
        await sees(pilot, "SESSION NOTE (draft")


async def test_a_support_plan_that_cannot_be_read_is_not_written_over(
    shelf: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says why, takes no letter, and closes."""
    monkeypatch.setattr("integrate.ui.support.newest_plan", damaged)
    app = shelf.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("f1", "p")
        await sees(pilot, DAMAGED)
        await pilot.press("enter")
        await write(pilot, "Ada")
        assert app.screen.query_one(TextArea).text == ""
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
    with shelf.journal() as journal:
        assert journal.sessions() == []


async def test_a_journal_that_cannot_say_its_ways_in_is_not_covered(
    shelf: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cover that nothing may lift is never laid; the sentence says why."""
    app = shelf.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        assert DAMAGED not in flowing(app)
        monkeypatch.setattr(Journal, "ways", damaged)
        await pilot.press("L")
        await sees(pilot, DAMAGED)
        assert not app.covering.is_on


async def test_home_stands_where_a_new_journal_cannot_say_what_opens_it(
    shelf: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lists the scripts and says why."""
    monkeypatch.setattr(Journal, "ways", damaged)
    app = shelf.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        await sees(pilot, DAMAGED)
        assert isinstance(app.screen, HomeScreen)


async def test_home_says_why_the_journal_does_not_open(shelf: House) -> None:
    """The key of the journal leads nowhere, and home is still there."""
    (shelf.folder / "data").write_text("a file, where a folder should be")
    app = shelf.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        home = app.screen
        assert isinstance(home, HomeScreen)
        home.tell("")
        await pilot.press("j")
        await sees(pilot, str(shelf.folder / "data")[-20:])
        assert app.screen is home


async def test_a_session_that_cannot_be_let_rest_is_still_offered(
    shelf: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says why, and with room again the same key does it."""
    app = shelf.player("one")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
    app = shelf.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Continue A shelf")
        with monkeypatch.context() as mishap:
            mishap.setattr(Journal, "append", full)
            await pilot.press("x")
            await sees(pilot, FULL)
        await sees(pilot, "Continue A shelf")
        await pilot.press("x")
        await until(pilot, lambda: "Continue A shelf" not in flowing(app))


async def test_words_after_the_end_stay_in_the_line_until_the_note_takes_them(
    led: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told, and with room again Enter keeps what stands there, once."""
    app = led.player("day")
    async with app.run_test(size=WIDE) as pilot:
        await to_the_end(pilot)
        console = app.screen
        assert isinstance(console, ConsoleScreen)
        with monkeypatch.context() as mishap:
            mishap.setattr(Paperwork, "add", full)
            await write(pilot, "Slept.")
            await console.keep_draft()
            await pilot.press("enter")
            await sees(pilot, FULL)
            await until(pilot, lambda: not console.is_busy)
            assert console.query_one(NoteLine).words == "Slept."
        await pilot.press("enter")
        await sees(pilot, "this waits under Interpretation in the note")
        await until(pilot, lambda: not console.query_one(NoteLine).words)
    with led.journal() as journal:
        (session,) = journal.sessions()
        own = Paperwork(journal, session.id).read().own
    assert own.interpretation.count("after the end: Slept.") == 1
