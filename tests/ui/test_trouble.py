from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.containers import Vertical

from integrate.audio.silence import NoOutput
from integrate.session.record import Answered, Finished
from integrate.ui.player.panels import NotSavedPanel, PausePanel
from integrate.ui.player.screen import PlayerScreen
from integrate.ui.player.session_view import SessionView
from integrate.ui.themes import THEMES
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
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from textual.await_remove import AwaitRemove


async def test_words_that_cannot_be_kept_are_shown_until_they_are() -> None:
    """A full disk holds the screen with the sentence and the words; trying again goes on."""
    play = perform("- ask: What?\n  save: what\n- Thank you.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What?")
        await write(pilot, "a stone")
        play.memory.full = True
        await pilot.press("enter", "enter")
        await sees(pilot, "The disk is full: make room and try again.")
        assert "Not saved yet: a stone" in flowing(play.app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(play.app.screen, NotSavedPanel))
        assert play.memory.answers == []
        play.memory.full = False
        await pilot.press("enter")
        await sees(pilot, "Thank you.")
    assert play.memory.answers == ["a stone"]


async def test_leaving_with_words_unsaved_ends_the_session_as_interrupted() -> None:
    """A person may leave all the same; nothing that was kept before is touched."""
    play = perform("- ask: What?\n  save: what\n- Thank you.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What?")
        await write(pilot, "a stone")
        play.memory.full = True
        await pilot.press("enter", "enter")
        await sees(pilot, "a stone")
        await pilot.press("down", "enter")
        await until(pilot, lambda: play.app.played is not None)
    assert not any(isinstance(one, Answered | Finished) for one in play.memory.events)


async def test_a_pause_that_cannot_be_kept_is_tried_again_and_then_is_a_pause() -> None:
    """After the disk has room again the panel that was asked for opens, and going on works."""
    play = perform("- Hello.\n- Goodbye.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        play.memory.full = True
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(play.app.screen, NotSavedPanel))
        assert not any(isinstance(one, PausePanel) for one in play.app.screen_stack)
        play.memory.full = False
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(play.app.screen, PausePanel))
        await pilot.press("space")
        await until(pilot, lambda: isinstance(play.app.screen, PlayerScreen))
        await pilot.press("enter")
        await sees(pilot, "Goodbye.")


async def test_markup_in_unsaved_words_is_shown_as_it_is() -> None:
    """The panel obeys no markup in the person's words."""
    play = perform("- ask: What?\n  save: what")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What?")
        await write(pilot, "[b]x[/b][/]")
        play.memory.full = True
        await pilot.press("enter", "enter")
        await sees(pilot, "[b]x[/b][/]")


async def test_a_sound_that_is_missing_is_told_and_the_session_goes_on(tmp_path: Path) -> None:
    """The notice names the sound; nothing else changes."""
    house = House(tmp_path, {"one": script_text("- play: bells/nowhere\n- Hello.")})
    async with house.player("one").run_test(size=WIDE) as pilot:
        await sees(pilot, "The sound “bells/nowhere” was not found.")
        await sees(pilot, "Hello.")


async def test_what_the_sound_says_later_is_shown_in_the_session(tmp_path: Path) -> None:
    """A sentence told from another thread stands under the step."""
    told: list[Callable[[str], None]] = []

    def sound(tell: Callable[[str], None]) -> NoOutput:
        told.append(tell)
        return NoOutput()

    house = House(tmp_path, {"one": script_text("- Hello.")}, sound=sound)
    async with house.player("one").run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        await asyncio.to_thread(told[0], "There is no sound device.")
        await sees(pilot, "There is no sound device.")


async def test_time_that_passes_as_the_pause_comes_is_no_complaint() -> None:
    """A deadline that comes just after the pause says nothing to the person."""
    play = perform("- wait: 1 s")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "0:01")
        screen = play.app.screen
        assert isinstance(screen, PlayerScreen)
        late = screen.set_timer(0.001, screen.query_one(SessionView).time_passed, pause=True)
        await pilot.press("space")
        await until(pilot, lambda: isinstance(play.app.screen, PausePanel))
        late.resume()
        await pilot.pause(0.05)
        await pilot.press("space")
        await until(pilot, lambda: isinstance(play.app.screen, PlayerScreen))
        assert "no place" not in flowing(play.app)


async def test_a_deadline_that_has_gone_by_already_still_comes(tmp_path: Path) -> None:
    """However late the screen is, breath and rest go on to their end: nothing ever freezes."""
    steps = "- breathe: {in: 4, out: 6}\n  for: 20 min\n- wait: 10 s\n- Thank you."
    house = House(tmp_path, {"fast": script_text(steps)}, speed=1000.0)
    async with house.player("fast").run_test(size=WIDE) as pilot:
        await sees(pilot, "Thank you.")


async def test_a_long_text_can_be_read_to_its_end_in_a_small_window() -> None:
    """No word of a text is out of reach: what does not fit is scrolled to."""
    words = " ".join(f"word{number}" for number in range(200))
    play = perform(f"- {words} the last word.")
    async with play.app.run_test(size=NARROW) as pilot:
        await sees(pilot, "word0")
        for _ in range(8):
            await pilot.press("pagedown")
        await sees(pilot, "the last word.")
        for _ in range(8):
            await pilot.press("up")
        await sees(pilot, "word0")


async def test_a_question_longer_than_the_window_leaves_its_answer_within_reach() -> None:
    """However long a question is, the page to write on is on the screen."""
    words = " ".join(f"word{number}" for number in range(150))
    play = perform(f"- ask: {words}\n  save: what")
    async with play.app.run_test(size=NARROW) as pilot:
        await sees(pilot, "word")
        await write(pilot, "a stone")
        assert "a stone" in picture(play.app)
        for _ in range(8):
            await pilot.press("ctrl+up")
        await sees(pilot, "word0")


async def test_a_beat_may_fall_between_two_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever the clock is shown while a rest gives way to a question, the session goes on."""
    steps = "- {wait: 0.3 s, show: Rest.}\n- {scale: How?, save: how}\n- {wait: 0.3 s}"
    app = House(tmp_path, {"one": script_text(steps)}).player("one")
    swaps = 0
    failed: list[object] = []
    remove = Vertical.remove_children

    def beat(session: SessionView, more: int) -> None:
        session.keep_time()
        if more:
            asyncio.get_running_loop().call_soon(beat, session, more - 1)

    def between(host: Vertical) -> AwaitRemove:
        nonlocal swaps
        screen = app.screen
        if isinstance(screen, PlayerScreen):
            swaps += 1
            asyncio.get_running_loop().set_exception_handler(lambda _, why: failed.append(why))
            beat(screen.query_one(SessionView), more=500)
        return remove(host)

    monkeypatch.setattr(Vertical, "remove_children", between)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "How?")
        await pilot.press("7", "enter")
        await sees(pilot, "This is the end")
    assert swaps == 4
    assert not failed


async def test_what_the_sound_says_before_the_player_is_there_is_not_lost(tmp_path: Path) -> None:
    """Started from home, a session without a sound device says so on its own screen."""

    def sound(tell: Callable[[str], None]) -> NoOutput:
        tell("There is no sound device.")
        return NoOutput()

    house = House(tmp_path, {"one": script_text("- Hello.")}, sound=sound)
    async with house.home().run_test(size=WIDE) as pilot:
        await sees(pilot, "A test")
        await pilot.press("enter")
        await sees(pilot, "Hello.")
        await sees(pilot, "There is no sound device.")


async def test_a_look_that_cannot_be_kept_is_there_all_the_same(tmp_path: Path) -> None:
    """`T` shows it, and says that it is not kept for the next time."""
    house = House(tmp_path, {"one": script_text("- Hello.", "A shelf")})
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        house.preferences.mkdir()
        await pilot.press("T")
        await sees(pilot, "The look is not kept: ")
        assert app.theme == THEMES[1].name
