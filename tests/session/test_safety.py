from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.session import inputs
from integrate.session.answering import Refused
from integrate.session.effects import Record
from integrate.session.program import Role
from integrate.session.record import SafetyChosen, SafetyOpened
from integrate.session.replay import replay, take_up
from integrate.session.safety import CHOICES, Safety
from integrate.session.session import Session
from integrate.session.table import State
from tests.session.conversation import fresh, hold, script_of

if TYPE_CHECKING:
    from integrate.session.record import Recorded

STEPS = """\
sounds: {drone: {file: beds/drone, loop: yes}}
steps:
  - play: drone
  - {measure: test-risk, save: risk, id: q}
  - say: Your total is {{ risk.total or 'not there' }}.
"""


def at_safety(role: Role = Role.PATIENT, value: str = "1") -> tuple[Session, list[Recorded]]:
    """Return a session whose second item was just answered with a flagged value, and its record."""
    session = fresh(STEPS, role)
    given: list[inputs.Input] = [inputs.Begin(), inputs.Answer("2"), inputs.Answer(value)]
    effects = [effect for now, one in enumerate(given) for effect in session.handle(one, now)]
    return session, [one.recorded for one in effects if isinstance(one, Record)]


def scene_of(session: Session) -> Safety:
    """Return the safety step that is shown."""
    assert isinstance(session.view.scene, Safety)
    return session.view.scene


def test_it_opens_at_once_and_goes_on_at_the_next_item() -> None:
    """The flagged answer is kept, sound is held, nothing is due; carrying on resumes the items."""
    session = fresh("steps: [{measure: test-risk, save: risk, id: q}]")
    session.handle(inputs.Begin(), 0.0)
    session.handle(inputs.Answer("0"), 1.0)
    hold(
        session,
        """
        5 answer "1"
          keep answered q.2 as risk.2: '1' "Some days"
          keep safetyopened q.2
          hold sound
          show safety safety danger not_now rather_not
        6 advance
          refused: Advance has no place while safety.
        6 skip
          refused: Skip has no place while safety.
        7 choose not_now
          keep safetychosen q.2 not_now
          show safety safety not_now ground plan go_on
        8 choose plan
          keep safetychosen q.2 plan
          show safety safety not_now ground plan go_on
        9 choose go_on
          release sound
          keep safetychosen q.2 go_on
          keep entered q.3 "Little hunger"
          show asking choosing "Little hunger"
        """,
    )


def test_a_zero_opens_nothing_and_is_called_nothing() -> None:
    """The lowest answer goes on as any other; no word of safety is said."""
    session, records = at_safety(value="0")
    assert session.state is State.ASKING
    assert not any(isinstance(one.event, SafetyOpened) for one in records)
    assert "safe" not in str(session.view)


def test_the_words_say_that_nobody_was_told() -> None:
    """Whatever is said of danger, no screen promises a watcher or calms with a judgement."""
    for said in ("", "danger", "not_now", "rather_not"):
        session, _ = at_safety()
        if said:
            session.handle(inputs.Choose(said), 3.0)
        scene = scene_of(session)
        assert "obody has been told" in scene.text
        assert scene.danger == said
        assert not {"low risk", "you are safe"} & set(scene.text.lower().split("."))
    assert "in danger right now" in scene_of(at_safety()[0]).text


def test_danger_is_asked_before_anything_else_and_can_be_passed_by() -> None:
    """It never traps: not saying is an answer, carrying on a way, and both are kept."""
    session, _ = at_safety()
    assert [one.id for one in scene_of(session).options] == ["danger", "not_now", "rather_not"]
    session.handle(inputs.Choose("rather_not"), 3.0)
    assert [one.id for one in scene_of(session).options] == ["ground", "plan", "go_on"]
    effects = session.handle(inputs.Choose("go_on"), 4.0)
    kept = [one.recorded.event for one in effects if isinstance(one, Record)]
    assert kept[0] == SafetyChosen("q.2", "go_on", "Carry on with the questions")


def test_an_unknown_way_is_refused() -> None:
    """Only what there is can be chosen."""
    session, _ = at_safety()
    with pytest.raises(Refused, match="none of the ways"):
        session.handle(inputs.Choose("dance"), 3.0)
    assert session.state is State.SAFETY


def test_a_therapist_sees_item_and_answer_and_goes_on_by_acknowledging() -> None:
    """Title, item and value stand there with the protocol; going on says that it is followed."""
    session, _ = at_safety(Role.THERAPIST)
    scene = scene_of(session)
    assert scene.for_therapist
    assert scene.text.startswith("Test of risk, item 2: 1 (“Some days”).")
    assert "suicide-safety protocol" in scene.text
    assert [one.id for one in scene.options] == ["ground", "go_on"]
    assert "protocol is followed" in scene.options[1].words


def test_going_back_leads_to_the_question_it_came_from() -> None:
    """A slip of the finger can be put right; a flagged answer opens the step again."""
    session, _ = at_safety()
    session.handle(inputs.Back(), 3.0)
    assert (session.state, session.view.step) == (State.ASKING, "q.2")
    session.handle(inputs.Answer("2"), 4.0)
    assert session.state is State.SAFETY
    session.handle(inputs.Back(), 5.0)
    session.handle(inputs.Answer("0"), 6.0)
    assert (session.state, session.view.step) == (State.ASKING, "q.3")


def test_a_pause_comes_back_to_it() -> None:
    """Neither a pause nor its end leads past it, and the sound stays held."""
    session, _ = at_safety()
    hold(
        session,
        """
        3 pause
          keep paused
          hold sound
          show paused safety danger not_now rather_not
        4 resume
          keep resumed
          show safety safety danger not_now rather_not
        """,
    )


def test_the_total_comes_after_it() -> None:
    """The sum is there once the way through the items went by the safety step."""
    session, _ = at_safety()
    assert "risk.total" not in session.answers
    session.handle(inputs.Choose("go_on"), 3.0)
    session.handle(inputs.Answer("1"), 4.0)
    assert session.answers["risk.total"].value == 4


def test_an_interrupted_safety_step_is_come_back_to() -> None:
    """Who closes the window in the middle of it finds it again, with what was said of danger."""
    session, records = at_safety()
    effects = session.handle(inputs.Choose("danger"), 3.0)
    records += [one.recorded for one in effects if isinstance(one, Record)]
    taken = take_up(script_of(STEPS), records)
    taken.session.handle(taken.opening, 9.0)
    assert taken.session.state is State.SAFETY
    assert scene_of(taken.session).danger == "danger"


def test_a_changed_script_asks_the_item_again() -> None:
    """When the script has changed meanwhile, the flagged item comes anew, not what follows it."""
    _, records = at_safety()
    taken = take_up(script_of(STEPS.replace("Your total", "The total")), records)
    taken.session.handle(taken.opening, 0.0)
    assert taken.session.view.step == "q.2"


@pytest.mark.parametrize("choice", CHOICES)
def test_replay(choice: str) -> None:
    """The record of every choice leads a fresh session to the same place."""
    session, records = at_safety()
    effects = session.handle(inputs.Choose(choice), 3.0)
    records += [one.recorded for one in effects if isinstance(one, Record)]
    again = replay(script_of(STEPS), records)
    assert (again.state, again.view) == (session.state, session.view)


def test_the_session_itself_begins_only_with_a_clinician() -> None:
    """A script of stage `session` refuses to begin until that is confirmed, and records it."""
    script = script_of("title: One\nstage: session\naudience: therapist\nsteps: [{say: Hello.}]")
    session = Session(script, Role.THERAPIST, "one")
    with pytest.raises(Refused, match="a clinician is in charge"):
        session.handle(inputs.Begin(), 0.0)
    began, *_ = session.handle(inputs.Begin(clinician_in_charge=True), 0.0)
    assert isinstance(began, Record)
    assert getattr(began.recorded.event, "clinician_in_charge", None) is True


def test_two_questionnaires_of_one_name() -> None:
    """Going back from one with more answers into one with fewer gives no total, and no crash."""
    steps = "steps: [{measure: test-risk, save: m, id: a}, {measure: phq-2, save: m, id: b}]"
    session = fresh(steps)
    ways = ("0", "0", "0", "3")
    first: list[inputs.Input] = [*map(inputs.Answer, ways[:3])]
    first += [inputs.Advance(), inputs.Answer(ways[3])]
    back: list[inputs.Input] = [inputs.Back()] * 3
    given: list[inputs.Input] = [inputs.Begin(), *first, *back, inputs.Answer("1")]
    for now, one in enumerate(given):
        session.handle(one, now)
    assert session.view.step == "a.result"
    assert "m.total" not in session.answers
