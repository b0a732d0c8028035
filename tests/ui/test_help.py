from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from integrate.audio.silence import NoOutput
from integrate.help.support_plan import SupportPlan
from integrate.journal.errors import NotWritable
from integrate.journal.store import Journal
from integrate.player.help_at_hand import HelpAtHand, keep_plan, newest_plan
from integrate.preferences import file
from integrate.ui.app import IntegrateApp
from integrate.ui.help import HelpScreen
from integrate.ui.home.screen import HomeScreen
from integrate.ui.journal.screen import JournalScreen
from integrate.ui.player.panels import NotSavedPanel, PausePanel
from integrate.ui.player.screen import PlayerScreen
from integrate.ui.support import SupportScreen
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

    from integrate.player.settings import Settings

WORDS = "four herons and a canal"
GENERAL = "In danger: your local emergency number."
STEPS = {
    "text": "- Some text.",
    "own words": "- ask: What?",
    "options": "- choose: Well?\n  options: [Up, Down]",
    "list": "- checklist: Which?\n  items: [Up, Down]",
    "scale": "- scale: How?",
    "rest": "- wait: 2 min",
    "breath": "- breathe: {in: 4, out: 6}\n  for: 2 min",
}
SHELF = {
    "after": script_text("- Rest a while.", "The day after", "integration"),
    "anytime/grounding": script_text("- Five things.", "Five senses"),
    "anytime/grounding-feet": script_text("- Your feet.", "Your feet"),
    "anytime/grounding-object": script_text("- A cup.", "One thing"),
}


def settings_with_help(house: House) -> Settings:
    """Return the settings of a house whose help knows its journal and its file of settings."""
    at_hand = HelpAtHand(house.preferences, None, house.journal)
    return replace(house.settings, help=at_hand)


def home(house: House) -> IntegrateApp:
    """Return the program, about to open home."""
    return IntegrateApp(settings_with_help(house), None, house.preferences)


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house with something to begin and three ways of grounding."""
    return House(tmp_path, SHELF)


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("steps", STEPS.values(), ids=STEPS)
async def test_one_key_leads_from_every_step_to_help(steps: str, size: tuple[int, int]) -> None:
    """F1 shows where help is, also while writing; going back comes to the pause and the step."""
    play = perform(f"- First.\n{steps}\n- Last.")
    async with play.app.run_test(size=size) as pilot:
        await sees(pilot, "First.")
        await pilot.press("enter", "f1")
        await sees(pilot, GENERAL)
        await sees(pilot, "no one is alerted")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(play.app.screen, PausePanel))
        await pilot.press("f1")
        await sees(pilot, GENERAL)


async def test_a_question_mark_is_a_letter_while_writing() -> None:
    """Where text is typed `?` types; everywhere else it is the help key."""
    play = perform("- First.\n- ask: What?\n  save: what")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "First.")
        await pilot.press("question_mark")
        await sees(pilot, GENERAL)
        await pilot.press("escape", "space", "enter")
        await sees(pilot, "What?")
        await pilot.press("a", "question_mark", "enter", "enter")
        await sees(pilot, "This is the end")
    assert play.memory.answers == ["a?"]


class _Hushed(NoOutput):
    """Silence that remembers when it is held and released."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[bool] = []

    def pause(self) -> None:
        """Remember."""
        self.held.append(True)

    def resume(self) -> None:
        """Remember."""
        self.held.append(False)


async def test_sound_fades_while_help_is_open_and_comes_back(tmp_path: Path) -> None:
    """The output is held with the help key and released when the person carries on."""
    sound = _Hushed()
    house = House(tmp_path, SHELF, sound=lambda _tell: sound)
    async with house.player("anytime/grounding").run_test(size=WIDE) as pilot:
        await sees(pilot, "Five things.")
        await pilot.press("f1")
        await sees(pilot, GENERAL)
        assert sound.held == [True]
        await pilot.press("escape", "space")
        await sees(pilot, "Five things.")
        await until(pilot, lambda: sound.held == [True, False])


@pytest.mark.parametrize(
    ("key", "words"), [("g", "Five things."), ("f", "Your feet."), ("o", "A cup.")]
)
async def test_three_ways_of_grounding_lead_back_to_help(
    house: House, key: str, words: str
) -> None:
    """Each is a script of its own that keeps nothing, and its end comes back to help."""
    app = home(house)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "The day after")
        await pilot.press("f1")
        await sees(pilot, GENERAL)
        await pilot.press(key)
        await sees(pilot, words)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert house.sessions == []


async def test_help_is_there_from_the_search_and_the_journal(house: House) -> None:
    """F1 works while a script is looked for, and in the journal both keys do."""
    app = home(house)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "The day after")
        await pilot.press("slash", "f1")
        await sees(pilot, GENERAL)
        await pilot.press("escape", "escape", "j")
        await until(pilot, lambda: isinstance(app.screen, JournalScreen))
        await pilot.press("question_mark")
        await sees(pilot, GENERAL)


async def test_help_is_there_while_nothing_can_be_saved() -> None:
    """The word that something is not saved hides no help."""
    play = perform("- One.\n- Two.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "One.")
        play.memory.full = True
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(play.app.screen, NotSavedPanel))
        await pilot.press("f1")
        await sees(pilot, GENERAL)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(play.app.screen, NotSavedPanel))


async def test_without_a_country_there_is_a_list_and_a_choice_is_kept(house: House) -> None:
    """The general words stand until one is chosen; then its numbers come, unchecked ones so."""
    app = home(house)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "The day after")
        await pilot.press("f1")
        await sees(pilot, "Australia")
        await pilot.press("c", *["down"] * 10, "enter")
        await sees(pilot, "In danger: call 999 or 112 (United Kingdom).")
        said = flowing(app)
        assert said.index("999") < said.index("Samaritans: call 116 123")
        assert "were not checked by a person. findahelpline.com" in said
        assert "Australia" not in said
    assert file.read(house.preferences).preferences.country == "GB"


async def test_a_country_that_cannot_be_kept_says_so(tmp_path: Path) -> None:
    """The general words stay, and a sentence says why."""
    house = House(tmp_path, SHELF)
    house.preferences.write_text("this is no TOML")
    app = home(house)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "The day after")
        await pilot.press("f1", "c", "enter")
        await sees(pilot, "The country is not kept")
        assert GENERAL in flowing(app)


def with_journal(house: House, opens: Callable[[], Journal]) -> IntegrateApp:
    """Return the program at home, where the journal is opened in this way."""
    at_hand = HelpAtHand(house.preferences, None, opens)
    settings = replace(house.settings, help=at_hand, open_journal=opens)
    return IntegrateApp(settings, None, house.preferences)


async def test_help_never_waits_for_the_journal(house: House) -> None:
    """The numbers are there while the journal loads; the plan comes when it does."""
    with house.journal() as journal:
        keep_plan(journal, SupportPlan().changed({"people": "Ada, 555 0101"}))
    loaded = threading.Event()

    def slowly() -> Journal:
        loaded.wait(60.0)
        return house.journal()

    app = with_journal(house, slowly)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f1")
        await sees(pilot, GENERAL)
        await sees(pilot, "is being fetched")
        loaded.set()
        await sees(pilot, "Ada, 555 0101")


async def test_a_journal_that_does_not_open_hides_nothing(house: House) -> None:
    """Numbers and grounding stand as ever, with a sentence in the place of the plan."""

    def closed() -> Journal:
        raise NotWritable("The journal is locked.")

    app = with_journal(house, closed)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "The day after")
        await pilot.press("f1")
        await sees(pilot, "Your support plan cannot be shown now. The journal is locked.")
        assert GENERAL in flowing(app)
        await pilot.press("g")
        await sees(pilot, "Five things.")


def kept(house: House) -> SupportPlan:
    """Return the plan in the journal."""
    with house.journal() as journal:
        return newest_plan(journal)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_plan_is_written_and_shown(house: House, size: tuple[int, int]) -> None:
    """From help to the plan, a line under two headings, and back: help shows it."""
    app = home(house)
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "The day after")
        await pilot.press("f1")
        await sees(pilot, GENERAL)
        await pilot.press("p")
        await sees(pilot, "nothing yet")
        await pilot.press("enter")
        await write(pilot, "I stop eating")
        await pilot.press("escape", "down", "down", "down", "enter")
        await write(pilot, "Ada")
        await pilot.press("escape")
        await sees(pilot, "People I can tell one line")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await until(pilot, lambda: "Ada" in str(app.screen.query_one("#plan").render()))
    assert kept(house).words("signs") == "I stop eating"
    assert kept(house).words("people") == "Ada"
    assert house.sessions == []


async def test_leaving_the_program_keeps_what_was_written(house: House) -> None:
    """Ctrl+Q in the middle of a plan loses no word."""
    app = home(house)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "The day after")
        await pilot.press("f1", "p")
        await sees(pilot, "nothing yet")
        await pilot.press("enter")
        await write(pilot, "Ada")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: kept(house).words("signs") == "Ada")


async def test_a_plan_that_cannot_be_kept_stays_on_the_screen(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says why, the words are still there, and the next try keeps them."""

    def full(*_: object) -> None:
        raise NotWritable("The disk is full.")

    app = with_journal(house, house.journal)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "The day after")
        await pilot.press("f1", "p")
        await sees(pilot, "nothing yet")
        await pilot.press("enter")
        await write(pilot, "Ada")
        with monkeypatch.context() as patch:
            patch.setattr(Journal, "append", full)
            await pilot.press("escape", "escape")
            await sees(pilot, "The disk is full. Your words are still here")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
    assert kept(house).words("signs") == "Ada"


@pytest.mark.usefixtures("_quick")
async def test_a_plan_in_a_journal_that_a_passphrase_opens(house: House) -> None:
    """Locked, help says that it is there; unlocked it shows it, and nobody is asked again."""
    with house.journal() as journal:
        keep_plan(journal, SupportPlan().changed({"people": "Ada, 555 0101"}))
    house.set_passphrase(WORDS, only=True)
    app = with_journal(house, house.settings.open_journal)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Your journal is locked")
        await pilot.press("f1")
        await sees(pilot, "Your support plan is in the journal, which is locked now.")
        await pilot.press("p")
        await sees(pilot, "Your journal is locked")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.press("p")
        await sees(pilot, "Your journal is locked")
        await write(pilot, WORDS)
        await pilot.press("enter")
        await sees(pilot, "People I can tell one line")
        await pilot.press("escape")
        await sees(pilot, "Ada, 555 0101")
        assert app.door.journal is not None


@pytest.mark.usefixtures("_quick")
async def test_a_cover_covers_the_plan_too(house: House) -> None:
    """Over the cover help has numbers and grounding, and no key leads to what somebody wrote."""
    with house.journal() as journal:
        keep_plan(journal, SupportPlan().changed({"people": "Ada, 555 0101"}))
    house.set_passphrase(WORDS)
    app = home(house)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "The day after")
        await pilot.press("L", "f1")
        await sees(pilot, "Your support plan is under the cover")
        assert GENERAL in flowing(app)
        assert "My plan" not in flowing(app)
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert "Ada" not in flowing(app)
        await pilot.press("escape")
        await write(pilot, WORDS)
        await pilot.press("enter")
        await sees(pilot, "The day after")
        await pilot.press("f1")
        await sees(pilot, "Ada, 555 0101")


async def test_ten_thousand_lines_do_not_freeze_the_screen(house: House) -> None:
    """Help shows the first of them, the plan all of them, in a moment; nothing is lost."""
    lines = "\n".join(f"line {number} of a long plan" for number in range(10_000))
    with house.journal() as journal:
        keep_plan(journal, SupportPlan().changed({"signs": lines}))
    app = home(house)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "The day after")
        began = time.monotonic()
        await pilot.press("f1", "p")
        await until(pilot, lambda: isinstance(app.screen, SupportScreen))
        await sees(pilot, "10000 lines")
        await pilot.press("enter", "x", "escape")
        assert time.monotonic() - began < 10
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
    assert kept(house).words("signs") == "x" + lines


async def test_the_help_screen_fits_a_small_window() -> None:
    """At 40 by 10, the smallest size there is, the first number stands on it without scrolling."""
    play = perform("- Hello.")
    async with play.app.run_test(size=(40, 10)) as pilot:
        await sees(pilot, "Hello.")
        await pilot.press("f1")
        await sees(pilot, "your local emergency number")
        assert "esc" in picture(play.app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(play.app.screen, PausePanel))
        await pilot.press("space")
        await until(pilot, lambda: isinstance(play.app.screen, PlayerScreen))


async def test_the_keys_of_what_lies_under_a_panel() -> None:
    """Help from the pause panel has the keys of the session, and no heading without any."""
    play = perform("- Welcome.\n- Goodbye.")
    async with play.app.run_test(size=(100, 40)) as pilot:
        await sees(pilot, "1 of 2")
        await pilot.press("escape")
        await sees(pilot, "There is no hurry.")
        await pilot.press("question_mark")
        await sees(pilot, "Keys")
        await sees(pilot, "Go on")
