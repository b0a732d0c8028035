from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.plain.home import home
from integrate.preferences.welcomed import was_welcomed
from tests.plain.house import House, furnish
from tests.plain.talking import Voice

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house where nobody was before."""
    return furnish(tmp_path)


def first_time(house: House, *typed: str) -> list[str]:
    """Return what is said to somebody who is here for the first time."""
    voice = Voice(typed)
    home(house.settings, voice, voice.say, house.folder / "settings.toml")
    return voice.said


def test_three_pages_come_before_the_list(house: House) -> None:
    """Each until Enter; then it is remembered."""
    said = first_time(house, "", "", "", "quit")
    pages = ["Welcome, page 1 of 3.", "Where your words are kept, page 2 of 3."]
    places = [said.index(one) for one in (*pages, "Where you are, page 3 of 3.", "Integrate.")]
    assert places == sorted(places)
    assert was_welcomed(house.folder / "settings.toml")


def test_words_for_help_are_heard_on_each_page(house: House) -> None:
    """And the page is said again."""
    said = first_time(house, "help", "", "back", "ground", "", "", "skip", "quit")
    assert said.count("Welcome, page 1 of 3.") >= 3
    assert "Look around." in said
    assert "Integrate." in said


def test_leaving_early_is_no_welcome(house: House) -> None:
    """Who closed the window at the first page sees it again."""
    first_time(house)
    assert not was_welcomed(house.folder / "settings.toml")
