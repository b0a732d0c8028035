"""Short and full on the screen: a choice before, and another in the pause panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.session.record import Began, Entered, WayTaken
from integrate.ui.player.screen import PlayerScreen
from tests.ui.acting import NARROW, WIDE, House, flowing, perform, script_text, sees, until

if TYPE_CHECKING:
    from pathlib import Path

STEPS = "- Hello.\n- say: More of it.\n  depth: full\n- Goodbye."
LASTING = "duration: {short: 14 min, full: 30 to 40 min}\n"


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize(("keys", "depth"), [(["enter"], "short"), (["down", "enter"], "full")])
async def test_the_choice_before_a_script(
    tmp_path: Path, size: tuple[int, int], keys: list[str], depth: str
) -> None:
    """Both ways stand there with their lengths, the short one chosen beforehand."""
    text = script_text(STEPS, "Resting", more=LASTING)
    house = House(tmp_path, {"rest": text})
    app = house.home()
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "Resting")
        if size == WIDE:
            await sees(pilot, "14 min, or 30 to 40 in full")
        await pilot.press("enter")
        await sees(pilot, "Short, about 14 minutes")
        assert "Full, about 30 to 40 minutes" in flowing(app)
        await pilot.press(*keys)
        await sees(pilot, "Hello.")
        await pilot.press("enter")
        await sees(pilot, "Goodbye." if depth == "short" else "More of it.")
    began = house.sessions[0][0]
    assert isinstance(began, Began)
    assert began.depth == depth


async def test_the_rest_in_short() -> None:
    """The pause panel turns to the other way, says so, and the same step goes on."""
    play = perform(STEPS)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "1 of 3")
        await pilot.press("escape")
        await sees(pilot, "The rest in short")
        await pilot.press("r")
        await until(pilot, lambda: isinstance(play.app.screen, PlayerScreen))
        await sees(pilot, "The rest comes in short.")
        await sees(pilot, "1 of 2")
        await pilot.press("enter")
        await sees(pilot, "Goodbye.")
        await pilot.press("escape")
        await sees(pilot, "The rest in full")
    assert WayTaken("short") in play.memory.events
    assert [one.text for one in play.memory.events if isinstance(one, Entered)] == [
        "Hello.",
        "Goodbye.",
    ]


async def test_where_there_is_one_way() -> None:
    """A script with one way offers no other, and its key does nothing."""
    play = perform("- Hello.\n- Goodbye.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        await pilot.press("escape")
        await sees(pilot, "There is no hurry.")
        await pilot.press("r")
        assert "The rest in" not in flowing(play.app)
        assert not isinstance(play.app.screen, PlayerScreen)
