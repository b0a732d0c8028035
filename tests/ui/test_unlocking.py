from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.player.opening import open_fresh
from integrate.session.effects import Outcome
from integrate.ui.home.screen import HomeScreen
from integrate.ui.journal.screen import JournalScreen
from integrate.ui.secret import UnlockScreen
from tests.ui.acting import NARROW, WIDE, House, picture, rows, script_text, sees, until, write

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("_quick")
WORDS = "four herons and a canal"
SCRIPTS = {
    "one": script_text("- Hello.", "A shelf"),
    "anytime/grounding": script_text("- Feel your feet.", "Steady"),
}


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house whose journal only its passphrase opens."""
    house = House(tmp_path, SCRIPTS)
    house.set_passphrase(WORDS, only=True)
    return house


@pytest.mark.parametrize("size", [NARROW, (80, 24), (120, 36)])
async def test_a_locked_journal_is_asked_for_and_what_is_typed_is_not_shown(
    house: House, size: tuple[int, int]
) -> None:
    """Wrong words are told and asked for again; the right ones show what was interrupted."""
    settings = house.settings
    entry = settings.library.find("one", house.folder)
    with house.journal() as journal:
        opened = open_fresh(settings, journal, entry, lambda _told: None)
        opened.driver.send(opened.opening)
    app = house.home()
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "The journal opens by its passphrase.")
        assert "Continue" not in picture(app)
        await write(pilot, "a pond")
        assert "pond" not in picture(app)
        await pilot.press("enter")
        await sees(pilot, "nothing was changed, so try again")
        await write(pilot, WORDS)
        assert "herons" not in picture(app)
        await pilot.press("enter")
        await sees(pilot, "Continue A shelf")
        await pilot.press("enter")
        await sees(pilot, "Hello.")


async def test_grounding_help_and_leaving_need_no_passphrase(house: House) -> None:
    """Each is one key away from the page that asks, and home opens without the journal."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Your journal is locked")
        keys = rows(app)[-1]
        assert "F9 Ground me" in keys
        assert "F1 Help" in keys
        assert "esc Leave it locked" in keys
        await pilot.press("f9")
        await sees(pilot, "Feel your feet.")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        await pilot.press("f1")
        await sees(pilot, "emergency number")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        await pilot.press("escape")
        await sees(pilot, "A shelf")
        await sees(pilot, "The journal opens by its passphrase.")
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("q")
    assert app.return_code == 0


async def test_what_can_be_done_instead_is_reached_by_arrows_too(house: House) -> None:
    """Down from the place to type stands grounding, and Enter opens it."""
    app = house.home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "Your journal is locked")
        await pilot.press("down", "enter")
        await sees(pilot, "Feel your feet.")


async def test_whatever_needs_the_journal_asks_again(house: House) -> None:
    """After leaving it locked, a script and the journal key both ask, and then go on."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Your journal is locked")
        await pilot.press("escape")
        await sees(pilot, "A shelf")
        await pilot.press("enter")
        await sees(pilot, "Your journal is locked")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("j")
        await sees(pilot, "Your journal is locked")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("j")
        await sees(pilot, "Your journal is locked")
        await write(pilot, WORDS)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, JournalScreen))
        await sees(pilot, "Opened now by: a passphrase")
    assert house.sessions == []


async def test_a_session_that_was_asked_for_begins_after_the_passphrase(house: House) -> None:
    """`play` asks before anything is written, and then plays."""
    app = house.player("one")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Your journal is locked")
        assert house.sessions == []
        await write(pilot, WORDS)
        await pilot.press("enter")
        await sees(pilot, "Hello.")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: app.played is Outcome.FINISHED)
    assert len(house.sessions) == 1


async def test_a_session_whose_journal_is_left_locked_does_not_begin(house: House) -> None:
    """Escape leaves the program as a stop does, and nothing was written."""
    app = house.player("one")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Your journal is locked")
        await pilot.press("escape")
        await until(pilot, lambda: app.played is Outcome.STOPPED)
    assert house.sessions == []
