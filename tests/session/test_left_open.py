"""Going on from a page with nobody there: nothing is set or answered, and the record says so."""

from __future__ import annotations

import pytest

from integrate.session import inputs
from integrate.session.answering import Refused
from integrate.session.desk import CueState
from integrate.session.effects import Record
from integrate.session.program import Role
from integrate.session.replay import replay
from tests.session.conversation import fresh, hold, script_of

LED = """
title: A test
stage: session
audience: therapist
steps:
  - {mark: dose}
  - {mark: back, unattended: 45 min}
  - {ask: How was it?, save: words}
  - {checklist: Before leaving., items: [Awake, Steady], require: all}
"""


def test_a_mark_and_a_question_stay_open() -> None:
    """The mark is never set by it, the question has no answer, and each is named."""
    hold(
        fresh(LED, Role.THERAPIST),
        """
        0 begin
          keep began
          keep entered #1 "When it is time: dose"
          show showing mark dose "When it is time: dose"
        1 leave
          refused: This mark waits for whoever sets it.
        5 advance
          keep marked #1 dose
          keep entered #2 "When it is time: back"
          show showing mark back "When it is time: back"
        2705 leave
          keep leftopen #2 back False
          keep entered #3 "How was it?"
          show asking writing "How was it?"
        3605 leave
          keep leftopen #3  True
          keep entered #4 "Before leaving."
          show asking ticking "Before leaving."
        9000 leave
          refused: Everything on this list is needed to go on.
        """,
    )


def test_what_was_set_or_answered_before_stands() -> None:
    """A mark that was set by hand stands, and so does an answer that was given before."""
    session = fresh(LED, Role.THERAPIST)
    session.handle(inputs.Begin(clinician_in_charge=True), 0.0)
    session.handle(inputs.Advance(), 5.0)
    session.handle(inputs.SetMark("back", 6.0), 10.0)
    session.handle(inputs.Answer("Wide."), 20.0)
    session.handle(inputs.Back(), 21.0)
    effects = session.handle(inputs.LeaveOpen(), 1000.0)
    event = next(one.recorded.event for one in effects if isinstance(one, Record))
    assert (event.mark, event.asked) == ("", False)  # type: ignore[union-attr] # a LeftOpen
    assert session.answers["words"].value == "Wide."


def test_a_replay_leaves_open_what_was_left_open() -> None:
    """The record makes the same session again; what stayed open is no cue that was done."""
    session, records = fresh(LED, Role.THERAPIST), []
    for given, now in (
        (inputs.Begin(clinician_in_charge=True), 0.0),
        (inputs.Advance(), 5.0),
        (inputs.LeaveOpen(), 2705.0),
        (inputs.LeaveOpen(), 3605.0),
    ):
        effects = session.handle(given, now)
        records += [one.recorded for one in effects if isinstance(one, Record)]
    again = replay(script_of(LED), records)
    assert again.view == session.view
    assert again.view.desk is not None
    assert [cue.state for cue in again.view.desk.cues[:3]] == [
        CueState.DONE,
        CueState.PASSED,
        CueState.PASSED,
    ]
    assert [one.name for one in again.view.desk.marks] == ["dose"]


def test_the_safety_step_waits() -> None:
    """Nothing goes on from there but what is chosen."""
    session = fresh("steps: [{measure: test-alone, save: risk}]")
    session.handle(inputs.Begin(), 0.0)
    session.handle(inputs.Answer("1"), 1.0)
    with pytest.raises(Refused):
        session.handle(inputs.LeaveOpen(), 9999.0)
