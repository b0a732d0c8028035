"""How manageable it is, on the screen: the number, what is offered from seven on, and thoughts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.session.record import Answered, Manageable, Passed, Paused, Resumed, Stopped
from integrate.ui.help import HelpScreen
from integrate.ui.player.bearing import EasingPanel, ManageablePanel
from integrate.ui.player.panels import PausePanel
from integrate.ui.player.screen import PlayerScreen
from tests.ui.acting import WIDE, House, flowing, perform, picture, script_text, sees, until, write

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = {
    "quiet": script_text("- Hello.\n- Goodbye.", "Quiet"),
    "anytime/grounding": script_text("- Five things.", "Five senses"),
    "anytime/grounding-feet": script_text("- Your feet.", "Your feet"),
}


async def test_a_low_number_goes_straight_back() -> None:
    """One key, a digit and Enter; the session was held meanwhile, and goes on."""
    play = perform("- wait: 1 min")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "1:00")
        await pilot.press("h")
        await until(pilot, lambda: isinstance(play.app.screen, ManageablePanel))
        await pilot.press("3", "enter")
        await until(pilot, lambda: isinstance(play.app.screen, PlayerScreen))
    assert play.memory.events[-3:] == [Paused(), Manageable(3), Resumed()]


async def test_from_the_pause_panel_it_leads_back_there() -> None:
    """Also without a number, and then none is kept."""
    play = perform("- Hello.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        for keys in (["6", "enter"], ["escape"]):
            await pilot.press("escape", "h")
            await until(pilot, lambda: isinstance(play.app.screen, ManageablePanel))
            await pilot.press(*keys)
            await until(pilot, lambda: isinstance(play.app.screen, PausePanel))
            await pilot.press("space")
            await until(pilot, lambda: isinstance(play.app.screen, PlayerScreen))
    assert [one for one in play.memory.events if isinstance(one, Manageable)] == [Manageable(6)]


@pytest.mark.parametrize("level", ["7", "10"])
async def test_from_seven_on_something_easier_is_offered(level: str) -> None:
    """Grounding, somebody to call, stopping and carrying on, with no word about the number."""
    play = perform("- Hello.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        await pilot.press("h", *level, "enter")
        await sees(pilot, "Thank you for saying so.")
        for words in ("Five senses", "My feet", "One thing", "Somebody to call", "Stop", "Carry"):
            assert words in picture(play.app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(play.app.screen, PlayerScreen))
    assert play.memory.events[-2:] == [Manageable(int(level)), Resumed()]


async def test_help_and_stopping_from_there() -> None:
    """Help comes back to the pause; stopping is asked about once."""
    play = perform("- Hello.\n- Goodbye.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        await pilot.press("h", "8", "enter")
        await until(pilot, lambda: isinstance(play.app.screen, EasingPanel))
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(play.app.screen, HelpScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(play.app.screen, PausePanel))
        await pilot.press("h", "8", "enter")
        await until(pilot, lambda: isinstance(play.app.screen, EasingPanel))
        await pilot.press("s")
        await sees(pilot, "Stop here? What you wrote is kept")
        await pilot.press("s")
        await sees(pilot, "You stopped here")
    assert isinstance(play.memory.events[-1], Stopped)


async def test_what_helped_is_offered_first_the_next_time(tmp_path: Path) -> None:
    """After a grounding the number is asked anew; a lower one is remembered with the grounding."""
    house = House(tmp_path, SCRIPTS)
    app = house.player("quiet")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        await pilot.press("h", "8", "enter")
        await until(pilot, lambda: isinstance(app.screen, EasingPanel))
        await pilot.press("down", "enter")
        await sees(pilot, "Your feet.")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ManageablePanel))
        await pilot.press("4", "enter")
        await until(pilot, lambda: isinstance(app.screen, PausePanel))
        await pilot.press("h", "9", "enter")
        await sees(pilot, "My feet on the floor: this helped last time")
        assert flowing(app).count("My feet") == 1
        await pilot.press("1")
        await sees(pilot, "Your feet.")
    said = [one for one in house.sessions[0] if isinstance(one, Manageable)]
    assert said == [Manageable(8), Manageable(4, "anytime/grounding-feet"), Manageable(9)]


async def test_a_question_that_was_thought_about() -> None:
    """Its key goes on, and what is kept says that it was thought about."""
    play = perform("- ask: What?\n  save: what\n- scale: How?")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Just think")
        await pilot.press("ctrl+t")
        await sees(pilot, "How?")
        assert "Just think" not in picture(play.app)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "How?" in picture(play.app)
    assert [one.how for one in play.memory.events if isinstance(one, Passed)] == ["thought"]


async def test_words_on_the_page_are_kept_by_that_key() -> None:
    """Who wrote something and presses it has answered with it: no word is lost."""
    play = perform("- ask: What?\n  save: what\n- Thank you.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What?")
        await write(pilot, "a stone")
        await pilot.press("ctrl+t")
        await sees(pilot, "Thank you.")
    assert [one.words for one in play.memory.events if isinstance(one, Answered)] == ["a stone"]
