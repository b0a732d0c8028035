from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from integrate.help import crisis_lines
from integrate.player.help_at_hand import HelpAtHand
from integrate.preferences.file import read
from integrate.preferences.welcomed import was_welcomed
from integrate.ui.app import IntegrateApp
from integrate.ui.home.screen import HomeScreen
from integrate.ui.launch import Opening
from integrate.ui.welcome.screen import WelcomeScreen
from tests.ui.acting import NARROW, WIDE, House, picture, script_text, sees, until

if TYPE_CHECKING:
    from pathlib import Path

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house where nobody was before."""
    scripts = {
        "one": script_text("- Hello.", "A shelf"),
        "anytime/grounding": script_text("- Feel your feet.", "Steady"),
    }
    return House(tmp_path, scripts)


def first_time(house: House) -> IntegrateApp:
    """Return the program as somebody meets it who is here for the first time."""
    settings = replace(house.settings, help=HelpAtHand(house.preferences))
    return IntegrateApp(settings, None, house.preferences, opening=Opening(welcomes=True))


@SIZES
async def test_three_pages_lead_home(house: House, size: tuple[int, int]) -> None:
    """What this is, where the words are, and the country; then home, and it is remembered."""
    app = first_time(house)
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "It cannot see you, and alerts no one.")
        await pilot.press("enter")
        await sees(pilot, "can read all of them")
        await pilot.press("left")
        await sees(pilot, "page 1 of 3")
        await pilot.press("space", "right")
        await sees(pilot, "Choose your country")
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await sees(pilot, "A shelf")
    assert was_welcomed(house.preferences)
    assert read(house.preferences).preferences.country == crisis_lines.shipped()[0].country


async def test_the_country_can_be_left_out(house: House) -> None:
    """The first line of the list goes on without one."""
    app = first_time(house)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "page 1 of 3")
        await pilot.press("enter", "enter")
        await sees(pilot, "Choose your country")
        await pilot.press("enter")
        await sees(pilot, "A shelf")
    assert not house.preferences.exists()


async def test_help_and_grounding_are_there_on_each_page(house: House) -> None:
    """`?` and `g` work, and come back to the page."""
    app = first_time(house)
    async with app.run_test(size=WIDE) as pilot:
        for number in (1, 2, 3):
            await sees(pilot, f"page {number} of 3")
            await pilot.press("question_mark")
            await sees(pilot, "findahelpline.com")
            await pilot.press("escape")
            await sees(pilot, f"page {number} of 3")
            await pilot.press("g")
            await sees(pilot, "Feel your feet.")
            await pilot.press("escape", "s")
            await sees(pilot, "Stop here?")
            await pilot.press("s")
            await sees(pilot, f"page {number} of 3")
            await pilot.press("enter")


async def test_escape_leads_home_from_any_page(house: House) -> None:
    """Nobody is kept, and it does not come again."""
    app = first_time(house)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, WelcomeScreen))
        await pilot.press("escape")
        await sees(pilot, "A shelf")
    assert was_welcomed(house.preferences)


async def test_a_place_that_cannot_be_written_keeps_nobody_out(house: House) -> None:
    """The country is not kept, which is said at home; the welcome comes again another time."""
    house.preferences.parent.joinpath("config").write_text("a file")
    settings = house.folder / "config" / "settings.toml"
    own = replace(house.settings, help=HelpAtHand(settings))
    app = IntegrateApp(own, None, settings, opening=Opening(welcomes=True))
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "page 1 of 3")
        await pilot.press("enter", "enter")
        await sees(pilot, "Choose your country")
        await pilot.press("down", "enter")
        await sees(pilot, "The country is not kept")
        assert "A shelf" in picture(app)
    assert not was_welcomed(settings)
