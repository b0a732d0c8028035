from __future__ import annotations

import pytest

from tests.review.reviewing import codes, reviewed, underlined


@pytest.mark.parametrize(
    "words",
    [
        "You had 50 mg",
        "You had 0.5mg/kg",
        "Take 2 ml",
        "After your dose, rest",
        "A higher dosage may come",
        "Do not re-dose",
        "You had two lozenges",
        "3 sprays were given",
        "Another tablet follows",
        "You may top up later",
        "You could use more ketamine",
    ],
)
def test_words_of_dosing(words: str) -> None:
    """Amounts, units and counts do not come before a patient."""
    assert codes(f"- {words}.\n- Rest.") == ["S508"]


@pytest.mark.parametrize(
    "words",
    [
        "You dozed a little",
        "Some images may come",
        "A drop in mood can come",
        "You can top up your glass",
        "Have two drops of water",
        "It took 40 minutes",
        "Tell them if you wish to take more ketamine on your own",
        "Have you had ketamine in the last 24 hours?",
    ],
)
def test_other_words(words: str) -> None:
    """Words that only look alike may stand."""
    assert codes(f"- {words}\n- Rest.") == []


def test_for_therapists() -> None:
    """Notes, marks and a therapist's lists may name the dose."""
    head = "audience: therapist\n"
    steps = (
        "- note: The dose is in the record.\n- mark: dose\n  show: Press when the dose is given.\n"
        "- checklist: Done\n  items: [Dose recorded]\n- Rest."
    )
    assert codes(steps, head) == []
    assert codes("- You had a dose.\n- Rest.", head) == ["S508"]


def test_options_and_the_head() -> None:
    """What can be chosen and what the list of scripts shows count as well."""
    assert codes("- choose: Which?\n  options: [50 mg, None]\n- Rest.") == ["S508"]
    reads = reviewed("- Rest.", "summary: After your dose.\n")
    assert underlined(reads) == ["dose"]
