from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrate.session import inputs
from integrate.session.answering import Refused
from integrate.session.effects import Record
from integrate.session.program import Role
from integrate.session.record import Advanced, Answered, Began, Entered, Recorded
from integrate.session.replay import CannotReturn, replay, take_up
from integrate.session.session import Session
from integrate.session.table import State
from tests.session.conversation import effect_line, fresh, hold, script_of
from tests.session.wandering import Move, Way, again, moves, scripts, way

if TYPE_CHECKING:
    from integrate.script.model import Script
    from integrate.session.effects import Effect

roles = st.sampled_from(Role)
often = settings(max_examples=200)


def standing(session: Session) -> tuple[Any, ...]:
    """Return all that a person could tell a session by."""
    return session.state, session.view, session.answers, session.now


def lines(effects: list[Effect]) -> list[str]:
    """Return effects as text, sounds without their numbers."""
    return [re.sub(r"@\d+", "", effect_line(effect)) for effect in effects]


@often
@given(scripts(), roles, moves)
def test_a_record_leads_to_the_same_place(script: Script, role: Role, tried: list[Move]) -> None:
    """After every recorded input a replay stands where the session stood, with the same beds."""
    found = way(script, role, tried)
    live = Session(script, role, "a-test")
    records: list[Recorded] = []
    for number, (now, one, _) in enumerate(found.said):
        new = [e.recorded for e in live.handle(one, now) if isinstance(e, Record)]
        records += new
        if not new:
            continue
        copy = replay(script, records)
        assert standing(copy) == standing(live)
        if live.state is not State.ENDED:
            other = again(script, role, found.said[: number + 1]).session
            returned = copy.handle(inputs.Return(), now)
            assert lines(returned) == lines(other.handle(inputs.Return(), now))


@often
@given(scripts(), roles, moves, st.data())
def test_every_beginning_can_be_gone_on_with(
    script: Script, role: Role, tried: list[Move], data: st.DataObject
) -> None:
    """A record cut anywhere is taken up and comes to an end; the whole then replays as one."""
    found = way(script, role, tried)
    found.finish()
    cut = data.draw(st.integers(1, len(found.records)))
    records = found.records[:cut]
    try:
        taken = take_up(script, records)
    except CannotReturn:
        assert replay(script, records).state is State.ENDED
        return
    assert (taken.opening, taken.same_script, taken.notice) == (inputs.Return(), True, "")
    rest = Way(taken.session)
    rest.say(taken.opening, taken.session.now)
    rest.finish()
    whole = replay(script, [*records, *rest.records])
    assert standing(whole) == standing(rest.session)


def recorded(text: str, *given_: inputs.Input) -> list[Recorded]:
    """Return the record of a session that began and was told these things, a second apart."""
    found = Way(fresh(text))
    for now, one in enumerate((inputs.Begin(), *given_)):
        found.say(one, float(now))
    return found.records


def test_a_bed_begun_by_a_timed_cue_returns() -> None:
    """Music that a cue began in the middle of a step is there again after an interruption."""
    text = """
    sounds: {sea: {file: sea, loop: yes}}
    steps: [{wait: 60 s, audio: {play: sea, at: 10 s}}, Two.]
    """
    found = Way(fresh(text))
    for given_, now in ((inputs.Begin(), 0), (inputs.TimePassed(), 10), (inputs.Advance(), 30)):
        found.say(given_, now)
    hold(
        take_up(script_of(text), found.records).session,
        """
        40 return
          keep returned
          keep entered #2 "Two."
          show showing "Two."
          start sea@1 (sea, 0 dB, in 4 s, out 2 s, again and again)
        """,
    )


OLD = """
steps:
  - {ask: Which word?, save: word}
  - section: Rest
    id: rest
    steps: [Lie down., {say: Breathe., id: breathe}]
  - Thank you.
"""


def changed(old: str, new: str) -> str:
    """Return the script with one thing changed."""
    assert old in OLD
    return OLD.replace(old, new)


def test_a_changed_script_lands_on_the_same_step() -> None:
    """In a changed script the person begins at the named step reached, with all answers."""
    records = recorded(OLD, inputs.Answer("rain"), inputs.Advance())
    new = script_of(changed("Breathe.", "'Softly, {{ word }}.'"))
    taken = take_up(new, records)
    assert not taken.same_script
    assert taken.opening == inputs.Begin("breathe", (("word", "rain", "rain"),))
    assert taken.notice.startswith("The script has changed since")
    taken.session.handle(taken.opening, 0.0)
    assert taken.session.view.scene is not None
    assert taken.session.view.scene.text == "Softly, rain."


def test_a_changed_script_lands_on_the_section() -> None:
    """A step without a name of its own is found by its section."""
    records = recorded(OLD, inputs.Answer("rain"))
    taken = take_up(script_of(changed("Lie down.", "Sit or lie down.")), records)
    assert taken.opening == inputs.Begin("rest", (("word", "rain", "rain"),))


def test_a_changed_script_lands_on_the_last_name_that_is_left() -> None:
    """When the step reached has no name any more, the last one before it that has is taken."""
    records = recorded(OLD, inputs.Skip(), inputs.Advance(), inputs.Advance())
    assert isinstance(records[-1].event, Entered)
    taken = take_up(script_of(changed("Thank you.", "Thank you so much.")), records)
    assert taken.opening == inputs.Begin("breathe")
    taken = take_up(script_of(changed("id: breathe", "id: breath")), records)
    assert taken.opening == inputs.Begin("rest")


def test_a_changed_script_without_names() -> None:
    """When no name that was reached is left, the person is told so and nothing begins."""
    records = recorded(OLD, inputs.Answer("rain"))
    with pytest.raises(CannotReturn, match="cannot be found"):
        take_up(script_of(changed("id: rest", "id: other")), records)


def test_a_script_that_was_given_to_therapists() -> None:
    """A patient's session is not taken up in a script that is for therapists now."""
    new = "{title: A test, stage: anytime, audience: therapist, steps: [{say: A, id: breathe}]}"
    with pytest.raises(Refused, match="led by a therapist"):
        take_up(script_of(new), recorded(OLD, inputs.Skip(), inputs.Advance()))


def test_answers_carried_twice() -> None:
    """Answers brought along once are brought along again, under those given since."""
    session = fresh(OLD)
    began = session.handle(inputs.Begin("rest", (("word", "old", "old"), ("mood", 3, "3"))), 0.0)
    records = [effect.recorded for effect in began if isinstance(effect, Record)]
    again_ = take_up(script_of(changed("Lie down.", "Sit.")), records)
    assert again_.opening == inputs.Begin("rest", (("word", "old", "old"), ("mood", 3, "3")))


def test_records_that_do_not_fit() -> None:
    """A record without a beginning, or of other steps, is refused with a sentence."""
    script = script_of(OLD)
    fits = recorded(OLD)
    with pytest.raises(CannotReturn, match="no beginning"):
        take_up(script, [])
    with pytest.raises(CannotReturn, match="no beginning"):
        take_up(script, fits[1:])
    with pytest.raises(CannotReturn, match="does not fit: Advance has no place"):
        take_up(script, [*fits, Recorded(1.0, Advanced("#1"))])
    with pytest.raises(Refused, match="begins with its beginning"):
        replay(script, fits[1:])
    with pytest.raises(Refused, match="no record"):
        replay(script, [])
    assert isinstance(fits[0].event, Began)


def test_a_session_that_had_ended() -> None:
    """A record that reaches the end, even unfinished, leaves nothing to go on with."""
    records = recorded("steps: [One.]", inputs.Advance())
    for cut in (records, records[:-1]):
        with pytest.raises(CannotReturn, match="had come to its end"):
            take_up(script_of("steps: [One.]"), cut)


def test_an_answer_to_other_words_that_was_never_asked() -> None:
    """A record that begins with one leads nowhere: there is no place before its questionnaire."""
    answered = Answered("it.1", "", "Little interest?", "1", "A day", "phq-2", "other words")
    began = Began("a-test", "another digest", "A test", "anytime", "patient")
    records = [Recorded(0.0, began), Recorded(1.0, answered)]
    with pytest.raises(CannotReturn):
        take_up(script_of("steps: [{measure: phq-2, save: it}]"), records)
