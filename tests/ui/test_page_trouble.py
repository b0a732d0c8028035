"""A blank page whose journal fails: it says why, and no word or memo on it is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from integrate.player.capturing import Capture
from integrate.session.record import CaptureKept
from integrate.ui.app import IntegrateApp
from integrate.ui.capture import CaptureScreen
from integrate.ui.home.screen import HomeScreen
from tests.player.speaking import Speaker, speaking
from tests.ui.acting import WIDE, House, script_text, sees, until, write
from tests.ui.test_journal_trouble import DAMAGED, FULL, damaged, full

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.acting import Acting


@pytest.fixture(name="shelf")
def _shelf(tmp_path: Path) -> House:
    return House(tmp_path, {"one": script_text("- Hello.", "A shelf")})


async def open_page(pilot: Acting) -> None:
    """Go from home to the blank page."""
    await sees(pilot, "A shelf")
    await pilot.press("c")
    await until(pilot, lambda: isinstance(pilot.app.screen, CaptureScreen))


async def test_a_page_that_cannot_be_kept_stays(
    shelf: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither its draft nor leaving it costs a word; with room again the next key keeps it."""
    monkeypatch.setattr("integrate.ui.capture.KEPT_AFTER", 0.01)
    app = shelf.home()
    async with app.run_test(size=WIDE) as pilot:
        await open_page(pilot)
        with monkeypatch.context() as mishap:
            mishap.setattr(Capture, "save", full)
            await write(pilot, "a heron")
            await sees(pilot, f"{FULL} Your words are still here")
        with monkeypatch.context() as mishap:
            mishap.setattr(Capture, "keep", damaged)
            await pilot.press("escape")
            await sees(pilot, f"{DAMAGED} Your words are still here")
        assert isinstance(app.screen, CaptureScreen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    with shelf.journal() as journal:
        (page,) = journal.sessions()
        events = [one.recorded.event for one in journal.events(page.id)]
    assert CaptureKept("a heron") in events


async def test_a_page_whose_memos_cannot_be_found_can_be_written_on(
    shelf: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening it says why, and the page is there."""
    monkeypatch.setattr(Capture, "memos", property(damaged))
    app = shelf.home()
    async with app.run_test(size=WIDE) as pilot:
        await open_page(pilot)
        await sees(pilot, DAMAGED)
        await write(pilot, "a heron")
        assert app.screen.query_one(TextArea).text == "a heron"


@pytest.mark.parametrize("fails", ["looked for", "taken off"])
async def test_a_memo_that_cannot_be_reached_is_told(
    shelf: House, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    """Whether it was just spoken or is to be taken off again, the page stays and says why."""
    settings = replace(shelf.settings, record=speaking(Speaker(5)))
    app = IntegrateApp(settings, None, shelf.preferences)
    async with app.run_test(size=WIDE) as pilot:
        await open_page(pilot)
        await pilot.press("ctrl+r")
        await sees(pilot, "Recording, 5 s")
        if fails == "looked for":
            monkeypatch.setattr(Capture, "memos", property(damaged))
            await pilot.press("ctrl+r")
        else:
            await pilot.press("ctrl+r")
            await sees(pilot, "ctrl+t Take the memo off")
            monkeypatch.setattr("integrate.ui.capture.take_back", damaged)
            await pilot.press("ctrl+t")
        await sees(pilot, DAMAGED)
        assert isinstance(app.screen, CaptureScreen)
