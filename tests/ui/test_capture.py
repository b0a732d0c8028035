"""The blank page on the screen: from home, from a pause and from the end of a session."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from integrate.player.capturing import Capture, keep_at_once
from integrate.session.program import Role
from integrate.session.record import CAPTURED, Answered, CaptureKept
from integrate.ui.capture import CaptureScreen
from integrate.ui.home.screen import HomeScreen
from integrate.ui.player.panels import PausePanel
from tests.ui.acting import NARROW, WIDE, House, flowing, script_text, sees, until, write

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.ui.app import IntegrateApp

PLAIN = {"quiet": script_text("- Hello.\n- ask: What?\n  save: what", "Quiet")}
QUOTES = script_text("- 'You wrote: {{ captured }}'", "Later", more="recall: [captured]\n")


def pages(house: House) -> list[str]:
    """Return the words of every page kept, the newest first."""
    with house.journal() as journal:
        found = [journal.events(one.id) for one in journal.sessions() if one.stage == CAPTURED]
    events = [entry.recorded.event for one in found for entry in one]
    return [event.text for event in events if isinstance(event, CaptureKept)]


def page(app: IntegrateApp) -> TextArea:
    """Return the page that is written on."""
    return app.screen.query_one(TextArea)


@pytest.mark.parametrize("leave", ["escape", "ctrl+s"])
async def test_one_key_from_home_opens_a_page_and_one_keeps_it(tmp_path: Path, leave: str) -> None:
    """Nothing is asked; the words are in the journal as they were typed, and are told to be."""
    house = House(tmp_path, PLAIN)
    app = house.home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "Quiet")
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CaptureScreen))
        await write(pilot, "a heron")
        await pilot.press("enter", "enter", "g", leave)
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await sees(pilot, "Kept, just as it is.")
    assert pages(house) == ["a heron\n\ng"]


async def test_a_blank_page_leaves_nothing_behind(tmp_path: Path) -> None:
    """Who opens it and goes back has kept nothing."""
    house = House(tmp_path, PLAIN)
    app = house.home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "Quiet")
        await pilot.press("c", "space", "escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    with house.journal() as journal:
        assert journal.sessions() == []


async def test_what_is_being_typed_is_a_draft_within_a_second(tmp_path: Path) -> None:
    """A page that is cut off stands on the next one, before what is typed there."""
    house = House(tmp_path, PLAIN)
    with house.journal() as journal:
        Capture(journal, _noon()).save("the light was")
    app = house.home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "A page that you were writing is still here")
        await pilot.press("c")
        await sees(pilot, "You were writing this when it was interrupted.")
        await write(pilot, " green")
        await until(pilot, lambda: _draft(house) == "the light was green", "the draft")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert pages(house) == ["the light was green"]


async def test_a_page_from_a_pause_leaves_the_session_as_it_was(tmp_path: Path) -> None:
    """The session is held; the page leads back to the pause, and that to the same words."""
    house = House(tmp_path, PLAIN)
    app = house.player("quiet")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        await pilot.press("enter")
        await sees(pilot, "What?")
        await write(pilot, "half")
        await pilot.press("escape", "c")
        await until(pilot, lambda: isinstance(app.screen, CaptureScreen))
        await write(pilot, "raw")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PausePanel))
        await pilot.press("space")
        await until(pilot, lambda: page(app).text == "half")
        await write(pilot, "!")
        await pilot.press("enter", "enter")
        await sees(pilot, "This is the end")
    assert pages(house) == ["raw"]
    assert [one.value for one in house.sessions[0] if isinstance(one, Answered)] == ["half!"]


async def test_a_page_after_the_end(tmp_path: Path) -> None:
    """The closing screen has the key, and comes back."""
    house = House(tmp_path, {"one": script_text("- Hello.")})
    app = house.player("one")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        assert "c Write" not in flowing(app)
        await pilot.press("enter")
        await sees(pilot, "c Write")
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CaptureScreen))
        await write(pilot, "lighter")
        await pilot.press("escape")
        await sees(pilot, "Kept, just as it is.")
        await sees(pilot, "Take the time you need.")
    assert pages(house) == ["lighter"]


async def test_leaving_the_program_keeps_the_page(tmp_path: Path) -> None:
    """Ctrl+Q in the middle of a word loses none."""
    house = House(tmp_path, PLAIN)
    app = house.home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "Quiet")
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CaptureScreen))
        await write(pilot, "a her")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: pages(house) == ["a her"])


async def test_a_journal_that_cannot_be_opened_lets_the_words_stand(tmp_path: Path) -> None:
    """The reason is a sentence, and the page stays with what is on it."""
    house = House(tmp_path, PLAIN)
    (tmp_path / "data").write_text("no folder")
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Quiet")
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CaptureScreen))
        await write(pilot, "a heron")
        await pilot.press("escape")
        await sees(pilot, "Your words are still here")
        assert page(app).text == "a heron"


@pytest.mark.usefixtures("_quick")
async def test_a_locked_journal_is_asked_for_and_the_words_wait(tmp_path: Path) -> None:
    """The passphrase opens it; what was typed before is kept with the rest."""
    house = House(tmp_path, PLAIN)
    house.set_passphrase("four herons, a canal and café", only=True)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Your journal is locked")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("c")
        await sees(pilot, "Your journal is locked")
        await write(pilot, "four herons, a canal and café")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CaptureScreen))
        await write(pilot, "here")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert pages(house) == ["here"]


async def test_a_therapist_has_the_chart_instead(tmp_path: Path) -> None:
    """The page is for the person's own words, so no therapist's screen has it."""
    app = House(tmp_path, PLAIN, role=Role.THERAPIST).home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Quiet")
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "c Write" not in flowing(app)


async def test_the_words_are_quoted_by_a_later_script_and_read_in_the_journal(
    tmp_path: Path,
) -> None:
    """`recall: [captured]` says them again, and the journal lists the page under its date."""
    house = House(tmp_path, {"later": QUOTES})
    with house.journal() as journal:
        keep_at_once(journal, "a heron, {{ captured }}")
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Later")
        await pilot.press("enter")
        await sees(pilot, "You wrote: a heron, {{ captured }}")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("j", "down")
        await sees(pilot, "Just as it came")
        await sees(pilot, "a heron, {{ captured }}")
        assert "came to the end" not in flowing(app)


def _noon() -> datetime:
    return datetime(2026, 3, 1, 12, tzinfo=UTC)


def _draft(house: House) -> str:
    with house.journal() as journal:
        kept = journal.draft(journal.sessions()[0].id)
    return kept.words if kept else ""
