"""What is said of a score, and what is never said."""

from __future__ import annotations

import pytest

from integrate.measures.change import Last, difference, overlaps
from integrate.measures.scoring import score
from integrate.measures.shipped import SHIPPED
from integrate.measures.telling import CHECK_IN, told, told_change, told_interval

PHQ_9, PCL_5, ASQ = SHIPPED["phq-9"], SHIPPED["pcl-5"], SHIPPED["asq"]


def test_a_score_in_words() -> None:
    """Total, range and band are told, then the cut-off, and that it is no diagnosis."""
    assert told(PHQ_9, score(PHQ_9, [2, 2, 2, 2, 2, 2, 0, 0, 0])) == [
        "PHQ-9: 12 of 27, moderate.",
        "It reaches 10, from where its authors advise a closer look.",
        CHECK_IN,
    ]


def test_a_missing_answer_in_words() -> None:
    """Instead of a score the items are named."""
    lines = told(PHQ_9, score(PHQ_9, [2, None, 2, 2, 2, None, 0, 0, 0]))
    expected = "There is no score: items 2, 6 have no answer, and none is made up."
    assert lines == [expected, CHECK_IN]


def test_the_pcl_5_in_words() -> None:
    """The clusters and the pattern are told, and no band; an interview tells more."""
    lines = told(PCL_5, score(PCL_5, [2] * 15 + [3] + [2] * 4))
    assert lines[:2] == ["PCL-5: 41 of 80.", "B, intrusion: 10 of 20."]
    assert (
        "The answers fit the provisional DSM-5 pattern. Only an interview can tell more." in lines
    )
    assert "Item 16 is 3: for a clinician to look at." in lines


@pytest.mark.parametrize("total", [0, 4, 9, 27])
def test_item_9_of_0_is_never_called_safe(total: int) -> None:
    """No sentence on a PHQ-9 speaks of safety, of low risk, or of nothing to worry about."""
    answers = [min(3, max(0, total - 3 * place)) for place in range(8)] + [max(0, total - 24)]
    words = " ".join(told(PHQ_9, score(PHQ_9, answers))).lower()
    for never in ("safe", "risk", "no sign", "fine", "good", "worry", "normal"):
        assert never not in words
    assert ("item 9" in words) is (answers[8] > 0)


def test_the_asq_in_words() -> None:
    """A negative one does not stand alone, and an acute one says what comes at once."""
    (negative, *_) = told(ASQ, score(ASQ, [0, 0, 0, 0]))
    assert negative == "Negative screen. Clinical judgement overrides this."
    (acute, *_) = told(ASQ, score(ASQ, [0, 0, 1, 0, 1]))
    assert acute.startswith("Acute positive screen. This is an emergency. Stay with the person")


def test_what_is_not_validated_says_so() -> None:
    """The reflection is called one with every result."""
    reflection = SHIPPED["integration-reflection"]
    lines = told(reflection, score(reflection, [1, 2, 3, 4]))
    assert "not a scale: nobody has validated it" in lines[0]


@pytest.mark.parametrize(
    ("name", "before", "now", "step"),
    [
        ("phq-9", 15, 11, None),
        ("phq-9", 15, 10, "a meaningful change"),
        ("phq-9", 10, 15, "a meaningful change"),
        ("gad-7", 10, 7, None),
        ("gad-7", 10, 6, "a meaningful change"),
        ("pcl-5", 50, 46, None),
        ("pcl-5", 50, 45, "a response"),
        ("pcl-5", 50, 41, "a response"),
        ("pcl-5", 50, 40, "a meaningful change"),
        ("suds", 90, 10, None),
    ],
)
def test_a_difference_and_its_name(name: str, before: int, now: int, step: str | None) -> None:
    """The published steps are reached at their number of points, in either direction."""
    found = difference(SHIPPED[name], before, now)
    assert found.points == now - before
    assert (found.step.name if found.step is not None else None) == step


def test_beside_the_last_time() -> None:
    """Between the total and its caution stand the difference, and that it was sooner than asked."""
    found = score(PHQ_9, [1] * 8 + [0])
    lines = told(PHQ_9, found, Last(14, 5))
    assert lines[0] == "PHQ-9: 8 of 27, mild."
    assert lines[2].startswith("6 points lower than last time (14). In the literature 5 or more")
    assert lines[3].startswith("Last time was 5 days ago.")
    assert lines[4] == CHECK_IN
    assert told(PHQ_9, found, Last(None, None)) == told(PHQ_9, found)
    assert told(PHQ_9, found, Last(None, 20)) == told(PHQ_9, found)
    assert told(PHQ_9, found, Last(8, 0))[2:4] == [
        "The same as last time: 8.",
        "Last time was today. The questions look back on the last 2 weeks; the two overlap.",
    ]


def test_nothing_is_compared_with_what_is_no_score() -> None:
    """With an answer missing there is no difference; that the times overlap is said."""
    lines = told(PHQ_9, score(PHQ_9, [None] + [0] * 8), Last(14, 5))
    assert not any("points" in line for line in lines)
    assert any(line.startswith("Last time was 5 days ago.") for line in lines)


def test_an_answer_about_safety_is_not_hidden_by_a_total() -> None:
    """It stands before the total and its name, however low they are."""
    lines = told(PHQ_9, score(PHQ_9, [0] * 8 + [1]))
    assert lines[0] == "Item 9 is 1. That matters by itself, whatever the total is."
    assert lines[1] == "PHQ-9: 1 of 27, minimal."


def test_a_total_without_a_cut_off() -> None:
    """The number stands by itself where nobody published what it means."""
    suds = SHIPPED["suds"]
    assert told(suds, score(suds, [40])) == ["SUDS: 40 of 100.", CHECK_IN]


def test_a_reflection_has_no_score_to_miss() -> None:
    """Where nothing is added up nothing is called missing."""
    reflection = SHIPPED["integration-reflection"]
    assert told(reflection, score(reflection, [1, None, 3, 4])) == [reflection.caution, CHECK_IN]


def test_a_difference_in_words() -> None:
    """It has a direction, a number and a source, and no judgement."""
    lower = told_change(PHQ_9, difference(PHQ_9, 17, 12))
    assert lower.startswith("5 points lower than last time (17). In the literature 5 or more are")
    assert "Löwe" in lower
    assert told_change(PHQ_9, difference(PHQ_9, 3, 4)).startswith("1 point higher than last time")
    assert told_change(PHQ_9, difference(PHQ_9, 4, 4)) == "The same as last time: 4."
    suds = SHIPPED["suds"]
    assert told_change(suds, difference(suds, 10, 40)) == "30 points higher than last time (10)."


@pytest.mark.parametrize(
    ("name", "days", "too_soon"),
    [("phq-9", 13, True), ("phq-9", 14, False), ("pcl-5", 29, True), ("suds", 0, False)],
)
def test_sooner_than_the_look_back_period(name: str, days: int, *, too_soon: bool) -> None:
    """That two askings overlap is said, and only then."""
    measure = SHIPPED[name]
    assert overlaps(measure, days) is too_soon
    assert bool(told_interval(measure, days)) is too_soon
