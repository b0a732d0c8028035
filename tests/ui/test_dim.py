"""The nearly dark player: little more than the words, and the look as before when it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.ui.home.screen import HomeScreen
from integrate.ui.themes import NIGHT, THEMES
from tests.ui.acting import WIDE, House, flowing, perform, script_text, sees, until

if TYPE_CHECKING:
    from pathlib import Path


async def test_one_key_makes_it_dark_and_the_same_brings_it_back() -> None:
    """Only the words are there, and for one step which key it was; keys work as before."""
    play = perform("- Hello.\n- Goodbye.", title="A quiet hour")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A quiet hour")
        before = play.app.theme
        await pilot.press("d")
        await until(pilot, lambda: flowing(play.app) == "Hello. d again brings the light back.")
        assert play.app.theme == NIGHT.name
        await pilot.press("space")
        await until(pilot, lambda: flowing(play.app) == "Goodbye.")
        await pilot.press("d")
        await sees(pilot, "A quiet hour")
        assert play.app.theme == before
        await pilot.press("d")
        await sees(pilot, "d again brings the light back.")
        await pilot.press("d")
        await sees(pilot, "A quiet hour")
        assert "d again" not in flowing(play.app)


@pytest.mark.parametrize("look", [one.name for one in THEMES])
async def test_leaving_the_player_leaves_the_dark(tmp_path: Path, look: str) -> None:
    """Home has its own look again, whichever that was."""
    app = House(tmp_path, {"quiet": script_text("- Hello.", "Quiet")}).home()
    async with app.run_test(size=WIDE) as pilot:
        app.theme = look
        await sees(pilot, "Quiet")
        await pilot.press("enter")
        await sees(pilot, "Hello.")
        await pilot.press("d", "space", "space")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await until(pilot, lambda: app.theme == look)


async def test_grounding_from_the_dark_is_dark(tmp_path: Path) -> None:
    """What is called from it does not dazzle, and comes back to it."""
    House(tmp_path, {"anytime/grounding": script_text("- Look around.")})
    play = perform("- Hello.", folder=tmp_path / "scripts")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        await pilot.press("d", "g")
        await until(pilot, lambda: flowing(play.app) == "Look around.")
        await pilot.press("space")
        await sees(pilot, "There is no hurry.")
        assert play.app.theme == NIGHT.name
