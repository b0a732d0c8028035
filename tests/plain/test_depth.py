"""Short and full in lines: asked once before, remembered, and changed on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from integrate.player.ways import Ways
from integrate.preferences import file
from integrate.session.record import Began, WayTaken
from tests.plain.house import House

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.session.record import Event

TEXT = """
title: Rest a while
stage: anytime
duration: {short: 14 min, full: 30 to 40 min}
steps:
  - Hello.
  - say: More of it.
    depth: full
  - say: Still more.
    depth: full
  - Goodbye.
"""


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house with one script, which has two ways."""
    path = tmp_path / "scripts" / "rest.yaml"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return House(tmp_path)


def visit(house: House, *typed: str, chosen: str = "") -> list[str]:
    """Return what is said to somebody whose choices are remembered."""
    ways = Ways(chosen, house.folder / "settings.toml")
    return house.visit(*typed, "quit", settings=replace(house.settings, ways=ways))


def events(house: House) -> list[Event]:
    """Return what the newest session leaves behind."""
    with house.settings.open_journal() as journal:
        return [one.recorded.event for one in journal.events(house.sessions[0].id)]


def began(house: House) -> str:
    """Return the way that the newest session was begun on."""
    first = events(house)[0]
    assert isinstance(first, Began)
    return first.depth


def test_enter_takes_the_short_way(house: House) -> None:
    """The two ways are numbered, with their lengths; Enter takes the short one."""
    said = visit(house, "1", "", "", "", "")
    assert "1. Short, about 14 minutes" in said
    assert "2. Full, about 30 to 40 minutes" in said
    assert "Enter takes 1." in said
    assert "More of it." not in said
    assert "Goodbye." in said
    assert began(house) == "short"


def test_what_was_chosen_is_offered_first_the_next_time(house: House) -> None:
    """A choice is remembered in the settings of the person."""
    said = visit(house, "1", "", "2", "", "", "", "")
    assert "More of it." in said
    assert file.read(house.folder / "settings.toml").preferences.depth == "full"
    said = visit(house, "1", "", "", "", "", "", "")
    assert "Enter takes 2." in said
    assert began(house) == "full"


def test_a_choice_that_cannot_be_remembered(house: House) -> None:
    """Settings that cannot be written keep nobody from the way they chose."""
    (house.folder / "settings.toml").mkdir()
    assert "More of it." in visit(house, "1", "", "2", "", "", "", "")


def test_a_way_that_was_chosen_before(house: House) -> None:
    """With `--depth` nothing is asked."""
    said = visit(house, "1", "", "", "", "", "", chosen="full")
    assert not any(one.startswith("Enter takes") for one in said)
    assert "More of it." in said


def test_the_choice_can_be_left(house: House) -> None:
    """“back” leaves it for another time, and nothing begins."""
    visit(house, "1", "", "hm", "back")
    assert house.sessions == []


def test_the_rest_in_full_and_in_short(house: House) -> None:
    """A word turns to the other way; what stands there stays, and the record keeps it."""
    said = visit(house, "1", "", "", ":full", "", ":short", "", "")
    assert "The rest comes in full." in said
    assert said.index("More of it.") < said.index("The rest comes in short.")
    assert "Still more." not in said
    assert "Goodbye." in said
    taken = [one.depth for one in events(house) if isinstance(one, WayTaken)]
    assert taken == ["full", "short"]


def test_a_pause_and_help_name_the_words(house: House) -> None:
    """Where there are two ways the words for them are said, in a pause and with help."""
    for word in ("pause", "help"):
        said = visit(house, "1", "", "", word, "", "stop", "")
        assert ":short, :full: go the rest in short, or in full." in " ".join(said)


def test_where_nothing_can_be_turned_to(house: House) -> None:
    """At the list nothing runs; in a script with one way there is no other."""
    path = house.folder / "scripts" / "rest.yaml"
    path.write_text(TEXT.replace("    depth: full\n", ""), encoding="utf-8")
    said = visit(house, ":full", "1", "", ":full", "stop", "")
    assert "Nothing runs here that comes in short or in full." in said
    assert "This goes one way only." in said
