"""Questions that are only thought about, and how manageable it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.session import inputs
from integrate.session.answering import Refused
from integrate.session.effects import Record
from integrate.session.record import Manageable, Passed, from_plain
from integrate.session.replay import replay
from integrate.session.table import State
from tests.session.conversation import fresh

if TYPE_CHECKING:
    from integrate.session.session import Session

STEPS = "steps: [{ask: What?, save: what}, {choose: Which?, options: [a, b]}, The end.]"


def say(session: Session, given: inputs.Input, now: float) -> list[object]:
    """Tell the session something and return the events of it."""
    effects = session.handle(given, now)
    return [one.recorded.event for one in effects if isinstance(one, Record)]


def test_a_thought_goes_on_as_an_answer_does_and_says_so() -> None:
    """It is kept that the person thought about it, and no answer is."""
    session = begun()
    first = say(session, inputs.Skip(thought=True), 1.0)[0]
    assert isinstance(first, Passed)
    assert first.how == "thought"
    assert session.answers == {}


def test_a_thought_has_its_place_at_own_words_only() -> None:
    """At a choice it is refused, and nothing has changed."""
    session = begun()
    say(session, inputs.Skip(), 1.0)
    before = session.view
    with pytest.raises(Refused):
        session.handle(inputs.Skip(thought=True), 2.0)
    assert session.view == before


@pytest.mark.parametrize("level", [0, 7, 10])
def test_a_number_is_kept_and_changes_nothing(level: int) -> None:
    """While the session is held a number is recorded, as often as it is said."""
    session = begun()
    session.handle(inputs.Pause(), 1.0)
    before = session.view
    assert say(session, inputs.SayManageable(level, "anytime/grounding"), 2.0) == [
        Manageable(level, "anytime/grounding")
    ]
    assert session.view == before
    assert session.state is State.PAUSED


@pytest.mark.parametrize("level", [-1, 11])
def test_other_numbers_are_refused(level: int) -> None:
    """There are eleven numbers."""
    session = begun()
    session.handle(inputs.Pause(), 1.0)
    with pytest.raises(Refused):
        session.handle(inputs.SayManageable(level), 2.0)


def test_it_has_no_place_while_the_session_goes_on() -> None:
    """The question is asked with everything held."""
    with pytest.raises(Refused):
        begun().handle(inputs.SayManageable(3), 1.0)


def test_a_replay_stands_where_the_session_stood() -> None:
    """Both come back from the record as they were."""
    session = fresh(STEPS)
    said: list[inputs.Input] = [
        inputs.Begin(),
        inputs.Pause(),
        inputs.SayManageable(8),
        inputs.SayManageable(3, "anytime/grounding"),
        inputs.Resume(),
        inputs.Skip(thought=True),
    ]
    records = [
        effect.recorded
        for now, given in enumerate(said)
        for effect in session.handle(given, float(now))
        if isinstance(effect, Record)
    ]
    again = replay(session.script, records)
    assert again.view == session.view
    assert again.now == session.now


def test_a_record_of_before_is_read() -> None:
    """A step that was passed over by an earlier version was passed over."""
    assert from_plain({"kind": "passed", "at": 1, "step": "#1"}).event == Passed("#1", "")


def begun() -> Session:
    """Return a session at its first question."""
    session = fresh(STEPS)
    session.handle(inputs.Begin(), 0.0)
    return session
