from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.session.answering import Refused
from integrate.session.inputs import Advance, Answer, Back, Begin, Choose, Skip
from integrate.session.program import Role
from integrate.session.safety import GO_ON
from integrate.session.table import State
from integrate.session.view import Choosing, Rating
from tests.session.conversation import fresh

if TYPE_CHECKING:
    from integrate.session.session import Session


def asked(session: Session) -> str:
    """Return the last paragraph of what is asked, or of what is said."""
    scene = session.view.scene
    assert scene is not None
    return scene.text.split("\n\n")[-1]


def answer(session: Session, *values: str | int | None, stay: bool = False) -> None:
    """Answer one question after the other, on from the safety step; None passes one over.

    It goes on from a result, unless it is to `stay` there.
    """
    for value in values:
        session.handle(Skip() if value is None else Answer(value), session.now)
        if session.state is State.SAFETY:
            session.handle(Choose(GO_ON), session.now)
    if session.view.step.endswith(".result") and not stay:
        session.handle(Advance(), session.now)


def back(session: Session, *, times: int = 1) -> None:
    """Go back to a question: past the result that was gone on from, and that many items."""
    for _ in range(times + 1):
        session.handle(Back(), session.now)


def begun(steps: str, role: Role = Role.PATIENT) -> Session:
    """Return a session at its first step."""
    session = fresh(f"steps:\n{steps}", role)
    session.handle(Begin(), 0.0)
    return session


PTSD = """
  - {measure: pc-ptsd-5, save: it}
  - {say: 'It is {{ it.total }}.', when: it.total is answered}
  - {say: There is none., when: it.total is not answered}
"""


def test_what_is_asked_only_after_a_yes() -> None:
    """A no at the first question of the PC-PTSD-5 is a total of 0; a yes asks the five others."""
    session = begun(PTSD)
    answer(session, "0")
    assert asked(session) == "It is 0."
    back(session)
    answer(session, "1")
    scene = session.view.scene
    assert isinstance(scene, Choosing)
    assert scene.text.startswith("In the past month, have you:\n\nHad nightmares")
    answer(session, "1", "0", "1", "1", "1")
    assert asked(session) == "It is 4."


def test_no_answer_is_not_a_no() -> None:
    """Passing over the first question leaves no total; a no after a yes keeps nothing of it."""
    session = begun(PTSD)
    answer(session, None)
    assert asked(session) == "There is none."
    back(session)
    answer(session, "1", "1")
    session.handle(Back(), 2.0)
    session.handle(Back(), 2.0)
    answer(session, "0")
    assert asked(session) == "It is 0."


def test_subscales_are_saved() -> None:
    """Each cluster of the PCL-5 has a name that a script may show."""
    session = begun("  - {measure: pcl-5, save: pcl}\n  - 'B {{ pcl.b }}, E {{ pcl.e }}.'\n")
    answer(session, *["1"] * 5, *["0"] * 9, *["4"] * 6)
    assert asked(session) == "B 5, E 24."
    assert session.answers["pcl.total"].value == 29


def test_a_scale_is_rated() -> None:
    """An item with a scale is a number between its ends, with their words."""
    session = begun("  - {measure: suds}\n  - 'Now {{ suds.total }}.'\n")
    scene = session.view.scene
    assert isinstance(scene, Rating)
    assert (scene.low, scene.high, scene.labels[100]) == (0, 100, "the most I can imagine")
    answer(session, 70)
    assert asked(session) == "Now 70."


def test_what_does_not_count_may_be_passed_over() -> None:
    """The PHQ-9 has its total without the question on function."""
    session = begun("  - {measure: phq-9}\n  - 'It is {{ phq_9.total }}.'\n")
    answer(session, *["1"] * 8, "0", None)
    assert asked(session) == "It is 8."
    assert "phq_9.function" not in session.answers


def test_the_asq_is_not_for_a_patient() -> None:
    """A script with it is refused unless a therapist is at the screen."""
    with pytest.raises(Refused, match="ASQ is asked by a therapist; start with --as therapist"):
        begun("  - {measure: asq}\n")


@pytest.mark.parametrize(
    ("answers", "fifth"),
    [(("0", "0", "0", "0"), False), (("0", "1", "0", "0"), True), (("0", None, "0", "0"), True)],
)
def test_the_fifth_question_of_the_asq(answers: tuple[str | None, ...], *, fifth: bool) -> None:
    """It follows a yes, and an answer that was declined."""
    session = begun("  - {measure: asq}\n  - Rest.\n", Role.THERAPIST)
    answer(session, *answers)
    assert ("right now?" in asked(session)) is fifth


def test_two_questionnaires_of_one_name() -> None:
    """An answer to the one is none to the other, where it would not fit."""
    steps = "  - {measure: suds, save: it}\n  - {measure: gad-2, save: it}\n"
    session = begun(
        steps + "  - {say: 'It is {{ it.total }}.', when: it.total is answered}\n  - Rest.\n"
    )
    answer(session, 70, None, "1")
    assert asked(session) == "Rest."


def test_an_item_is_answered_by_its_printed_values() -> None:
    """What is typed for an item is the value that stands on the sheet; elsewhere it is a place."""
    item = begun(PTSD).view.scene
    choice = begun("  - {choose: Well?, options: [Up, Down]}").view.scene
    assert isinstance(item, Choosing)
    assert isinstance(choice, Choosing)
    assert (item.digits, choice.digits) == (("0", "1"), ("1", "2"))
