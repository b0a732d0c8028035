"""Answers to a script's own question that its author lets open the safety step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.script.read import read
from integrate.session.inputs import Answer, Begin, Choose, Skip
from integrate.session.program import Role
from integrate.session.safety import GO_ON, NOT_NOW, Safety
from integrate.session.table import State
from tests.session.conversation import fresh

if TYPE_CHECKING:
    from integrate.session.session import Session

HEAD = "title: A test\nstage: anytime\n"
STEPS = """\
steps:
  - choose: Have you had thoughts of hurting yourself?
    save: harm
    options: {no: No, yes: Yes, rather_not: I would rather not say}
    safety: [yes, rather_not]
  - Rest a while.
"""


def answered(value: str | None, role: Role = Role.PATIENT) -> Session:
    """Return a session after the question."""
    session = fresh(STEPS, role)
    session.handle(Begin(), 0.0)
    session.handle(Skip() if value is None else Answer(value), 1.0)
    return session


@pytest.mark.parametrize("value", ["yes", "rather_not"])
def test_a_tagged_answer_opens_it(value: str) -> None:
    """It is the same step as after a questionnaire's answer, before anything else."""
    session = answered(value)
    assert session.state is State.SAFETY
    assert isinstance(session.view.scene, Safety)
    assert "in danger right now" in session.view.scene.text
    session.handle(Choose(NOT_NOW), 2.0)
    session.handle(Choose(GO_ON), 3.0)
    assert session.view.step == "#2"
    assert session.answers["harm"].value == value


@pytest.mark.parametrize("value", ["no", None])
def test_another_answer_does_not(value: str | None) -> None:
    """What is not tagged, and passing over, go on; neither is called safe."""
    session = answered(value)
    assert session.view.step == "#2"


def test_a_therapist_sees_the_answer() -> None:
    """There is no item and no number to name; the words are there, and the protocol."""
    session = answered("yes", Role.THERAPIST)
    assert isinstance(session.view.scene, Safety)
    assert session.view.scene.text.startswith("The answer is: “Yes”.")
    assert "suicide-safety protocol" in session.view.scene.text


def test_an_option_that_is_not_there() -> None:
    """A misspelt tag would open nothing: it is an error, with the options that there are."""
    reads = read((HEAD + STEPS.replace("[yes,", "[yse,")).encode())
    assert [one.code for one in reads.problems] == ["E106"]
    assert "`safety` names `yse`, and the options are: no, yes, rather_not" in str(reads.problems)


def test_a_single_one_needs_no_list() -> None:
    """One option may stand by itself."""
    reads = read((HEAD + STEPS.replace("[yes, rather_not]", "yes")).encode())
    assert not reads.problems
