from __future__ import annotations

import pytest

from integrate.player.passing import SOME_WORDS, pass_on, walk_to, way_on
from integrate.script.read import read
from integrate.session.inputs import Advance, Answer, Begin, Pause, Resume
from integrate.session.program import Role
from integrate.session.record import Answered
from integrate.session.session import Session
from integrate.session.table import State


def session_of(steps: str) -> Session:
    """Return a session of these steps that has not begun."""
    indented = "".join(f"  {line}\n" for line in steps.splitlines())
    reads = read(f"title: A test\nstage: anytime\nsteps:\n{indented}".encode())
    assert reads.script is not None, reads.problems
    return Session(reads.script, Role.PATIENT, "a-test")


@pytest.mark.parametrize(
    ("step", "way"),
    [
        ("- Some words.", Advance()),
        ("- wait: 1 min", Advance()),
        ("- breathe: {in: 4, out: 6}\n  for: 1 min", Advance()),
        ("- ask: What?", Answer(SOME_WORDS)),
        ("- choose: Which?\n  options: {a: A, b: B, c: C}", Answer("b")),
        ("- choose: Which?\n  options: {a: A, b: B}", Answer("a")),
        ("- scale: How?\n  from: 0\n  to: 10", Answer(5)),
        ("- checklist: What?\n  items: {a: A, b: B, c: C}", Answer(("a", "b"))),
        ("- checklist: What?\n  items: {a: A, b: B}\n  require: all", Answer(("a", "b"))),
    ],
)
def test_every_kind_of_step_has_a_way_on(step: str, way: object) -> None:
    """The way on is taken without complaint and leads to the end."""
    session = session_of(step)
    session.handle(Begin(), 0.0)
    assert way_on(session.view) == way
    pass_on(session, {})
    assert session.state is State.ENDED


def test_a_pause_is_gone_on_from() -> None:
    """The way on from a pause is the step again."""
    session = session_of("- wait: 1 min")
    session.handle(Begin(), 0.0)
    session.handle(Pause(), 0.0)
    assert way_on(session.view) == Resume()


def test_what_was_answered_before_is_answered_again_where_it_fits() -> None:
    """An answer that is no option any more gives way to the middle one."""
    for before, after in ((Answer("c"), "c"), (Answer("gone"), "b")):
        session = session_of("- choose: Which?\n  options: {a: A, b: B, c: C}")
        session.handle(Begin(), 0.0)
        event = pass_on(session, {"#1": before})
        assert isinstance(event, Answered)
        assert event.value == after


def test_a_step_that_no_answer_leads_to_is_not_reached() -> None:
    """The walk ends at the end; with the right answer it stands at the step."""
    steps = (
        "- choose: Which?\n  save: which\n  options: {a: A, b: B}\n- say: B.\n  when: which is b"
    )
    assert not walk_to(session_of(steps), "#2", {})
    session = session_of(steps)
    assert walk_to(session, "#2", {"#1": Answer("b")})
    assert session.view.step == "#2"
