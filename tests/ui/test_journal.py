from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual.containers import VerticalScroll
from textual.widgets import OptionList

from integrate.journal.store import Journal
from integrate.session.program import Role
from integrate.session.record import Answered, Began, Entered, Finished, Recorded
from integrate.ui.home.screen import HomeScreen
from integrate.ui.journal.screen import JournalScreen
from tests.ui.acting import (
    NARROW,
    PATIENCE,
    WIDE,
    House,
    flowing,
    picture,
    script_text,
    sees,
    until,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.journal.entry import Entry
    from integrate.session.record import Event as Recordable


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


# Finding, remembering, leading on.


def _long(tmp_path: Path, count: int, role: Role = Role.PATIENT, shown_before: str = "") -> House:
    """Return a house with so many sessions, a day apart, with the words of each."""
    house = House(tmp_path, {"one": script_text("- Hello.", "A shelf")}, role=role)
    with house.journal() as journal:
        for number in range(count):
            _write(journal, number, f"bird number {number}", shown_before=shown_before)
    return house


def _write(
    journal: Journal, day: int, words: str, person: str = "self", shown_before: str = ""
) -> None:
    session = journal.begin(person)
    wall = datetime(2025, 1, 1, 9, tzinfo=UTC) + timedelta(days=day)
    events: tuple[Recordable, ...] = (
        Began("one", "d", f"Day {day}", "anytime", "patient"),
        Entered("#0", "Sit down." + shown_before),
        Entered("#1", "What stays?"),
        Answered("#1", "remember", "What stays?", words, words),
        Finished(),
    )
    moments = [Recorded(float(at), event) for at, event in enumerate(events)]
    journal.append(session, wall, *moments)


async def test_sessions_stand_under_their_months_and_come_as_the_cursor_goes(
    tmp_path: Path,
) -> None:
    """A hundred are there at once, and the next as the cursor nears the end; none is missing."""
    app = _long(tmp_path, 250).home()
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await sees(pilot, "SEPTEMBER 2025")
        screen = app.screen
        assert isinstance(screen, JournalScreen)
        await until(pilot, lambda: len(screen.listed) == 100)
        entries = screen.query_one("#entries", OptionList)
        while len(screen.listed) < 250:
            before = len(screen.listed)
            await pilot.press("end")
            await until(pilot, lambda before=before: len(screen.listed) > before)  # type: ignore[misc] # bound now
        assert [row.session.title for row in screen.listed] == [
            f"Day {n}" for n in range(249, -1, -1)
        ]
        await pilot.press("end")
        await sees(pilot, "bird number 0")
        assert sum(one.disabled for one in entries.options) == 9


@pytest.mark.parametrize("size", [NARROW, (80, 24), (120, 36)])
async def test_own_words_are_found_and_the_page_opens_where_they_are(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """What is typed after `/` is looked for in the answers; Escape goes back step by step."""
    app = _long(tmp_path, 120, shown_before="\nBreathe." * 40).home()
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await sees(pilot, "Day 119")
        await pilot.press("slash")
        await write(pilot, "NUMBER 17")
        await pilot.press("enter")
        await sees(pilot, "Found: NUMBER 17")
        await sees(pilot, "bird number 117")
        await pilot.press("down", "enter")
        await sees(pilot, "What stays? bird number 17")
        assert "Sit down." not in picture(app)
        await pilot.press("home")
        await sees(pilot, "Sit down.")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen.query_one("#entries").has_focus)
        await pilot.press("escape")
        await sees(pilot, "Day 119")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_words_that_nobody_wrote_are_not_found(tmp_path: Path) -> None:
    """It is said, and an empty search shows all sessions again."""
    app = _long(tmp_path, 3).home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await sees(pilot, "Day 2")
        await pilot.press("slash")
        await write(pilot, "heron")
        await pilot.press("enter")
        await sees(pilot, "Nothing that you wrote has these words in it.")
        await pilot.press("slash", *["backspace"] * 5, "enter")
        await sees(pilot, "Day 2")


async def test_a_search_is_left_when_nobody_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Going back ends a search at the next session, however many there are still."""
    read: list[str] = []
    going = Event()
    events = Journal.events

    def slowly(journal: Journal, session: str) -> list[Entry]:
        read.append(session)
        if len(read) > 5:
            going.wait(PATIENCE)
        return events(journal, session)

    app = _long(tmp_path, 60).home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await sees(pilot, "bird number 59")
        monkeypatch.setattr(Journal, "events", slowly)
        await pilot.press("slash")
        await write(pilot, "heron")
        await pilot.press("enter")
        await sees(pilot, "looking")
        await until(pilot, lambda: len(read) > 5)
        await pilot.press("escape")
        await sees(pilot, "Day 59")
        going.set()
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert len(read) < 20


async def test_what_was_to_be_remembered_is_listed(tmp_path: Path) -> None:
    """`r` lists it, with the question it answered; where there is none it says what asks for it."""
    app = _long(tmp_path, 2).home()
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await sees(pilot, "Day 1")
        await pilot.press("r")
        await sees(pilot, "What you wanted to remember")
        await sees(pilot, "bird number 0")
        await pilot.press("e")
        await sees(pilot, "integrate journal export notes.md")
        await pilot.press("escape")
        await sees(pilot, "bird number 1")
    app = _house(tmp_path / "other", "a heron").home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j", "r")
        await sees(pilot, "Some scripts ask what you want to remember")


async def test_the_cursor_of_a_list_that_has_gone_shows_nothing(tmp_path: Path) -> None:
    """A cursor that moved just before another list was asked for finds no row there, nor fails."""
    app = _long(tmp_path, 30).home()
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await sees(pilot, "Day 29")
        screen = app.screen
        assert isinstance(screen, JournalScreen)
        screen.query_one("#entries", OptionList).action_last()
        screen.action_remember()
        assert not screen.listed
        await sees(pilot, "What you wanted to remember")
        await sees(pilot, "bird number 29")


async def test_its_own_keys_are_named_where_it_is_narrow(tmp_path: Path) -> None:
    """They stand in two rows, with what finds words, what was to be remembered, and trends."""
    app = _long(tmp_path, 1).home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        for words in ("/ Find", "r To remember", "t Trends"):
            await sees(pilot, words)


async def test_a_therapist_chooses_whose_sessions_to_read(tmp_path: Path) -> None:
    """`P` names the people; a patient is offered nobody, and sees nobody else's words."""
    house = _long(tmp_path, 1, Role.THERAPIST)
    with house.journal() as journal:
        _write(journal, 5, "a wren's words", journal.add_person("Wren").id)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await sees(pilot, "bird number 0")
        assert "Day 5" not in picture(app)
        await pilot.press("P")
        await sees(pilot, "Whose sessions?")
        await sees(pilot, "esc Back")
        await pilot.press("down", "enter")
        await sees(pilot, "a wren's words")
        assert "Your journal Wren" in flowing(app)
        assert "Day 0" not in picture(app)
    house.role = Role.PATIENT
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await sees(pilot, "bird number 0")
        await pilot.press("P")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
        assert "Day 5" not in picture(app)


async def test_how_the_journal_was_opened_is_said_quietly(tmp_path: Path) -> None:
    """One line names the way in, and what it is worth."""
    app = _house(tmp_path, "a heron").home()
    async with app.run_test(size=(80, 24)) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("j")
        await sees(pilot, "Opened now by: this computer. Limits: whoever uses this computer as you")
