from __future__ import annotations

from integrate.journal.entry import Entry
from integrate.journal.reading import as_lived
from integrate.session.record import (
    Advanced,
    Answered,
    Began,
    Entered,
    Event,
    Finished,
    LeftOpen,
    Manageable,
    Passed,
    Paused,
    Recorded,
    Resumed,
    SafetyChosen,
)
from tests.journal.home import NOON


def lived(*events: Event) -> list[str]:
    """Return the paragraphs of a session of these events."""
    return list(as_lived(Entry(at, NOON, Recorded(1.0, one)) for at, one in enumerate(events, 1)))


def test_a_session_reads_as_it_was_lived() -> None:
    """What was shown, what was answered set in, and what happened in a word; keys are no words."""
    (heading, *rest) = lived(
        Began("s", "d", "Arriving", "anytime", "patient"),
        Entered("one", "Take a breath."),
        Advanced("one"),
        Entered("bell", ""),
        Entered("two", "What is there?"),
        Answered("two", "there", "What is there?", "a heron\na pond", "a heron\na pond"),
        Paused(),
        Resumed(),
        Passed("three"),
        Finished(),
    )
    assert heading.startswith("Arriving\n")
    assert rest == [
        "Take a breath.",
        "What is there?",
        "    a heron\n    a pond",
        "(paused)",
        "(passed over)",
        "(came to the end)",
    ]


def test_a_way_chosen_at_a_safety_step() -> None:
    """Its words stand set in, and what it says where it says something."""
    assert lived(SafetyChosen("one", "go", "Go on")) == ["    Go on"]
    assert lived(SafetyChosen("one", "stop", "Stop", "Rest.")) == ["    Stop", "Rest."]


def test_what_was_only_thought_and_how_it_was_held_are_read() -> None:
    """Both have words of their own, though nothing was written."""
    said = "\n".join(
        lived(
            Began("s", "d", "Arriving", "anytime", "patient"),
            Passed("one", "thought"),
            Manageable(3),
        )
    )
    assert "(thought about it)" in said
    assert "how manageable: 3" in said


def test_what_nobody_was_at_the_keys_for_is_told_where_it_matters() -> None:
    """A question and a mark are told as left open; a page that only waited is not."""
    assert lived(LeftOpen("one", asked=True)) == ["(left open: no key was pressed)"]
    assert lived(LeftOpen("one", mark="Back")) == [
        "(the mark “Back” was left open: no key was pressed)"
    ]
    assert lived(LeftOpen("one")) == []
