from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.audio.silence import NoOutput
from integrate.measures.shipped import SHIPPED
from integrate.player.offline import walk
from integrate.player.passing import pass_on, walk_to
from integrate.player.sounds import Sounds
from integrate.player.timeline import Shown, rehearse
from integrate.session.effects import Outcome
from integrate.session.inputs import Answer
from integrate.session.program import Role, lay_out
from integrate.session.record import SafetyChosen
from integrate.session.session import Session
from integrate.session.table import State
from tests.session.conversation import script_of
from tests.session.risk import RISK

if TYPE_CHECKING:
    from datetime import datetime

    from integrate.session.record import Event, Recorded

STEPS = "steps: [{measure: test-risk, save: risk, id: q}, {say: Done., id: last}]"
ANSWERS = {"risk.1": "0", "risk.2": "1", "risk.3": "0"}


@pytest.fixture(autouse=True)
def _risk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let scripts ask the made-up questionnaire."""
    monkeypatch.setitem(SHIPPED, RISK.id, RISK)


class _Kept:
    """Keeps events in a list."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def keep(self, _wall: datetime, *recorded: Recorded) -> None:
        """Keep them."""
        self.events += [one.event for one in recorded]


def test_a_walk_with_nobody_there_goes_by_the_safety_step() -> None:
    """It is opened, and the record says that nobody was there to choose."""
    kept = _Kept()
    session = Session(script_of(STEPS), Role.PATIENT, "a-test")
    assert walk(session, ANSWERS, kept, NoOutput(), Sounds(())) is Outcome.FINISHED
    assert [one.choice for one in kept.events if isinstance(one, SafetyChosen)] == ["unattended"]


def test_a_rehearsal_tells_where_it_opens() -> None:
    """An author sees the safety step between its item and the next one."""
    script = script_of(STEPS)
    program = lay_out(script, Role.PATIENT)
    moments = rehearse(script, program, Role.PATIENT, ANSWERS, Sounds(()))
    shown = [(one.what.step, one.what.verb) for one in moments if isinstance(one.what, Shown)]
    assert shown[1:4] == [("q.2", "choose"), ("q.2", "safety"), ("q.3", "choose")]


def test_an_author_gets_past_it() -> None:
    """Walking to a later step in the preview goes on from the safety step by itself."""
    session = Session(script_of(STEPS), Role.PATIENT, "a-test")
    assert walk_to(session, "last", {"q.2": Answer("1")})
    assert session.answers["risk.total"].value == 3


def test_it_is_passed_on_from_as_from_a_step() -> None:
    """One move leads from it to the next item."""
    session = Session(script_of(STEPS), Role.PATIENT, "a-test")
    assert walk_to(session, "q.2", {})
    pass_on(session, {"q.2": Answer("2")})
    assert session.state is State.SAFETY
    pass_on(session, {})
    assert (session.state, session.view.step) == (State.ASKING, "q.3")
