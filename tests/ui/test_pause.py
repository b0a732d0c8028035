from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.containers import Vertical

from integrate.session.effects import Outcome
from integrate.session.record import Answered, Paused, Resumed, Stopped
from integrate.ui.help import HelpScreen
from integrate.ui.player.panels import PausePanel
from integrate.ui.player.screen import PlayerScreen
from tests.ui.acting import (
    NARROW,
    WIDE,
    House,
    flowing,
    perform,
    picture,
    script_text,
    sees,
    until,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

GROUNDING = script_text("- Feel your feet.\n- Look around.", "Steady")


@pytest.fixture(name="library")
def _library(tmp_path: Path) -> Path:
    """Give a folder with a grounding script."""
    House(tmp_path, {"anytime/grounding": GROUNDING})
    return tmp_path / "scripts"


@pytest.mark.parametrize("key", ["escape", "space", "enter"])
async def test_the_pause_panel_opens_by_escape_and_carries_on(key: str) -> None:
    """Escape holds everything; Escape, space or Enter goes on with the same step."""
    play = perform("- scale: How?")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "How?")
        await pilot.press("escape")
        await sees(pilot, "There is no hurry.")
        await pilot.press(key)
        await until(pilot, lambda: isinstance(play.app.screen, PlayerScreen))
        await pilot.press("4", "enter")
        await sees(pilot, "This is the end")
    assert [type(one) for one in play.memory.events][2:5] == [Paused, Resumed, Answered]


@pytest.mark.parametrize("size", [WIDE, NARROW, (40, 12)])
async def test_a_panel_has_an_edge_where_its_ground_is_that_of_the_screen(
    size: tuple[int, int],
) -> None:
    """In the look of high contrast a line is drawn round it; in a low window one at its left."""
    play = perform("- scale: How?")
    async with play.app.run_test(size=size) as pilot:
        await sees(pilot, "How?")
        play.app.theme = "contrast"
        await pilot.press("escape")
        await sees(pilot, "There is no hurry.")
        box = play.app.screen.query_one(Vertical)
        assert box.styles.background == play.app.screen.styles.background
        assert box.styles.border_left[0] != ""
        assert (box.styles.border_top[0] != "") == (size[1] >= 14)


async def test_space_pauses_a_rest_and_the_rest_ends_later_by_the_pause() -> None:
    """Time stands still in a pause."""
    play = perform("- wait: 1 min\n- Thank you.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "1:00")
        play.clock.go_to(20.0)
        await pilot.press("space")
        await sees(pilot, "There is no hurry.")
        play.clock.go_to(500.0)
        await pilot.press("space")
        await until(pilot, lambda: isinstance(play.app.screen, PlayerScreen))
        await sees(pilot, "0:40")


async def test_stopping_is_asked_about_once() -> None:
    """The first s asks, with carrying on under the cursor; the second stops."""
    play = perform("- Hello.\n- Goodbye.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        await pilot.press("escape", "s")
        await sees(pilot, "Stop here? What you wrote is kept")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(play.app.screen, PlayerScreen))
        assert "Hello." in picture(play.app)
        await pilot.press("escape", "s", "s")
        await sees(pilot, "You stopped here, and that is fine.")
        await pilot.press("enter")
    assert play.app.played is Outcome.STOPPED
    assert isinstance(play.memory.events[-1], Stopped)


async def test_escape_while_writing_keeps_the_words() -> None:
    """Half-written words stand on the page after a pause, and are no answer yet."""
    play = perform("- ask: What?\n  save: what")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What?")
        await write(pilot, "a stone")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(play.app.screen, PlayerScreen))
        assert "a stone" in picture(play.app)
        assert play.memory.answers == []
        await write(pilot, "!")
        await pilot.press("enter", "enter")
        await sees(pilot, "This is the end")
    assert play.memory.answers == ["a stone!"]


async def test_stopping_while_writing_keeps_the_words_as_the_answer() -> None:
    """What is half written when the person stops is in the journal."""
    play = perform("- ask: What?\n  save: what\n- Thank you.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What?")
        await write(pilot, "a stone")
        await pilot.press("escape", "s", "s")
        await sees(pilot, "You stopped here")
    assert play.memory.answers == ["a stone"]
    assert isinstance(play.memory.events[-1], Stopped)


async def test_stopping_while_writing_the_last_answer_ends_without_a_complaint() -> None:
    """When the kept words finish the script there is nothing left to stop, and none is told."""
    play = perform("- ask: What?\n  save: what")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What?")
        await write(pilot, "a stone")
        await pilot.press("escape", "s", "s")
        await sees(pilot, "your journal")
        assert "no place" not in flowing(play.app)
    assert play.memory.answers == ["a stone"]


async def test_the_quit_key_of_textual_keeps_half_written_words() -> None:
    """Ctrl+Q ends the program, and what is half written is in the journal first."""
    play = perform("- ask: What?\n  save: what\n- Thank you.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What?")
        await write(pilot, "a stone")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: play.memory.answers == ["a stone"])


async def test_ground_from_the_pause_panel_comes_back_to_it(library: Path) -> None:
    """Grounding plays over the held session; its end leads to the panel, and that to the step."""
    play = perform("- ask: What?\n  save: what", folder=library)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What?")
        await write(pilot, "a st")
        await pilot.press("escape", "g")
        await sees(pilot, "Feel your feet.")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(play.app.screen, PausePanel))
        await pilot.press("space")
        await until(pilot, lambda: isinstance(play.app.screen, PlayerScreen))
        await write(pilot, "one")
        await pilot.press("enter", "enter")
        await sees(pilot, "This is the end")
    assert play.memory.answers == ["a stone"]


@pytest.mark.parametrize("key", ["g", "f9"])
async def test_the_ground_key_grounds_at_once_and_holds_the_session(
    library: Path, key: str
) -> None:
    """From any step one key leads to grounding; the session is paused meanwhile."""
    play = perform("- wait: 1 min", folder=library)
    async with play.app.run_test(size=NARROW) as pilot:
        await sees(pilot, "1:00")
        await pilot.press(key)
        await sees(pilot, "Feel your feet.")
        assert isinstance(play.memory.events[-1], Paused)


async def test_grounding_is_there_after_the_end_too(library: Path) -> None:
    """The last screen grounds as every other, and comes back to itself."""
    play = perform("- Hello.", folder=library)
    async with play.app.run_test(size=NARROW) as pilot:
        await sees(pilot, "Hello.")
        await pilot.press("enter")
        await sees(pilot, "g Ground me")
        await pilot.press("g")
        await sees(pilot, "Feel your feet.")
        await pilot.press("enter", "enter")
        await sees(pilot, "Take the time you need.")


async def test_grounding_can_be_stopped_and_has_no_grounding_of_its_own(library: Path) -> None:
    """In grounding the panel offers no second grounding; stopping leads back to the session."""
    play = perform("- Hello.", folder=library)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        await pilot.press("g")
        await sees(pilot, "Feel your feet.")
        await pilot.press("g", "escape")
        await sees(pilot, "There is no hurry.")
        assert "Ground me" not in picture(play.app)
        await pilot.press("g", "s")
        await sees(pilot, "You can come back to this at any time")
        await pilot.press("s")
        await until(pilot, lambda: len(play.app.screen_stack) == 3)
        await pilot.press("space")
        await sees(pilot, "Hello.")


async def test_help_from_the_panel_and_from_a_step_comes_back_to_the_panel() -> None:
    """Help holds the session; going back finds the panel, and then the same step."""
    play = perform("- Hello.")
    async with play.app.run_test(size=WIDE) as pilot:
        for keys in (["question_mark"], ["escape", "question_mark"]):
            await sees(pilot, "Hello.")
            await pilot.press(*keys)
            await until(pilot, lambda: isinstance(play.app.screen, HelpScreen))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(play.app.screen, PausePanel))
            await pilot.press("space")
        await sees(pilot, "Hello.")


async def test_a_panel_fits_a_small_terminal() -> None:
    """At 40 by 10, the smallest size there is, every way on stands in the panel."""
    play = perform("- Hello.")
    async with play.app.run_test(size=(40, 10)) as pilot:
        await sees(pilot, "Hello.")
        await pilot.press("escape")
        for words in ("Carry on", "Ground me", "Help", "Stop here"):
            await sees(pilot, words)
