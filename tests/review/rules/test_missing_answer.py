from __future__ import annotations

import pytest

from tests.review.reviewing import codes, reviewed, underlined

ASK = """
- ask: Which word?
  save: word
- scale: How tense?
  save: tension
- choose: Which?
  save: which
  options: {a: One, b: Two}
"""


@pytest.mark.parametrize(
    "condition",
    [
        "word is answered",
        "not (word is not answered)",
        "word",
        "word == 'rain'",
        "word is answered and which is a",
        "(word is answered and which is a) or word == 'rain'",
    ],
)
def test_under_a_condition(condition: str) -> None:
    """Where the condition can only hold with the answer, there is no gap."""
    assert codes(f"{ASK}- say: It is {{{{ word }}}}.\n  when: {condition}\n- Rest.") == []


@pytest.mark.parametrize(
    "condition",
    [
        "word is not answered",
        "which is a",
        "not (word is answered)",
        "word != 'rain'",
        "word is answered or which is a",
    ],
)
def test_under_a_condition_that_says_nothing_of_it(condition: str) -> None:
    """Where it may hold without the answer, there may be a gap."""
    assert codes(f"{ASK}- say: It is {{{{ word }}}}.\n  when: {condition}\n- Rest.") == ["W205"]


def test_the_condition_of_a_section() -> None:
    """What holds for a section holds for its steps."""
    steps = "- section: Part\n  when: tension >= 3\n  steps:\n    - It is {{ tension }}."
    assert codes(f"{ASK}{steps}\n- Rest.") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("{{ word or 'rain' }}", []),
        ("{{ word or which or 'rain' }}", []),
        ("{{ word or which }}", ["W205"]),
        ("{{ tension + 1 }}", ["W205"]),
    ],
)
def test_words_in_its_stead(words: str, found: list[str]) -> None:
    """Text behind `or` fills the gap; another answer does not."""
    assert codes(f"{ASK}- It is {words}.") == found


def test_each_text_of_a_step() -> None:
    """Questions, rests and notes recall answers as well, and the name is underlined."""
    for step in ("ask: About {{ word }}?", "wait: 20 s\n  show: Think of {{ word }}."):
        reads = reviewed(f"{ASK}- {step}\n- Rest.")
        assert [one.code for one in reads.problems] == ["W205"]
        assert underlined(reads) == ["word"]


def test_a_list_that_has_to_be_complete() -> None:
    """What cannot be passed over has an answer, if it is asked for certain."""
    steps = "- checklist: Done?\n  save: done\n  require: all\n  items: [One, Two]\n"
    head = "audience: therapist\n"
    assert codes(steps + "- You said {{ done }}.", head) == []
    assert codes(ASK + steps + "  when: which is a\n- You said {{ done }}.", head) == ["W205"]
