from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from integrate.session import inputs
from integrate.session.answering import Refused
from integrate.session.charting import Noted
from integrate.session.program import Role
from integrate.session.safety import GO_ON, PLAN
from integrate.session.table import TABLE, State
from tests.session.conversation import fresh

if TYPE_CHECKING:
    from integrate.session.inputs import Input
    from integrate.session.session import Session

STEPS = {
    State.SHOWING: "{say: Some words.}",
    State.ASKING: "{ask: A question?, save: word}",
    State.TIMING: "{wait: 30 s}",
    State.ENDED: "{note: Left out for a patient.}",
    State.SAFETY: "{measure: test-alone, save: risk}",
}
STAYS = {
    State.READY: State.READY,
    State.SHOWING: State.SHOWING,
    State.ASKING: State.ASKING,
    State.TIMING: State.TIMING,
    State.SAFETY: State.SAFETY,
}
FLAGGED = inputs.Answer("1")
EVERY: tuple[Input, ...] = (
    inputs.Begin(),
    inputs.Advance(),
    inputs.Answer("rain"),
    inputs.Choose(GO_ON),
    inputs.Skip(),
    inputs.Back(),
    inputs.Pause(),
    inputs.Resume(),
    inputs.Return(),
    inputs.TimePassed(),
    inputs.LeaveOpen(),
    inputs.Chart(Noted("Calm.", 0.0)),
    inputs.SetMark("dose"),
    inputs.DoCheck(1),
    inputs.ComeBack(0.0, "slept"),
    inputs.SayManageable(3),
    inputs.TakeWay("short"),
    inputs.Stop(),
)
BESIDE = inputs.Chart | inputs.SetMark | inputs.DoCheck | inputs.ComeBack | inputs.TakeWay
WAYS = [
    (before, given, after)
    for before in State
    for given in EVERY
    if type(given) in TABLE[before]
    for after in sorted(TABLE[before][type(given)].leads_to, key=lambda state: state.name)
]
NO_WAYS = [
    (before, given) for before in State for given in EVERY if type(given) not in TABLE[before]
]


def standing(before: State, given: Input, after: State) -> Session:
    """Return a session in one state that the input should lead to the other."""
    if isinstance(given, BESIDE):
        return standing_led(before, given, after)
    here = STEPS.get(before, STEPS[State.SHOWING])
    there = STEPS.get(after, STEPS[State.SHOWING])
    if before is State.ASKING and after is State.SAFETY:
        here = there
    if before is State.READY or (before is State.PAUSED and after is not State.ENDED):
        here = there
    order = (there, here) if isinstance(given, inputs.Back) else (here, there)
    session = fresh(f"steps: [{', '.join(order)}]")
    if before is State.READY:
        return session
    session.handle(inputs.Begin(), 0.0)
    if isinstance(given, inputs.Back) and before is not State.ENDED:
        session.handle(inputs.Skip(), 0.0)
    if before is State.SAFETY or (before is State.PAUSED and after is State.SAFETY):
        session.handle(FLAGGED, 0.0)
    if before is State.PAUSED:
        session.handle(inputs.Pause(), 0.0)
    if before is State.ENDED:
        session.handle(inputs.Stop(), 0.0)
    assert session.state is before
    return session


def standing_led(before: State, given: Input, after: State) -> Session:
    """Return such a session of a therapist, with a check that waits."""
    here = STEPS.get(before, STEPS[State.SHOWING])
    there = STEPS.get(after, STEPS[State.SHOWING])
    own = isinstance(given, inputs.SetMark) and before is State.SHOWING
    steps = ["{mark: dose}"] if own else [here, "{mark: dose}"]
    steps[1:1] = [] if after is State.ENDED else [there]
    steps += ["{say: More., depth: full}"] if isinstance(given, inputs.TakeWay) else []
    checks = "[{after: dose, every: 1 min, do: Look in.}]"
    script = f"title: A\nstage: anytime\nchecks: {checks}\nsteps: [{', '.join(steps)}]"
    session = fresh(script, Role.THERAPIST)
    if before is State.READY:
        return session
    session.handle(inputs.Begin(), 0.0)
    if before is State.SAFETY:
        session.handle(FLAGGED, 0.0)
    if before is State.PAUSED:
        session.handle(inputs.Pause(), 0.0)
    if isinstance(given, inputs.DoCheck) and before is not State.ENDED:
        session.handle(inputs.SetMark("dose", 0.0), 0.0)
        session.handle(inputs.TimePassed(), 60.0)
    if before is State.ENDED:
        session.handle(inputs.Stop(), 0.0)
    assert session.state is before
    return session


@pytest.mark.parametrize(("before", "given", "after"), WAYS)
def test_every_way(before: State, given: Input, after: State) -> None:
    """Each way of the table is really gone."""
    session = standing(before, given, after)
    if after is State.SAFETY and isinstance(given, inputs.Answer | inputs.Choose):
        given = FLAGGED if isinstance(given, inputs.Answer) else inputs.Choose(PLAN)
    early = isinstance(given, inputs.TimePassed) and STAYS.get(before) is after
    two_rests = before is State.TIMING is after
    now = 1.0 if early and not two_rests else 30.0
    session.handle(given, max(now, session.now))
    assert session.state is after


@pytest.mark.parametrize(("before", "given"), NO_WAYS)
def test_no_way(before: State, given: Input) -> None:
    """An input without a row is refused and changes nothing."""
    session = standing(before, given, State.SHOWING)
    seen = (session.state, session.view, session.answers, session.deadline, session.now)
    with pytest.raises(Refused, match=f"no place while {before.value}"):
        session.handle(given, 5.0)
    assert seen == (
        session.state,
        session.view,
        session.answers,
        session.deadline,
        session.now,
    )


def test_every_state_is_in_the_table() -> None:
    """No state is forgotten, every input has a row somewhere, and nothing follows the end."""
    assert set(TABLE) == set(State)
    assert {kind for rows in TABLE.values() for kind in rows} == {type(one) for one in EVERY}
    assert not TABLE[State.ENDED]


def test_pause_comes_back_to_its_step() -> None:
    """A pause leads back to the state it came from, whichever that was."""
    for state in (State.SHOWING, State.ASKING, State.TIMING):
        session = standing(state, inputs.Pause(), State.PAUSED)
        session.handle(inputs.Pause(), 1.0)
        session.handle(inputs.Resume(), 2.0)
        assert session.state is state


def test_moments_grow() -> None:
    """The session remembers the last moment it accepted."""
    session = standing(State.READY, inputs.Begin(), State.ASKING)
    seen = [session.now]
    for given, now in ((inputs.Begin(), 1.0), (inputs.Skip(), 1.0), (inputs.Stop(), 7.5)):
        session.handle(given, now)
        seen.append(session.now)
    assert all(earlier <= later for earlier, later in pairwise(seen))
    assert seen[-1] == 7.5
