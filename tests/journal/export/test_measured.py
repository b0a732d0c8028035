from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.journal.entry import Entry
from integrate.journal.export.measured import asked_by, is_published, totals
from integrate.journal.export.share import Share, share
from integrate.measures.scoring import score
from integrate.measures.shipped import SHIPPED
from integrate.session.effects import Record
from integrate.session.inputs import Advance, Answer, Back, Begin, Choose, Skip, Stop
from integrate.session.program import Role
from integrate.session.record import Answered, Entered, Stopped, WentBack
from integrate.session.safety import GO_ON, Safety
from integrate.session.view import Choosing, Rating
from tests.journal.export.shelf import NOON, began, lived, measured
from tests.session.conversation import fresh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.journal.export.measured import Total
    from integrate.measures.measure import Measure
    from integrate.session.inputs import Input
    from integrate.session.record import Event


def entries(events: Sequence[Event]) -> tuple[Entry, ...]:
    """Return the events as a journal gives them back."""
    return lived("s1", [began(), *events]).entries


def played(steps: str, *given_: Input) -> list[Entry]:
    """Return what a therapist's session keeps that takes these inputs, a second apart."""
    session = fresh(f"steps:\n{steps}", Role.THERAPIST)
    kept: list[Entry] = []
    for second, one in enumerate((Begin(), *given_)):
        for effect in session.handle(one, float(second)):
            if isinstance(effect, Record):
                wall = NOON + timedelta(seconds=second)
                kept.append(Entry(len(kept) + 1, wall, effect.recorded))
    return kept


def gone_through(measure: Measure, save: str = "", values: Sequence[int] = ()) -> list[Entry]:
    """Return a session in which every question of a questionnaire is answered."""
    session = fresh(
        f"steps:\n  - Hello.\n  - {{measure: {measure.id}{save}}}\n  - Rest.\n", Role.THERAPIST
    )
    inputs: list[Input] = [Begin(), Advance()]
    kept: list[Entry] = []
    left = list(values)
    while inputs:
        for effect in session.handle(inputs.pop(0), float(len(kept))):
            if isinstance(effect, Record):
                kept.append(Entry(len(kept) + 1, NOON, effect.recorded))
        scene = session.view.scene
        if not inputs and isinstance(scene, Choosing):
            wanted = str(left.pop(0)) if left else scene.options[-1].id
            inputs.append(Answer(wanted))
        elif not inputs and isinstance(scene, Rating):
            inputs.append(Answer(left.pop(0) if left else scene.high))
        elif not inputs and isinstance(scene, Safety):
            inputs.append(Choose(GO_ON))
    return kept


def the_one(found: Sequence[Entry]) -> Total:
    """Return the only questionnaire that is found."""
    (total,) = totals(found)
    return total


@pytest.mark.parametrize("save", ["", ", save: it", ", id: evening", ", id: evening, save: it"])
@pytest.mark.parametrize("measure", SHIPPED.values(), ids=SHIPPED)
def test_every_shipped_questionnaire_is_found_again(measure: Measure, save: str) -> None:
    """Each one that a script can ask, whatever it is saved under, with all that was answered."""
    found = the_one(gone_through(measure, save))
    assert found.measure is measure
    highest = [max(one.response.values) for one in measure.items]
    assert found.score == score(measure, highest)
    assert found.name == ("it" if "it" in save else measure.id.replace("-", "_"))


@given(st.data())
def test_the_score_is_that_of_the_answers(data: st.DataObject) -> None:
    """Whatever is answered to a questionnaire that asks everything."""
    name = data.draw(st.sampled_from(["phq-9", "gad-7", "pcl-5", "suds"]))
    measure = SHIPPED[name]
    values = [data.draw(st.sampled_from(list(one.response.values))) for one in measure.items]
    found = the_one(entries(measured(*values, measure=name)))
    assert found.score == score(measure, values)


def test_what_need_not_be_asked_is_not_missing() -> None:
    """A no to the first question of the PC-PTSD-5 is a total of 0; five noes are one as well."""
    assert the_one(gone_through(SHIPPED["pc-ptsd-5"], values=[0])).score.total == 0
    negative = the_one(gone_through(SHIPPED["asq"], values=[0, 0, 0, 0])).score
    assert negative.outcome is not None
    assert negative.outcome.id == "negative"


def test_an_answer_taken_back_is_no_answer() -> None:
    """Who comes back and passes the question over has answered it no more."""
    answers: list[Input] = [Answer("1"), Back(), Skip(), Answer("2"), Stop()]
    found = the_one(played("  - {measure: phq-2}\n  - Rest.\n", *answers))
    assert [one is None for one in found.items] == [True, False]
    assert found.score.missing == ("1",)


@pytest.mark.parametrize(
    ("steps", "answers", "expected"),
    [
        ("{measure: phq-9, save: mood}", ["1", "1"], "phq-9"),
        ("{measure: phq-2, save: mood}", ["1", "1"], "phq-2"),
        ("{measure: phq-9}", ["1"], "phq-9"),
        ("{measure: phq-9, save: phq2}", ["1"], "phq-9"),
        ("{measure: phq-2, save: phq9}", ["1", "1"], "phq-2"),
        ("{measure: phq-2}", ["1"], "phq-2"),
        ("{measure: gad-7, save: worry}", ["1", "1"], "gad-7"),
        ("{measure: gad-2, save: worry}", ["1", "1"], "gad-2"),
    ],
)
@pytest.mark.parametrize("level", list(Share))
def test_two_with_the_same_items_are_told_apart(
    steps: str, answers: list[str], expected: str, level: Share
) -> None:
    """By the questionnaire that each answer names; for every reader alike."""
    inputs: list[Input] = [*(Answer(one) for one in answers), Stop()]
    kept = played(f"  - {steps}\n  - Rest.\n", *inputs)
    one = lived("s1", [entry.recorded.event for entry in kept])
    (going,) = share([one], level)
    assert [total.measure.id for total in going.totals] == [expected]


def test_two_of_one_session_stay_apart() -> None:
    """The same questionnaire at two steps and in two rounds is four times one."""
    steps = "  - repeat: 2\n    steps:\n" + "      - {measure: suds, save: it}\n" * 2
    found = totals(played(steps, *(Answer(value) for value in (10, 20, 30, 40))))
    assert [one.score.total for one in found] == [10, 20, 30, 40]
    assert len({one.step for one in found}) == 4


def test_only_the_published_words_count() -> None:
    """Another question, other words, another number or another item's name is no item."""
    (item,) = measured(2)
    (rated,) = measured(70, measure="suds", name="suds")
    assert isinstance(item, Answered)
    assert isinstance(rated, Answered)
    forged = [
        replace(item, prompt="Do you hate her?"),
        replace(item, prompt=f"My words.\n\n{item.prompt}"),
        replace(item, words="I do"),
        replace(item, value="7"),
        replace(item, value=2),
        replace(item, name="phq.2"),
        replace(item, name="phq"),
        replace(item, step="#4.2"),
        replace(item, step="#4"),
        replace(rated, value=101, words="101"),
        replace(rated, value=70, words="mother"),
        replace(rated, value="70"),
    ]
    assert not [one for one in forged if is_published(one)]
    assert is_published(item)
    assert is_published(rated)
    assert not totals(entries(forged))


def test_going_on_to_the_third_question_is_the_longer_one() -> None:
    """Two answers of a PHQ-9 that was left at its third question are no PHQ-2."""
    left: list[Event] = [*measured(1, 1), Entered("#4.3", "Trouble"), Stopped()]
    assert the_one(entries(left)).measure.id == "phq-9"
    back: list[Event] = [*measured(1, 1), WentBack("#4.10")]
    assert the_one(entries(back)).measure.id == "phq-9"


def test_a_step_that_asks_is_known_by_its_questions_and_its_result() -> None:
    """Any other step asks for itself."""
    assert asked_by("#4.1") == asked_by("#4.2") == "#4"
    assert asked_by("#5") == "#5"
