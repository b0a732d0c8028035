"""A questionnaire in lines: its place, its printed numbers, its words once, and its result."""

from __future__ import annotations

import pytest

from tests.plain.talking import talk

GAD = "- {measure: gad-2, save: it}\n- End."
STEM = "Over the last 2 weeks, how often have you been bothered by any of the"


def test_the_printed_numbers() -> None:
    """The answers have the numbers of the published form, and digits mean those."""
    came = talk(GAD, "0", "3", "", "")
    assert came.said.count("0. Not at all") == 2
    assert "4. Nearly every day" not in came.said
    assert came.memory.answers == [("it.1", "0"), ("it.2", "3")]


@pytest.mark.parametrize(("typed", "value"), [("3", "3"), ("nearly", "3"), ("Not at all", "0")])
def test_numbers_and_words(typed: str, value: str) -> None:
    """First letters do as well."""
    assert talk(GAD, typed).memory.answers == [("it.1", value)]


@pytest.mark.parametrize("typed", ["4", "-1", "xyz"])
def test_what_is_no_answer(typed: str) -> None:
    """The numbers there are get named; nothing is answered."""
    came = talk(GAD, typed)
    assert came.memory.answers == []
    assert "One of these numbers is wanted, or the first letters: 0, 1, 2, 3." in came.said


def test_other_questions_count_from_1() -> None:
    """A script's own options have no printed numbers."""
    assert talk("- choose: Well?\n  save: it\n  options: [Up, Down]", "2").memory.answers == [
        ("it", "down")
    ]


def test_the_place_and_the_words_that_are_said_once() -> None:
    """“2 of 2” comes before the second item, and what both complete is not said again."""
    came = talk(GAD, "0", "0", "", "")
    said = came.said
    assert said.index("1 of 2.") < said.index(STEM) < said.index("2 of 2.")
    assert said.count(STEM) == 1


def test_hearing_it_again() -> None:
    """Who asks for the step again hears what it completes."""
    came = talk(GAD, "0", "repeat", "0", "", "")
    assert came.said.count(STEM) == 2
    assert came.said.count("2 of 2.") == 2


def test_going_back() -> None:
    """One can go back from an item and from the result; the answer before is kept by Enter."""
    came = talk(GAD, "2", "back", "", "1", "back", "3", "", "")
    assert "Enter keeps: More than half the days" in came.said
    assert "GAD-2: 3 of 6." in came.said
    assert "GAD-2: 5 of 6." in came.said


def test_the_result_without_an_answer() -> None:
    """The item is named, and there is no score."""
    came = talk(GAD, "2", "skip", "", "")
    assert "There is no score: item 2 has no answer, and none is made up." in came.said
    assert not any(line.startswith("GAD-2:") for line in came.said)


def test_what_does_not_count() -> None:
    """The question on function is not the tenth of nine."""
    came = talk("- measure: phq-9\n- End.", *["0"] * 9)
    assert "9 of 9." in came.said
    assert "One question that does not count." in came.said


def test_a_scale_in_a_questionnaire() -> None:
    """Its numbers are its own, and its place is said."""
    came = talk("- measure: integration-reflection\n- End.", "7")
    assert "1 of 4." in came.said
    assert came.memory.answers == [("integration_reflection.1", 7)]
