from __future__ import annotations

import pytest

from tests.review.reviewing import codes, reviewed, underlined


@pytest.mark.parametrize(
    "step",
    [
        "- Welcome!",
        "- ask: Well!",
        "- wait: 20 s\n  show: Rest!",
        "- choose: Which?\n  options: {a: This!, b: That}",
        "- scale: How much?\n  labels: {0: None!}",
        "- section: Welcome!\n  steps: [Rest.]",
    ],
)
def test_what_a_patient_reads(step: str) -> None:
    """Texts, questions, options, labels and titles are calm, and the word is underlined."""
    reads = reviewed(f"{step}\n- Rest.")
    assert [one.code for one in reads.problems] == ["W301"]
    assert underlined(reads)[0].endswith("!")


def test_a_note_is_for_the_therapist() -> None:
    """A therapist may be told something loudly."""
    assert codes("- note: Now!\n- Rest.") == []


def test_the_head_of_a_script() -> None:
    """Title and summary are read in the list of scripts."""
    reads = reviewed("- Rest.", "summary: Rest well!\n")
    assert underlined(reads) == ["well!"]
