from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from integrate.session.record import Answered, Began, Entered, Finished, Recorded
from integrate.ui.home.screen import HomeScreen
from integrate.ui.journal import JournalScreen
from tests.ui.acting import NARROW, WIDE, House, flowing, picture, script_text, sees, until

if TYPE_CHECKING:
    from pathlib import Path


def _house(tmp_path: Path, *answers: str) -> House:
    """Return a house whose journal has a session for each answer, an hour apart."""
    house = House(tmp_path, {"one": script_text("- Hello.", "A shelf")})
    with house.journal() as journal:
        for hour, words in enumerate(answers, start=9):
            session = journal.begin()
            wall = datetime(2026, 3, 1, hour, tzinfo=UTC)
            events = (
                Began("one", "d", f"Evening {hour}", "anytime", "patient"),
                Entered("#1", "What stays?"),
                Answered("#1", "stays", "What stays?", words, words),
                Finished(),
            )
            for event in events:
                journal.append(session, wall, Recorded(0.0, event))
    return house


async def test_the_journal_lists_sessions_and_shows_the_newest_as_it_was_lived(
    tmp_path: Path,
) -> None:
    """Newest first; beside the list stand the questions and the person's own words."""
    app = _house(tmp_path, "a heron", "[b]the canal[/b] {x}").home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await sees(pilot, "[b]the canal[/b] {x}")
        said = flowing(app)
        assert said.index("Evening 10") < said.index("Evening 9")
        assert "finished" in said
        await pilot.press("down")
        await sees(pilot, "a heron")


async def test_escape_goes_from_the_page_to_the_list_and_then_home(tmp_path: Path) -> None:
    """Enter goes to the page to scroll it; Escape goes back one place at a time."""
    app = _house(tmp_path, "a heron").home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await sees(pilot, "Evening 9")
        assert "a heron" not in picture(app)
        await pilot.press("enter")
        await sees(pilot, "a heron")
        assert app.screen.query_one("#page", VerticalScroll).has_focus
        await pilot.press("escape")
        await until(pilot, lambda: "a heron" not in picture(app))
        assert isinstance(app.screen, JournalScreen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_an_empty_journal_says_what_will_be_in_it(tmp_path: Path) -> None:
    """Before the first session the journal says where words are kept, at any width."""
    for size in (WIDE, NARROW):
        app = House(tmp_path, {"one": script_text("- Hello.", "A shelf")}).home()
        async with app.run_test(size=size) as pilot:
            await sees(pilot, "A shelf")
            await pilot.press("j")
            await sees(pilot, "is kept here, on this computer")
            await pilot.press("escape")
            await until(pilot, lambda app=app: isinstance(app.screen, HomeScreen))  # type: ignore[misc] # bound now


async def test_a_session_that_was_tampered_with_is_told_and_hides_no_other(tmp_path: Path) -> None:
    """An unreadable session is listed as one, says why on its page, and the next can be read."""
    house = _house(tmp_path, "a heron", "the canal")
    with closing(sqlite3.connect(tmp_path / "data" / "journal.db")) as raw, raw:
        names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            raw.execute(f"DROP TRIGGER {name}")
        newest = raw.execute("SELECT session FROM events ORDER BY rowid DESC").fetchone()[0]
        raw.execute("UPDATE events SET body = x'00' WHERE session = ? AND number = 1", (newest,))
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await sees(pilot, "A session that cannot be read")
        await sees(pilot, "was changed or moved")
        await pilot.press("down")
        await sees(pilot, "a heron")
