from __future__ import annotations

import pytest

from tests.review.reviewing import places, reviewed

ASK = """
- choose: Which?
  save: which
  options: {a: One, b: Two}
"""


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ("- Rest.", []),
        ("- wait: 20 s\n  show: Rest.", []),
        ("- wait: 20 s", ["4:5 S503"]),
        ("- Rest.\n- ask: What now?", ["5:5 S503"]),
        ("- Rest.\n- play: bells/bowl-low", []),
        ("- play: bells/bowl-low", ["3:1 S503"]),
        (ASK + "- goto: end\n  when: which is a\n- Rest.", ["4:5 S503"]),
        (ASK + "- say: One.\n  when: which is a\n- say: Two.\n  when: which is not a", []),
    ],
)
def test_the_last_thing_shown(steps: str, found: list[str]) -> None:
    """Every way ends with words that nobody has to answer."""
    assert places(reviewed(steps)) == found


def test_the_answers_are_named() -> None:
    """The finding says which answers lead to the end without a closing."""
    (found,) = reviewed(ASK + "- say: Rest.\n  when: which is a").problems
    assert "when `which` is " in found.message


def test_a_note_is_no_closing_for_a_patient() -> None:
    """Patients do not see notes, so one at the end does not close their script."""
    assert places(reviewed(ASK.strip() + "\n- note: The end.")) == ["4:5 S503"]
