from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.journal.pages import keep_page
from integrate.player.gates import is_for_the_first_day, said_today
from integrate.script.library import Library
from integrate.session.program import Role
from integrate.session.record import KETAMINE_ASKED, Began, KetamineAsked

if TYPE_CHECKING:
    from tests.plain.house import House

QUESTION = "Before you begin: did you take ketamine in the last day, in a clinic or elsewhere?"
NOW = datetime(2025, 5, 1, 12, 0, tzinfo=UTC)


def times_asked(said: list[str]) -> int:
    """Return how often the question was said, wherever its line broke."""
    return " ".join(said).count(QUESTION)


def test_a_patient_is_asked_once_a_day(house: House) -> None:
    """The question comes before the first such script of a day, and not before the second."""
    said = house.visit("1", "", "1", "", "1", "", "", "quit")
    assert times_asked(said) == 1
    assert said.count("Welcome.") == 2


def test_who_took_ketamine_is_led_to_the_first_day(house: House) -> None:
    """The script does not begin; the ones that fit are named; no driving is said."""
    said = " ".join(house.visit("1", "", "2", "quit"))
    assert "Welcome." not in said
    assert "What fits today: “The day after”." in said
    assert "No driving, no machines and no big decisions until the next day" in said
    assert house.settings.open_journal().sessions()[0].stage == KETAMINE_ASKED


def test_a_slip_can_be_put_right(house: House) -> None:
    """Later that day it is not asked again but told, and a slip can be taken back."""
    house.visit("1", "", "2", "quit")
    said = house.visit("1", "", "2", "", "quit")
    assert "You said within the last day that you had taken ketamine." in said
    assert "Welcome." in said
    assert times_asked(house.visit("1", "", "", "quit")) == 0


def test_to_come_back_another_day_asks_for_nothing_new(house: House) -> None:
    """Who stays with what they said leaves no second entry."""
    house.visit("1", "", "2", "quit")
    house.visit("1", "", "1", "quit")
    assert len(house.sessions) == 1


@pytest.mark.parametrize("typed", ["3", "I would"])
def test_no_answer_is_required(house: House, typed: str) -> None:
    """Rather not saying begins the script."""
    assert "Welcome." in house.visit("1", "", typed, "", "quit")


def test_the_gate_can_be_left_and_has_help_and_grounding(house: House) -> None:
    """Nothing traps: help, grounding and going back are there, and nothing is kept of it."""
    said = house.visit("1", "", "help", "ground", "", "hm", "", "back", "quit")
    assert "Look around." in said
    assert "In danger: your local emergency number." in said
    assert times_asked(said) == 3
    assert house.sessions == []


@pytest.mark.parametrize("number", ["3", "4"])
def test_the_first_day_and_any_time_ask_nothing(house: House, number: str) -> None:
    """The scripts for that very time begin at once."""
    assert times_asked(house.visit(number, "", "stop", "", "quit")) == 0


def test_a_therapist_is_not_asked(house: House) -> None:
    """The question is for a patient alone at home."""
    house.role = Role.THERAPIST
    assert times_asked(house.visit("1", "", "", "quit")) == 0


def test_a_session_needs_a_clinician_in_charge(house: House) -> None:
    """Without a yes it does not begin and nothing is kept; with one the record says so."""
    house.role = Role.THERAPIST
    said = house.visit("2", "", "none", "2", "quit")
    assert "Note: Lights down." not in said
    assert house.sessions == []
    house.visit("2", "", "none", "1", "", "quit")
    with house.settings.open_journal() as journal:
        began = journal.events(journal.sessions()[0].id)[0].recorded.event
    assert isinstance(began, Began)
    assert began.clinician_in_charge


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (timedelta(hours=1), "yes"),
        (timedelta(hours=23, minutes=59), "yes"),
        (timedelta(hours=24), ""),
        (timedelta(hours=-1), ""),
    ],
)
def test_an_answer_holds_for_a_day(house: House, after: timedelta, said: str) -> None:
    """After a day it is asked again, as it is when the clock was set back behind the answer."""
    with house.settings.open_journal() as journal:
        keep_page(journal, NOW, KETAMINE_ASKED, "Asked", KetamineAsked("yes", "Yes"))
        assert said_today(journal, NOW + after) == said


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("integration/day-0-evening", True),
        ("integration/day-1", True),
        ("day-1-depression", True),
        ("depression/day-1", True),
        ("integration/ptsd-day-1", True),
        ("integration/day-10", False),
        ("integration/ptsd-day-10", False),
        ("integration/day-14", False),
        ("integration/someday-1", False),
        ("day-1/other", False),
    ],
)
def test_the_scripts_for_the_first_day_go_by_their_name(name: str, fits: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    """Day 0 and day 1, whatever folder they lie in and whatever follows; not day 10."""
    assert is_for_the_first_day(name) is fits


def test_pages_stay_out_of_the_lists_of_sessions(house: House) -> None:
    """What was asked at the gate is in the journal and in no list of sessions."""
    house.visit("1", "", "2", "quit")
    assert "The journal is empty." in house.visit("journal", "quit")
    assert not any("Continue" in line for line in house.visit("quit"))


def test_without_scripts_for_the_first_day_none_is_named(house: House) -> None:
    """A library that has none leads to rest alone."""
    folder = house.folder / "other"
    folder.mkdir()
    (folder / "alone.yaml").write_text("title: Alone\nstage: pre-session\nsteps: [Welcome.]\n")
    settings = replace(house.settings, library=Library((folder,)))
    said = " ".join(house.visit("1", "", "2", "quit", settings=settings))
    assert "What fits today" not in said
    assert "Today is for rest" in said
