from __future__ import annotations

import pytest

from tests.review.reviewing import codes, reviewed

WAIT = "- wait: 100 s\n  show: Rest.\n"
"""With the step after it, which takes 3 s, these are 103 s."""


@pytest.mark.parametrize(
    ("said", "found"),
    [("85 s", ["W203"]), ("86 s", []), ("103 s", []), ("128 s", []), ("129 s", ["W203"])],
)
def test_a_fifth(said: str, found: list[str]) -> None:
    """What a script says may be off by a fifth of it."""
    assert codes(WAIT + "- Rest.", f"duration: {said}\n") == found


def test_the_way_that_takes_most() -> None:
    """Ways that exclude each other are not added, and shorter ways are no fault."""
    steps = (
        "- choose: Which?\n  save: which\n  options: {a: One, b: Two}\n"
        "- wait: 5 min\n  show: Rest.\n  when: which is a\n"
        "- wait: 5 min\n  show: Rest.\n  when: which is b\n- Rest."
    )
    assert codes(steps, "duration: 5 min\n") == []
    assert codes(steps, "duration: 10 min\n") == ["W203"]


def test_rounds_are_counted() -> None:
    """Steps that come again take their time again."""
    steps = "- repeat: 3\n  steps:\n    - wait: 60 s\n      show: Rest.\n- Rest."
    assert codes(steps, "duration: 3 min\n") == []
    assert codes(steps, "duration: 60 s\n") == ["W203"]


def test_the_remedy_passes() -> None:
    """What the remedy says to write is right."""
    (found,) = reviewed(WAIT + "- Rest.", "duration: 9 min\n").problems
    said = found.remedy.removeprefix("write `").removesuffix("`")
    assert codes(WAIT + "- Rest.", f"{said}\n") == []


def test_nothing_said() -> None:
    """A script that says no duration is not held to one."""
    assert codes(WAIT + "- Rest.") == []
