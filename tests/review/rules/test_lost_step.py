from __future__ import annotations

import pytest

from tests.review.reviewing import codes, reviewed, underlined


@pytest.mark.parametrize(("step", "glued"), [("say:Hello", "say:"), ("wait:2 min", "wait:")])
def test_no_space_after_the_colon(step: str, glued: str) -> None:
    """A verb with words glued to its colon is told, and underlined."""
    reads = reviewed(f"- {step}\n- Rest.")
    assert [one.code for one in reads.problems] == ["W210"]
    assert underlined(reads) == [glued]


@pytest.mark.parametrize("text", ["Welcome.", "say: Welcome."])
def test_a_step_further_in_than_the_one_above(text: str) -> None:
    """A step that the text above took in is told."""
    assert codes(f"- {text}\n    - Breathe.\n- Rest.") == ["W210"]


@pytest.mark.parametrize(
    "text",
    [
        "A walk - however short - is fine.",
        '"Two things:\n  - one"',
        "say: 'Two things\n    - one'",
        ">-\n  Two things\n  - one",
        "say: |\n    Two things\n    - one",
    ],
)
def test_words(text: str) -> None:
    """A dash within a line, and one in a text that is marked as text, is left alone."""
    assert "W210" not in codes(f"- {text}\n- Rest.")
