from __future__ import annotations

import pytest

from tests.review.reviewing import codes, places, reviewed

ASK = """
- choose: Which?
  save: which
  options: {a: One, b: Two}
"""


def test_conditions_that_contradict_each_other() -> None:
    """A section that contradicts its own steps is named as a whole, once."""
    reads = reviewed(
        ASK
        + """
- section: Part
  when: which is a
  steps:
    - section: Inner
      when: which is b
      steps: [One., Two.]
    - Three.
- Rest.
"""
    )
    assert places(reads) == ["11:9 W201"]


def test_behind_a_goto() -> None:
    """What every way passes by is on none."""
    reads = reviewed("- goto: late\n- One.\n- say: Two.\n  id: late")
    assert places(reads) == ["5:5 W201"]


@pytest.mark.parametrize(
    "condition",
    ["which is a", "which is answered", "which is not answered", "not (which is a or which is b)"],
)
def test_what_some_answers_lead_to(condition: str) -> None:
    """A step that any answer leads to, or none given, is reached."""
    assert codes(f"{ASK}- say: One.\n  when: {condition}\n- Rest.") == []


def test_a_question_that_is_itself_not_asked() -> None:
    """A condition on a question hangs on the conditions of that question."""
    steps = (
        ASK
        + """
- choose: And then?
  when: which is a
  save: then
  options: {c: Three, d: Four}
- say: One.
  when: which is b and then is c
- Rest.
"""
    )
    assert codes(steps) == ["W201"]
