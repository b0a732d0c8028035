from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from integrate.help.support_plan import HEADINGS, SupportPlan
from integrate.journal.errors import NotWritable
from integrate.journal.store import Journal
from integrate.player.help_at_hand import HelpAtHand, keep_plan, newest_plan

if TYPE_CHECKING:
    from integrate.player.settings import Settings
    from tests.plain.house import House
    from tests.plain.talking import Typed


def with_help(house: House) -> Settings:
    """Return the settings of a run whose help knows the journal and a file of settings."""
    settings = house.settings
    at_hand = HelpAtHand(house.folder / "settings.toml", None, settings.open_journal)
    return replace(settings, help=at_hand)


def visit(house: House, *typed: Typed) -> list[str]:
    """Return what is said to a person who types these lines at home."""
    return house.visit(*typed, settings=with_help(house))


def plan(house: House) -> SupportPlan:
    """Return the plan in the journal."""
    with house.settings.open_journal() as journal:
        return newest_plan(journal)


def test_a_plan_is_written_heading_by_heading(house: House) -> None:
    """Lines until a full stop; Enter leaves a heading; all of it is kept and read back."""
    said = visit(
        house,
        "write support",
        "I stop eating.",
        ".",
        "",
        "",
        "Ada, 555 0101",
        "Ben",
        ".",
        "",
        "",
        "quit",
    )
    assert f"1 of 6. {HEADINGS['signs']}:" in said
    assert plan(house).words("people") == "Ada, 555 0101\nBen"
    assert visit(house, "support", "quit").count("I stop eating.") == 1


def test_a_changed_plan_is_a_new_version(house: House) -> None:
    """What is not written anew stays; the earlier version stays in the journal."""
    visit(house, "write support", "One.", ".", "Two.", ".", "stop", "quit")
    visit(house, "write support", "clear", "", "", "", "", "Locked.", ".", "quit")
    assert (plan(house).words("signs"), plan(house).words("alone")) == ("", "Two.")
    assert plan(house).words("surroundings") == "Locked."
    assert len(house.sessions) == 2


def test_nothing_changed_keeps_nothing(house: House) -> None:
    """Looking through the headings leaves no version."""
    said = visit(house, "write support", "", "", "", "", "", "", "quit")
    assert "Your support plan is as it was." in said
    assert house.sessions == []


def test_no_word_is_lost_when_the_input_ends(house: House) -> None:
    """What was written of a heading is kept when no more lines come."""
    visit(house, "write support", "I stop", "eating.")
    assert plan(house).words("signs") == "I stop\neating."


def test_help_and_grounding_are_there_while_it_is_written(house: House) -> None:
    """The words for help are heard; others are own words once a line is written."""
    said = visit(
        house, "write support", "help", "ground", "", "A line.", "Back.", ".", "stop", "quit"
    )
    assert "In danger: your local emergency number." in said
    assert "Look around." in said
    assert plan(house).words("signs") == "A line.\nBack."


def test_own_contacts_stand_with_the_numbers(house: House) -> None:
    """Help says the people and professionals of the plan, and not the rest of it."""
    with house.settings.open_journal() as journal:
        keep_plan(journal, SupportPlan().changed({"signs": "Hidden.", "people": "Ada"}))
    said = visit(house, "help", "quit")
    assert "Ada" in said
    assert "Hidden." not in said


def test_the_country_is_chosen_and_never_guessed(house: House) -> None:
    """Without one the general words stand; a choice is kept, and can be taken back."""
    assert "In danger: your local emergency number." in visit(house, "help", "quit")
    said = visit(house, "country", "atlantis", "united k", "quit")
    assert "In danger: call 999 or 112 (United Kingdom)." in said
    said = visit(house, "help", "country", "none of", "quit")
    assert "In danger: call 999 or 112 (United Kingdom)." in said
    assert said[-3] == "This program cannot see you and no one is alerted."
    said = visit(house, "country", "", "quit")
    assert "In danger: your local emergency number." not in said


def test_a_plan_of_ten_thousand_lines_is_read_in_pages(house: House) -> None:
    """It is kept whole, shown page by page, and costs help no more than a moment."""
    lines = [f"line {number}" for number in range(10_000)]
    with house.settings.open_journal() as journal:
        keep_plan(journal, SupportPlan().changed({"people": "\n".join(lines)}))
    began = time.monotonic()
    said = visit(house, "help", "support", "", "", "back", "quit")
    assert time.monotonic() - began < 5
    assert "line 7" in said
    assert said.count("Enter for more, “back” returns.") == 3
    assert len(said) < 150
    assert plan(house).words("people").splitlines() == lines


def test_going_back_to_a_heading_loses_nothing(house: House) -> None:
    """What was written stays and is shown; more lines are put behind it, also after “repeat”."""
    said = visit(
        house,
        *("write support", "One.", "repeat", "two.", ".", "skip", "Three.", "back", "back"),
        *("three.", ".", "stop", "quit"),
    )
    assert plan(house).words("signs") == "One.\ntwo.\nthree."
    assert plan(house).words(list(HEADINGS)[2]) == "Three."
    assert said.count(f"1 of 6. {HEADINGS['signs']}:") == 3
    assert said.count("One.") == 2


def test_a_plan_that_cannot_be_kept_is_said_back(house: House) -> None:
    """The sentence says why; the words can be copied, and the earlier plan stays."""

    class Full(Journal):
        def append(self, *_: object, **__: object) -> None:
            """Fail."""
            raise NotWritable("The disk is full: make room on it.")

    visit(house, "write support", "One.", ".", "stop", "quit")
    full = replace(
        with_help(house),
        open_journal=lambda: Full.open(house.folder / "data", house.folder / "keys"),
    )
    said = house.visit("write support", "I stop eating.", ".", "stop", "quit", settings=full)
    back = said.index("I stop eating.")
    assert said[back - 1] == f"{HEADINGS['signs']}:"
    assert said[back + 1] == "The disk is full: make room on it."
    assert plan(house).words("signs") == "One."
