"""Thoughts, and how manageable it is, in lines."""

from __future__ import annotations

from integrate.session.record import Answered, Manageable, Passed, Stopped
from tests.plain.talking import Talk, Voice, opened, script, talk

ASK = "- ask: What?\n  save: what\n- The end."


def numbers(one: Talk) -> list[Manageable]:
    """Return what was said of how manageable it was."""
    return [event for event in one.memory.events if isinstance(event, Manageable)]


def test_a_thought_goes_on() -> None:
    """The word alone on a line goes on, and is kept as what it is."""
    one = talk(ASK, "thought", "")
    assert "You thought about it." in one.said
    assert [event.how for event in one.memory.events if isinstance(event, Passed)] == ["thought"]


def test_lines_that_were_begun_are_the_answer() -> None:
    """Who wrote something and says so has answered with it; a sentence of theirs is no word."""
    one = talk(ASK, "I had a", "Thought.", "thought", "")
    assert [event.words for event in one.memory.events if isinstance(event, Answered)] == [
        "I had a\nThought."
    ]


def test_a_thought_has_no_place_at_a_scale() -> None:
    """It is said so, and the question stands."""
    one = talk("- scale: How?", "thought", "3")
    assert "There is no question here to think about." in one.said
    assert one.memory.answers == [("", 3)]


def test_a_low_number_leads_back() -> None:
    """The number is kept, and the step is said again."""
    one = talk(ASK, "manageable", "11", "3", "a stone", ".", "")
    assert numbers(one) == [Manageable(3)]
    assert one.said.count("What?") == 2


def test_enter_says_no_number() -> None:
    """Nobody has to."""
    assert numbers(talk(ASK, "manageable", "", "a stone", ".", "")) == []


def test_from_seven_on_something_easier_is_offered_and_asked_about_anew() -> None:
    """A grounding is gone through, the number asked again, and the session goes on."""

    def ground(voice: Voice) -> object:
        return opened(script("- Look around.", "Steady"), voice)

    one = talk(ASK, "manageable", "8", "2", "", "4", "a stone", ".", "", ground=ground)  # type: ignore[arg-type] # any opened session will do
    assert "2. My feet on the floor" in one.said
    assert "Look around." in one.said
    assert numbers(one) == [Manageable(8), Manageable(4, "anytime/grounding-feet")]
    assert [event.words for event in one.memory.events if isinstance(event, Answered)] == [
        "a stone"
    ]


def test_somebody_to_call_and_carrying_on() -> None:
    """Help is said and the ways stand there again; Enter carries on."""
    one = talk(ASK, "manageable", "9", "4", "", "a stone", ".", "")
    assert any("emergency number" in line for line in one.said)
    assert one.said.count("6. Carry on") == 2
    assert numbers(one) == [Manageable(9)]


def test_stopping_is_asked_about_once() -> None:
    """From there as from anywhere."""
    one = talk(ASK, "manageable", "9", "5", "")
    assert "Stop here? Enter stops, “go” goes on." in one.said
    assert isinstance(one.memory.events[-1], Stopped)


def test_the_words_are_among_the_help() -> None:
    """`help` names them."""
    said = talk(ASK, "help", "", "stop", "").said
    assert any(line.startswith("thought: ") for line in said)
    assert any(line.startswith("manageable: ") for line in said)


def test_a_word_that_is_none_of_the_ways_is_said_to_be_none() -> None:
    """Somebody for whom it is too much types anything; the ways stand, and nothing is chosen."""
    one = talk(ASK, "manageable", "8", "99", "", "a stone", ".", "")
    assert "A number from 1 to 6 is wanted, or the first letters." in one.said
    assert numbers(one) == [Manageable(8)]
    assert [event.words for event in one.memory.events if isinstance(event, Answered)] == [
        "a stone"
    ]
