"""The page that tells what a questionnaire came to, and the answers that say which one it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from integrate.measures.catalogue import KNOWN, Catalogue
from integrate.measures.shipped import SHIPPED
from integrate.session.answering import Refused
from integrate.session.effects import Effect, Record
from integrate.session.inputs import Advance, Answer, Back, Begin, Input, Skip, Stop
from integrate.session.program import Role, lay_out
from integrate.session.record import Answered, Entered, Recorded, from_plain, to_plain
from integrate.session.replay import replay, take_up
from integrate.session.session import Session
from integrate.session.table import State
from integrate.session.view import Choosing, Passage, Rating
from tests.session.conversation import fresh, script_of

STEPS = "steps:\n  - {measure: gad-2, save: gad, id: gad}\n  - Rest a while.\n"
GAD_2 = SHIPPED["gad-2"]
OWN = replace(GAD_2, id="evening", title="Evening", items=GAD_2.items[:2])
WITH_OWN = replace(KNOWN, measures={**KNOWN.measures, "evening": OWN})


def gone_through(session: Session, *given: Input) -> list[Effect]:
    """Return the effects of inputs, one a second."""
    return [one for now, each in enumerate(given) for one in session.handle(each, float(now))]


def records(effects: list[Effect]) -> list[Recorded]:
    """Return what is kept."""
    return [one.recorded for one in effects if isinstance(one, Record)]


def page(session: Session) -> list[str]:
    """Return the paragraphs of the result that is shown."""
    assert session.view.step.endswith(".result")
    assert isinstance(session.view.scene, Passage)
    return session.view.scene.text.split("\n\n")


def test_the_result_in_words() -> None:
    """After the last item come the total, that it is no diagnosis, and the holders' notice."""
    session = fresh(STEPS)
    gone_through(session, Begin(), Answer("1"), Answer("2"))
    lines = page(session)
    assert lines[0] == "GAD-2: 3 of 6."
    assert lines[-2].startswith("This is a check-in, not a diagnosis.")
    assert lines[-1] == GAD_2.notice
    assert session.state is State.SHOWING


def test_since_last_time() -> None:
    """The score that was brought along is compared with, and a short interval is said."""
    session = fresh("steps:\n  - {measure: gad-7}\n  - Rest a while.\n")
    earlier = (("phq-9", 20, 1), ("gad-7", 12, 5))
    gone_through(session, Begin(earlier=earlier), *[Answer("1")] * 7)
    lines = page(session)
    assert lines[0] == "GAD-7: 7 of 21, mild."
    assert lines[2].startswith(
        "5 points lower than last time (12). In the literature 4 or more are"
    )
    assert lines[3].startswith("Last time was 5 days ago. The questions look back on")


def test_it_is_the_same_in_a_replay() -> None:
    """What was brought along is in the record, so the page comes back as it was."""
    session = fresh(STEPS)
    earlier = (("gad-2", 6, 40),)
    effects = gone_through(session, Begin(earlier=earlier), Answer("1"), Answer("2"))
    stored = [from_plain(to_plain(one)) for one in records(effects)]
    again = replay(script_of(STEPS), stored)
    assert again.view == session.view
    assert "3 points lower than last time (6)." in page(again)


def test_twice_in_one_session() -> None:
    """The second time is compared with the first, when the two have names of their own."""
    steps = "steps: [{measure: gad-2, save: a}, {measure: gad-2, save: b}, Rest a while.]"
    session = fresh(steps)
    first = (Answer("3"), Answer("3"), Advance())
    gone_through(session, Begin(earlier=(("gad-2", 1, 30),)), *first, Answer("0"), Answer("0"))
    assert any(line.startswith("6 points lower than last time (6).") for line in page(session))


def test_a_missing_item_is_named_and_nothing_compared() -> None:
    """Without an answer there is no score, no difference, and no name of a range."""
    session = fresh(STEPS)
    gone_through(session, Begin(earlier=(("gad-2", 6, 3),)), Answer("1"), Skip())
    lines = page(session)
    assert lines[0] == "There is no score: item 2 has no answer, and none is made up."
    assert not any("last time (" in line for line in lines)


def test_one_can_go_back_from_it() -> None:
    """Going back leads to the last item with its answer; another answer has another result."""
    session = fresh(STEPS)
    gone_through(session, Begin(), Answer("1"), Answer("2"))
    session.handle(Back(), 9.0)
    assert isinstance(session.view.scene, Choosing)
    assert session.view.scene.given is not None
    session.handle(Answer("3"), 9.0)
    assert page(session)[0] == "GAD-2: 4 of 6."


def test_a_single_question_has_no_page() -> None:
    """The one answer of the SUDS says it all."""
    session = fresh("steps: [{measure: suds}, Rest a while.]")
    gone_through(session, Begin(), Answer(40))
    assert session.view.step == "#2"


def test_it_is_kept_as_it_was_shown() -> None:
    """The journal has the words of the result, so that they can be read when all else is gone."""
    session = fresh(STEPS)
    effects = gone_through(session, Begin(), Answer("1"), Answer("2"))
    (entered,) = [
        one.event
        for one in records(effects)
        if isinstance(one.event, Entered) and one.event.step == "gad.result"
    ]
    assert entered.text.startswith("GAD-2: 3 of 6.")


def test_an_answer_names_its_questionnaire_and_its_wording() -> None:
    """So the PHQ-2 is told from the PHQ-9, whose first items have the same words."""
    for name in ("phq-2", "phq-9"):
        session = fresh(f"steps: [{{measure: {name}, save: it}}, {{ask: And?, save: more}}]")
        effects = gone_through(session, Begin(), Answer("1"), Skip())
        (answered,) = [one.event for one in records(effects) if isinstance(one.event, Answered)]
        assert (answered.measure, answered.wording) == (name, SHIPPED[name].digest)


def test_another_question_names_none() -> None:
    """A question of the script's own is an item of nothing."""
    session = fresh("steps: [{choose: Which?, save: it, options: [One, Two]}, Rest a while.]")
    effects = gone_through(session, Begin(), Answer("one"))
    (answered,) = [one.event for one in records(effects) if isinstance(one.event, Answered)]
    assert (answered.measure, answered.wording) == ("", "")


def test_which_item_it_is() -> None:
    """A front end is told the place among those that count, the printed values, and the stem."""
    session = fresh("steps: [{measure: phq-9}, Rest a while.]")
    gone_through(session, Begin(), Answer("0"))
    scene = session.view.scene
    assert isinstance(scene, Choosing)
    assert scene.digits == ("0", "1", "2", "3")
    assert scene.item is not None
    assert (scene.item.number, scene.item.count) == (2, 9)
    assert scene.item.stem == SHIPPED["phq-9"].stem
    for _ in range(8):
        session.handle(Answer("0"), 9.0)
    scene = session.view.scene
    assert isinstance(scene, Choosing)
    assert scene.item is not None
    assert (scene.item.number, scene.item.stem) == (0, "")


def test_a_scale_knows_its_item() -> None:
    """An item with a scale is one of so many as well."""
    session = fresh("steps: [{measure: integration-reflection}, Rest a while.]")
    gone_through(session, Begin())
    assert isinstance(session.view.scene, Rating)
    assert session.view.scene.item is not None
    assert session.view.scene.item.count == 4


def own(catalogue: Catalogue = WITH_OWN) -> Session:
    """Return a session with a clinic's own questionnaire."""
    return Session(script_of(STEPS.replace("gad-2", "evening")), Role.PATIENT, "one", catalogue)


def test_a_questionnaire_of_the_clinics_own() -> None:
    """It is asked, scored and named like any other."""
    session = own()
    effects = gone_through(session, Begin(), Answer("1"), Answer("2"))
    assert page(session)[0] == "Evening: 3 of 6."
    assert session.answers["gad.total"].value == 3
    answered = [one.event for one in records(effects) if isinstance(one.event, Answered)]
    assert {one.measure for one in answered} == {"evening"}


def test_one_that_is_not_here() -> None:
    """A script with it is refused with a sentence that says where it would have to be."""
    with pytest.raises(Refused, match="There is no questionnaire `evening` here; known: phq-9"):
        own(KNOWN)
    broken = replace(KNOWN, troubles=("evening.json: id: words are wanted here.",))
    with pytest.raises(Refused, match=r"one cannot be used: evening\.json: id"):
        own(broken)


def test_one_that_is_only_known_of() -> None:
    """Of a stub it is told how to come by it."""
    with pytest.raises(Refused, match="SPIN is not part of the program, and no file of your own"):
        fresh("steps: [{measure: spin}]")


def test_coming_back_after_its_wording_changed() -> None:
    """The session begins anew at the named step: answers to other words are none to these."""
    script = script_of(STEPS.replace("gad-2", "evening"))
    effects = gone_through(own(), Begin(), Answer("1"))
    first = replace(OWN.items[0], words="Feeling otherwise")
    changed = replace(OWN, items=(first, OWN.items[1]))
    reworded = replace(WITH_OWN, measures={**WITH_OWN.measures, "evening": changed})
    taken = take_up(script, records(effects), reworded)
    assert not taken.same_script
    taken.session.handle(taken.opening, 0.0)
    assert (taken.session.view.step, taken.session.answers) == ("gad.1", {})
    assert take_up(script, records(effects), WITH_OWN).same_script
    with pytest.raises(Refused, match="no questionnaire `evening` here"):
        take_up(script, records(effects), KNOWN)


def test_stopping_at_it() -> None:
    """The result is a step like any other: it can be left, and the session stopped."""
    session = fresh(STEPS)
    gone_through(session, Begin(), Answer("1"), Answer("2"), Stop())
    assert session.state is State.ENDED


def test_the_program_names_it() -> None:
    """A result has the name of its questionnaire's step, in every round of a repeat its own."""
    script = script_of("steps: [{repeat: 2, steps: [{measure: gad-2, id: gad}]}, Rest.]")
    names = [one.name for one in lay_out(script, Role.PATIENT).presents if one.result]
    assert names == ["gad.result", "gad.result~2"]
