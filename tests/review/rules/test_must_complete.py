from __future__ import annotations

import pytest

from tests.review.reviewing import codes, reviewed, underlined

STEPS = "- checklist: Done?\n  items: [One, Two]\n  require: all\n- Rest."


@pytest.mark.parametrize(
    ("stage", "head", "found"),
    [
        ("pre-session", "", ["S504"]),
        ("integration", "", ["S504"]),
        ("anytime", "", ["S504"]),
        ("set-and-setting", "", []),
        ("integration", "audience: therapist\n", []),
    ],
)
def test_where_nobody_can_help(stage: str, head: str, found: list[str]) -> None:
    """At home no list has to be complete; where a therapist is, one may."""
    assert codes(STEPS, head, stage) == found


def test_the_place() -> None:
    """The field is underlined, and `require: none` is fine."""
    assert underlined(reviewed(STEPS)) == ["require"]
    assert codes(STEPS.replace("all", "none")) == []
