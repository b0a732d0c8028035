from __future__ import annotations

from integrate.review.rules.reading_grade import RULE
from tests.review.reviewing import codes, reviewed

HARD = RULE.explanation.failing.text.split("steps:\n")[1].replace("\n  ", "\n")[2:]
PLAIN = "- You can rest for a while. Look round the room. What do you hear?\n" * 12
MIDDLE = (
    "- Some people notice new feelings in the body during a session, and other people notice very "
    "little. Whatever happens will pass, and it often takes less than an hour. That is common.\n"
) * 5
"""Grade 7."""
EDUCATION = "evidence: [A review of the question]\n"


def test_hard_words() -> None:
    """A script for patients above grade 6 is found at its title, with the line of the hardest."""
    (found,) = reviewed(HARD).problems
    assert (found.code, found.span.line) == ("W302", 1)
    assert "the hardest text is in line" in found.remedy


def test_plain_words() -> None:
    """Short sentences of short words pass."""
    assert codes(PLAIN) == []


def test_a_script_that_explains() -> None:
    """Before the sessions, with evidence and mostly text, grade 8 is allowed."""
    assert codes(MIDDLE, "", "pre-session") == ["W302"]
    assert codes(MIDDLE, EDUCATION, "integration") == ["W302"]
    assert codes(MIDDLE, EDUCATION, "pre-session") == []
    asking = MIDDLE.replace("- Some", "- ask: Some", 3)
    assert codes(asking, EDUCATION, "pre-session") == ["W302"]


def test_whom_it_is_not_for() -> None:
    """Therapists' scripts, short ones and other languages are not measured."""
    assert codes(HARD, "audience: therapist\n") == []
    assert codes("\n".join(HARD.splitlines()[:3])) == []
    assert codes(HARD, "language: fr\n") == []
