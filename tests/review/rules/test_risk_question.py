from __future__ import annotations

import pytest

from integrate import bundled
from integrate.review.checking import check
from integrate.script.read import read
from tests.review.reviewing import codes, find_sound, reviewed

HELP = "Call your local emergency number, or find a crisis line at findahelpline.com."
OPTIONS = "  save: harm\n  options: {no: No, yes: Yes, rather_not: I would rather not say}\n"
ASKED = "- choose: Have you thought of hurting yourself?\n" + OPTIONS


@pytest.mark.parametrize(
    "question",
    [
        "Do you think about suicide?",
        "Are you suicidal?",
        "Have you had thoughts of being better off dead, or of hurting yourself?",
        "Have you wanted to kill yourself?",
        "Do you want to harm yourself?",
        "Any self-harm since then?",
        "Have you wished to be dead?",
        "Do you think of ending your life?",
        "Have there been thoughts of death?",
        "Did you not want to be alive?",
    ],
)
def test_what_is_a_risk_question(question: str) -> None:
    """A question for thoughts of death or of hurting oneself has to lead to help."""
    assert codes(f"- choose: {question}\n{OPTIONS}- Rest.") == ["S506"]
    assert codes(f"- choose: {question}\n{OPTIONS}- {HELP}") == []


@pytest.mark.parametrize(
    "question",
    [
        "Are your eyes hurting?",
        "Is anything dead tired in you?",
        "What do you want in life?",
        "Would you like to write about your life?",
    ],
)
def test_what_is_none(question: str) -> None:
    """The same words in another sense ask for no help."""
    assert codes(f"- choose: {question}\n{OPTIONS}- Rest.") == []


@pytest.mark.parametrize(
    ("condition", "is_enough"),
    [
        ("harm is yes", False),
        ("harm is not no", True),
        ("harm in [yes, rather_not]", True),
        ("harm is answered", True),
        ("harm is no", False),
        ("harm is not answered", False),
    ],
)
def test_after_each_answer_but_a_plain_no(condition: str, *, is_enough: bool) -> None:
    """Help follows a yes, and an answer that declines to say."""
    found = codes(f"{ASKED}- say: {HELP}\n  when: {condition}\n- Rest.")
    assert found == ([] if is_enough else ["S506"])


@pytest.mark.parametrize(
    "help_text",
    [
        "Call your local emergency number.",
        "You can find a crisis line at findahelpline.com.",
        "Please tell somebody.",
    ],
)
def test_half_of_the_help(help_text: str) -> None:
    """Both are named: the emergency number and a line."""
    assert codes(f"{ASKED}- {help_text}\n- Rest.") == ["S506"]


def test_near() -> None:
    """Help is named within the next six shown steps."""
    between = "- Thank you for saying so.\n"
    assert codes(f"{ASKED}{between * 5}- {HELP}") == []
    assert codes(f"{ASKED}{between * 6}- {HELP}") == ["S506"]


@pytest.mark.parametrize(
    "question",
    [
        "- ask: Have you thought of hurting yourself?\n  save: harm\n",
        "- scale: How strong are your thoughts of hurting yourself?\n  save: harm\n",
        "- checklist: Since then I had\n  save: harm\n  items: [Thoughts of hurting yourself]\n",
        "- choose: Have you thought of hurting yourself?\n  options: [No, Yes]\n",
    ],
)
def test_every_sort_of_question(question: str) -> None:
    """However it is asked and whether or not it is saved, it leads to help."""
    assert codes(f"{question}- Rest.") == ["S506"]
    assert codes(f"{question}- {HELP}") == []


def test_a_scale_that_leads_to_help_at_one() -> None:
    """The lowest number above nothing is a yes already."""
    asked = "- scale: How strong are your thoughts of hurting yourself?\n  save: harm\n"
    assert codes(f"{asked}- say: {HELP}\n  when: harm >= 1\n- Rest.") == []
    assert codes(f"{asked}- say: {HELP}\n  when: harm >= 5\n- Rest.") == ["S506"]


def test_in_a_therapists_script() -> None:
    """A note that sends to the clinic's safety protocol will do there; a record is no question."""
    head = "audience: therapist\n"
    note = "- note: Please follow your clinic's safety protocol before going on.\n- Rest."
    assert codes(ASKED + note, head) == []
    assert codes(ASKED + note) == ["S506"]
    record = "- checklist: Done\n  items: [Asked about thoughts of suicide and self-harm]\n- Rest."
    assert codes(record, head) == []


@pytest.mark.parametrize(
    ("words", "other"),
    [('safety: ["yes"]', "id: question"), ("your local emergency number", "somebody")],
)
def test_the_shipped_question(words: str, other: str) -> None:
    """The part that scripts ask with leads to help, and no longer does with a piece taken out."""
    part = bundled.scripts() / "integration" / "parts" / "plain-question.yaml"
    source = part.read_text(encoding="utf-8")
    assert "S506" not in _codes(source)
    assert words in source
    assert "S506" in _codes(source.replace(words, other))


def _codes(source: str) -> list[str]:
    return [one.code for one in check(read(source.encode()), find_sound).problems]


def test_the_answer_is_named() -> None:
    """The finding says after which answer help is missing."""
    (found,) = reviewed(f"{ASKED}- say: {HELP}\n  when: harm is yes\n- Rest.").problems
    assert found.message.startswith("after “I would rather not say”")


def test_an_answer_that_opens_the_safety_step() -> None:
    """Every answer but a plain no may open the program's own step instead of leading to words."""
    assert codes(ASKED + "  safety: [yes, rather_not]\n- Rest.") == []
    assert codes(ASKED + "  safety: yes\n- Rest.") == ["S506"]


def test_items_of_questionnaires() -> None:
    """What their answers open nobody has to write."""
    assert codes("- measure: phq-9\n- Rest.") == []
