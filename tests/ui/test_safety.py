from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.audio.silence import NoOutput
from integrate.help.support_plan import SupportPlan
from integrate.measures.shipped import SHIPPED
from integrate.player.clock import MadeUpClock
from integrate.player.driver import Driver
from integrate.player.help_at_hand import HelpAtHand, keep_plan
from integrate.player.opened import Opened
from integrate.player.settings import Settings
from integrate.player.sounds import Sounds
from integrate.script.library import Library
from integrate.session.inputs import Begin
from integrate.session.program import Role
from integrate.session.record import Answered, SafetyChosen, SafetyOpened
from integrate.session.session import Session
from integrate.ui.app import IntegrateApp
from integrate.ui.player.panels import PausePanel
from integrate.ui.player.screen import PlayerScreen
from integrate.ui.support import SupportScreen
from tests.session.risk import RISK
from tests.ui.acting import (
    NARROW,
    WIDE,
    House,
    Memory,
    Play,
    flowing,
    script_of,
    script_text,
    sees,
    until,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STEPS = "- {measure: test-risk, save: risk}\n- 'The total is {{ risk.total or 1 }}.'"
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW, (80, 24)])


@pytest.fixture(autouse=True)
def _risk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let scripts ask the made-up questionnaire."""
    monkeypatch.setitem(SHIPPED, RISK.id, RISK)


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house with grounding in it, and a plan in its journal."""
    house = House(tmp_path, {"anytime/grounding": script_text("- Five things.", "Five senses")})
    with house.journal() as journal:
        parts = {"signs": "I stop eating.", "people": "Ada, 555 0101"}
        keep_plan(journal, SupportPlan().changed(parts))
    house.preferences.write_text('country = "GB"\n')
    return house


def at_questions(house: House, role: Role = Role.PATIENT, protocol: Path | None = None) -> Play:
    """Return the program, about to ask the questionnaire."""
    memory, clock = Memory(), MadeUpClock()
    session = Session(script_of(script_text(STEPS)), role, "a-test")
    at_hand = HelpAtHand(house.preferences, protocol, house.journal)
    settings = Settings(
        library=Library((house.folder / "scripts",)),
        here=house.folder,
        sounds=house.folder,
        role=role,
        speed=1.0,
        open_journal=house.journal,
        open_output=lambda _tell: NoOutput(),
        help=at_hand,
    )

    def play(tell: Callable[[str], None]) -> Opened:
        driver = Driver(session, clock, memory, NoOutput(), Sounds(()), tell)
        return Opened(driver, Begin(), help=at_hand)

    return Play(IntegrateApp(settings, play, house.preferences), clock, memory)


def chosen(play: Play) -> list[str]:
    """Return what was chosen at safety steps."""
    return [one.choice for one in play.memory.events if isinstance(one, SafetyChosen)]


@SIZES
async def test_a_flagged_answer_is_met_at_once(house: House, size: tuple[int, int]) -> None:
    """The words come before the next item, the numbers with them; carrying on resumes the items."""
    play = at_questions(house)
    async with play.app.run_test(size=size) as pilot:
        await sees(pilot, "Little sleep")
        await pilot.press("0")
        await sees(pilot, "Thoughts of harm")
        await pilot.press("1")
        await sees(pilot, "nobody has been told")
        for words in (
            "In danger: call 999",
            "Samaritans: call 116 123",
            "3 I would rather not say",
        ):
            await sees(pilot, words)
        assert "total" not in flowing(play.app)
        assert "Little hunger" not in flowing(play.app)
        await pilot.press("2")
        await sees(pilot, "Please tell your clinic today")
        await pilot.press("3")
        await sees(pilot, "Little hunger")
        await pilot.press("0")
        await sees(pilot, "Test of risk: ")
        await pilot.press("enter")
        await sees(pilot, "The total is 1.")
    assert chosen(play) == ["not_now", "go_on"]


async def test_numbers_and_contacts_stand_beside_the_words(house: House) -> None:
    """The emergency number of the country first, a line second, then the people of one's plan."""
    play = at_questions(house)
    async with play.app.run_test(size=(100, 40)) as pilot:
        await sees(pilot, "Little sleep")
        await pilot.press("0", "2")
        await sees(pilot, "Ada, 555 0101")
        said = flowing(play.app)
        assert said.index("call 999") < said.index("Samaritans") < said.index("Ada, 555 0101")


async def test_keys_that_go_on_elsewhere_do_not_here(house: House) -> None:
    """Enter, space, the right arrow and `s` lead nowhere; nothing is chosen beforehand."""
    play = at_questions(house)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Little sleep")
        await pilot.press("0", "1")
        await sees(pilot, "nobody has been told")
        await pilot.press("enter", "space", "right", "n", "s", "9", "0")
        await sees(pilot, "nobody has been told")
        assert chosen(play) == []
        await pilot.press("down", "enter")
        await until(pilot, lambda: chosen(play) == ["danger"])


async def test_grounding_and_the_plan_open_over_it_and_come_back(house: House) -> None:
    """Both are ways from it; it is kept that they were chosen; both lead back to it."""
    play = at_questions(house)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Little sleep")
        await pilot.press("0", "1")
        await sees(pilot, "nobody has been told")
        await pilot.press("3")
        await sees(pilot, "That is up to you,")
        await pilot.press("1")
        await sees(pilot, "Five things.")
        await pilot.press("enter")
        await sees(pilot, "That is up to you,")
        await pilot.press("2")
        await until(pilot, lambda: isinstance(play.app.screen, SupportScreen))
        await sees(pilot, "I stop eating.")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(play.app.screen, PlayerScreen))
        await sees(pilot, "That is up to you,")
    assert chosen(play) == ["rather_not", "ground", "plan"]


@pytest.mark.parametrize("key", ["f1", "question_mark", "g", "escape"])
async def test_help_grounding_and_pausing_are_one_key_away(house: House, key: str) -> None:
    """From there too; the pause comes back to it."""
    play = at_questions(house)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Little sleep")
        await pilot.press("0", "1")
        await sees(pilot, "nobody has been told")
        await pilot.press(key)
        if key == "g":
            await sees(pilot, "Five things.")
            await pilot.press("enter")
        elif key != "escape":
            await sees(pilot, "c Country")
            await pilot.press("escape")
        await until(pilot, lambda: isinstance(play.app.screen, PausePanel))
        await pilot.press("space")
        await sees(pilot, "nobody has been told")
    assert chosen(play) == []


async def test_a_slip_is_put_right_by_going_back(house: House) -> None:
    """The left arrow leads to the question; another answer goes on as ever."""
    play = at_questions(house)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Little sleep")
        await pilot.press("0", "1")
        await sees(pilot, "nobody has been told")
        await pilot.press("left")
        await sees(pilot, "Thoughts of harm")
        await pilot.press("0")
        await sees(pilot, "Little hunger")
        assert "safe" not in flowing(play.app).lower()
    answers = [one.value for one in play.memory.events if isinstance(one, Answered)]
    assert answers == ["0", "1", "0"]


async def test_the_lowest_answer_goes_on_without_a_word(house: House) -> None:
    """Nothing opens, and nothing is called safe."""
    play = at_questions(house)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Little sleep")
        await pilot.press("0")
        await sees(pilot, "Thoughts of harm")
        await pilot.press("0")
        await sees(pilot, "Little hunger")
    assert not any(isinstance(one, SafetyOpened) for one in play.memory.events)


async def test_a_therapist_sees_item_and_protocol(house: House) -> None:
    """The clinic's own words stand under item and answer; going on says they are followed."""
    protocol = house.folder / "protocol.txt"
    protocol.write_text("Call the doctor on duty. [b]Stay[/b].")
    play = at_questions(house, Role.THERAPIST, protocol)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Little sleep")
        await pilot.press("0", "1")
        await sees(pilot, "Test of risk, item 2: 1 (“Some days”).")
        await sees(pilot, "Call the doctor on duty. [b]Stay[/b].")
        await pilot.press("2")
        await sees(pilot, "Little hunger")
    assert chosen(play) == ["go_on"]


async def test_help_does_not_wait_for_a_full_disk(house: House) -> None:
    """Where the flagged answer cannot be kept, help is on the screen at once; then the step."""
    play = at_questions(house)
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Little sleep")
        await pilot.press("0")
        await sees(pilot, "Thoughts of harm")
        play.memory.full = True
        await pilot.press("1")
        await sees(pilot, "In danger: call 999")
        await sees(pilot, "c Country")
        play.memory.full = False
        await pilot.press("escape")
        await sees(pilot, "Try again")
        await pilot.press("enter")
        await sees(pilot, "nobody has been told")
