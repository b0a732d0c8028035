"""A questionnaire on the screen: one item a page, its printed digits, its place, its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.session.record import Answered
from tests.ui.acting import NARROW, WIDE, flowing, perform, sees, until

if TYPE_CHECKING:
    from tests.ui.acting import Play

STEPS = "- {measure: gad-2, save: it}\n- The end."
STEM = "Over the last 2 weeks, how often have you been bothered"


def answers(play: Play) -> list[object]:
    """Return what was answered."""
    return [one.value for one in play.memory.events if isinstance(one, Answered)]


@pytest.mark.parametrize("size", [WIDE, NARROW, (80, 24)])
async def test_the_printed_digits_and_the_place(size: tuple[int, int]) -> None:
    """Each page has one item, what it completes and its place; a digit is the printed value."""
    play = perform(STEPS)
    async with play.app.run_test(size=size) as pilot:
        await sees(pilot, "Feeling nervous, anxious, or on edge")
        await sees(pilot, "1 of 2")
        await sees(pilot, STEM)
        await sees(pilot, "0 Not at all")
        await pilot.press("0")
        await sees(pilot, "Not being able to stop or control worrying")
        await sees(pilot, "2 of 2")
        await sees(pilot, STEM)
        assert "Feeling nervous" not in flowing(play.app)
        await pilot.press("3")
        await sees(pilot, "GAD-2: 3 of 6.")
        await sees(pilot, "This is a check-in, not a diagnosis.")
        await pilot.press("enter")
        await sees(pilot, "The end.")
    assert answers(play) == ["0", "3"]


async def test_other_digits_do_nothing() -> None:
    """A number that is not printed answers nothing."""
    play = perform(STEPS)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "1 of 2")
        await pilot.press("4", "9", "1")
        await sees(pilot, "2 of 2")
    assert answers(play) == ["1"]


async def test_going_back_and_leaving_out() -> None:
    """From the result one can go back; without an answer the item is named."""
    play = perform(STEPS)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "1 of 2")
        await pilot.press("2")
        await sees(pilot, "2 of 2")
        await pilot.press("s")
        await sees(pilot, "There is no score: item 2 has no answer, and none is made up.")
        await pilot.press("left")
        await sees(pilot, "2 of 2")
        await pilot.press("1")
        await sees(pilot, "GAD-2: 3 of 6.")


async def test_a_script_s_own_options_count_from_1() -> None:
    """Where nothing is printed the first option is 1."""
    play = perform("- choose: Well?\n  save: it\n  options: [Up, Down]\n- The end.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "1 Up")
        await pilot.press("0", "2")
        await until(pilot, lambda: answers(play) == ["down"])


async def test_an_author_s_tag_opens_the_safety_step() -> None:
    """A question of the script's own does it as an item of a questionnaire does."""
    question = "- choose: Well?\n  options: {no: No, yes: Yes}\n  safety: yes\n- The end."
    play = perform(question)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Well?")
        await pilot.press("2")
        await sees(pilot, "nobody has been told")
