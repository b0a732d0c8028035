from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.session.program import Role
from integrate.session.record import Began
from integrate.ui.console.screen import ConsoleScreen
from integrate.ui.home.screen import HomeScreen
from integrate.ui.options import Options
from integrate.ui.player.screen import PlayerScreen
from tests.ui.acting import NARROW, WIDE, House, flowing, script_text, sees, until

if TYPE_CHECKING:
    from pathlib import Path

SHELF = {
    "ready": script_text("- Welcome.", "Getting ready", "pre-session"),
    "day-0-evening": script_text("- Rest.", "The evening after", "integration"),
    "anytime/grounding": script_text("- Five things.", "Five senses"),
    "dosing": script_text("- Hello.", "The session", "session", "audience: therapist\n"),
}


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house with a script of each kind."""
    return House(tmp_path, SHELF)


@pytest.mark.parametrize("size", [WIDE, NARROW, (40, 10)])
async def test_who_took_ketamine_is_led_to_the_first_day(
    house: House, size: tuple[int, int]
) -> None:
    """The script does not begin; the ones that fit are named, and home comes back."""
    app = house.home()
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "Getting ready")
        await pilot.press("enter")
        await sees(pilot, "did you take ketamine")
        await pilot.press("down", "down", "enter")
        await sees(pilot, "Thank you for saying so.")
        if size != (40, 10):
            await sees(pilot, "What fits today: “The evening after”.")
            await sees(pilot, "No driving")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert house.sessions == []


@pytest.mark.parametrize("size", [WIDE, (40, 10)])
async def test_enter_alone_answers_no_gate_and_says_how_to(
    house: House, size: tuple[int, int]
) -> None:
    """Nothing is chosen beforehand; who presses Enter all the same reads what to press first."""
    app = house.home()
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "Getting ready")
        await pilot.press("enter")
        await sees(pilot, "did you take ketamine")
        await pilot.press("enter", "enter")
        await sees(pilot, "Choose one first: ↑ ↓, then Enter.")
        await sees(pilot, "I would rather not say")
    assert house.sessions == []


async def test_an_answer_given_twice_in_haste_is_given_once(house: House) -> None:
    """The session begins, once, and nothing underneath is taken away."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Getting ready")
        await pilot.press("enter")
        await sees(pilot, "did you take ketamine")
        await pilot.press("down")
        ways = app.screen.query_one(Options)
        ways.action_select()
        ways.action_select()
        await sees(pilot, "Welcome.")
        await pilot.press("enter")
        await sees(pilot, "This is the end")
        assert isinstance(app.screen, PlayerScreen)
    assert len(house.sessions) == 1


async def test_who_is_turned_away_in_haste_can_read_why(house: House) -> None:
    """The words stay until Back is chosen."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Getting ready")
        await pilot.press("enter")
        await sees(pilot, "did you take ketamine")
        await pilot.press("down", "down")
        ways = app.screen.query_one(Options)
        ways.action_select()
        ways.action_select()
        await sees(pilot, "Thank you for saying so.")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_one_day_asks_once(house: House) -> None:
    """After a no, the next script of the day begins at once."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Getting ready")
        await pilot.press("enter")
        await sees(pilot, "did you take ketamine")
        await pilot.press("down", "enter")
        await sees(pilot, "Welcome.")
        await pilot.press("enter")
        await sees(pilot, "This is the end")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("enter")
        await sees(pilot, "Welcome.")
    assert len(house.sessions) == 2


async def test_help_and_grounding_are_one_key_away(house: House) -> None:
    """They open over the question and come back to it; Escape leaves it for another time."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Getting ready")
        await pilot.press("enter")
        await sees(pilot, "did you take ketamine")
        await pilot.press("f1")
        await sees(pilot, "your local emergency number")
        await pilot.press("escape")
        await sees(pilot, "did you take ketamine")
        await pilot.press("g")
        await sees(pilot, "Five things.")
        await pilot.press("enter")
        await sees(pilot, "did you take ketamine")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert house.sessions == []


async def test_a_session_begins_only_with_a_clinician(house: House) -> None:
    """A no leads home with a sentence; a yes begins it, and the record says so."""
    house.role = Role.THERAPIST
    app = house.player("dosing")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "in charge of this session?")
        assert "Hello." not in flowing(app)
        await pilot.press("down", "enter")
        await sees(pilot, "Hello.")
        assert isinstance(app.screen, ConsoleScreen)
    began = house.sessions[0][0]
    assert isinstance(began, Began)
    assert began.clinician_in_charge


async def test_without_one_the_program_that_was_to_play_it_leaves(house: House) -> None:
    """Started to play that one script, it says so and ends without keeping anything."""
    house.role = Role.THERAPIST
    app = house.player("dosing")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "in charge of this session?")
        await pilot.press("down", "down", "enter")
        await sees(pilot, "this part does not begin")
        await pilot.press("enter")
        await until(pilot, lambda: app.played is not None)
    assert house.sessions == []
