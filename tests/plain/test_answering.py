from __future__ import annotations

import pytest

from integrate.session.effects import Outcome
from integrate.session.record import Passed
from tests.plain.talking import talk


@pytest.mark.parametrize(
    ("question", "before", "keeps"),
    [
        ("- scale: How?\n", ["7"], "Enter keeps: 7"),
        ("- choose: Well?\n  options: [Up, Down]\n", ["d"], "Enter keeps: Down"),
        ("- ask: What?\n", ["One", "two.", "."], "Enter keeps: One two."),
        ("- checklist: What?\n  items: [Up, Down]\n", ["none"], "Enter keeps: nothing ticked"),
        (
            "- checklist: What?\n  require: all\n  items: [Up, Down]\n",
            ["all"],
            "Enter keeps: Up; Down",
        ),
    ],
)
def test_enter_keeps_what_was_answered_before(question: str, before: list[str], keeps: str) -> None:
    """Coming back to a question, the default is said and Enter takes it."""
    came = talk(f"{question}  save: it\n- End.", *before, "back", "", "")
    assert keeps in came.said
    assert "Kept as it was." in came.said
    first, second = came.memory.answers
    assert first == second


def test_new_words_take_the_place_of_old_ones() -> None:
    """A question that is come back to can be answered afresh."""
    came = talk("- ask: What?\n  save: it\n- End.", "Old.", ".", "back", "New.", ".", "")
    assert came.memory.answers == [("it", "Old."), ("it", "New.")]
    assert "New words take the place of the old ones." in came.said


def test_a_long_answer_is_reminded_of_in_brief() -> None:
    """Nobody has to hear a page again to keep it."""
    came = talk("- ask: What?\n- End.", "long " * 40, ".", "back", "", "")
    (line,) = (line for line in came.said if line.startswith("Enter keeps"))
    assert line.endswith("long …")


@pytest.mark.parametrize("question", ["- scale: How?", "- ask: What?"])
def test_enter_twice_skips_a_question(question: str) -> None:
    """Once asks, twice skips: nothing is passed over by a slip."""
    came = talk(f"{question}\n- End.", "", "", "")
    assert came.said[-6:-4] == ["Skip this? Enter again skips.", "Skipped."]
    assert isinstance(came.memory.events[2], Passed)
    assert came.outcome is Outcome.FINISHED


@pytest.mark.parametrize(
    "question",
    [
        "- scale: How?",
        "- ask: What?",
        "- choose: Which?\n  options: [A, B]",
        "- checklist: So\n  items: [A]",
    ],
)
def test_what_enter_does_is_said_once_at_a_question(question: str) -> None:
    """At the first question, and again when it is said anew; nobody has to guess it."""
    says = "Enter alone offers to skip."
    came = talk(f"- Hello.\n{question}\n- scale: How?", "", "", "", "3")
    assert came.said.count(says) == 1
    assert came.said.index(says) > came.said.index("Enter goes on.")
    assert talk(question, "repeat", "skip").said.count(says) == 2


def test_nothing_is_said_of_skipping_where_enter_does_something_else() -> None:
    """A list that is needed is not passed over, and an answer given before is kept."""
    needed = "- checklist: Ready?\n  require: all\n  items: [Up]"
    assert not any("offers to skip" in line for line in talk(needed, "1").said)
    kept = talk("- scale: How?\n- End.", "3", "back", "repeat", "", "").said
    assert "Enter alone offers to skip." not in kept[kept.index("Enter keeps: 3") :]
    begun = talk("- ask: What?", "A heron", "repeat", ".").said
    assert begun.count("Enter alone offers to skip.") == 1


def test_an_answer_after_one_enter_is_taken() -> None:
    """Being asked about skipping binds nobody."""
    assert talk("- scale: How?\n  save: how", "", "3").memory.answers == [("how", 3)]
    assert talk("- ask: How?\n  save: how", "", "well", ".").memory.answers == [("how", "well")]
    again = talk("- scale: How?\n  save: how", "", "time", "", "3")
    assert again.said.count("Skip this? Enter again skips.") == 2


def test_a_list_that_is_needed_is_ticked_bit_by_bit() -> None:
    """What is ticked stays ticked; what is open is said; Enter and `skip` do not pass it."""
    came = talk(
        "- checklist: Ready?\n  require: all\n  save: ready\n  items: [Up, Down, Out]",
        *("", "3", "skip", "none", "1", "2 3"),
    )
    assert came.memory.answers == [("ready", ("up", "down", "out"))]
    assert "All of this list is needed to go on. “stop” ends here." in came.said
    assert "Everything on this list is needed to go on." in came.said
    assert came.said.count("Still open:") == 3
    assert came.said.count("1. Up") == 3
