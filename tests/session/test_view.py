from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.script.kinds import Option
from integrate.script.problem import START
from integrate.script.verbs import Play
from integrate.session import view
from integrate.session.answering import Refused, accept
from integrate.session.inputs import Advance, Answer, Begin, Skip, TimePassed
from integrate.session.program import Present
from integrate.session.table import State
from tests.session.conversation import fresh

if TYPE_CHECKING:
    from integrate.session.session import Session

STEPS = """
steps:
  - Welcome.
  - section: Body
    steps:
      - {choose: Which?, save: which, options: {red: Red, blue: Blue}}
      - {say: Red., when: which is red}
      - {play: bell}
      - {wait: 90 s}
  - {breathe: {in: 4, out: 6}, for: 1 min}
  - {checklist: Ready?, items: [Keys]}
  - {scale: How much?, from: 1, to: 5, labels: {1: little, 5: much}}
  - {ask: Why?}
"""


def through(session: Session) -> list[view.View]:
    """Return every view on the way that passes each step over."""
    session.handle(Begin(), 0.0)
    views = [session.view]
    while session.state is not State.ENDED:
        session.handle(Skip(), 0.0)
        views.append(session.view)
    return views


def test_where_one_is() -> None:
    """A view tells the step's number, how many there will be, its section and what it saves."""
    views = through(fresh(STEPS))
    assert [one.number for one in views] == [1, 2, 3, 4, 5, 6, 7, 0]
    assert {one.total for one in views[:-1]} == {7}
    assert [one.section for one in views[:4]] == ["", "Body", "Body", ""]
    assert [one.saves for one in views[:3]] == ["", "which", ""]
    assert [one.can_go_back for one in views[:3]] == [False, True, True]


def test_the_number_of_steps_follows_the_answers() -> None:
    """A step that an answer brings in is counted from then on."""
    session = fresh(STEPS)
    session.handle(Begin(), 0.0)
    session.handle(Advance(), 0.0)
    assert session.view.total == 7
    session.handle(Answer("red"), 0.0)
    assert (session.view.number, session.view.total) == (3, 8)


def test_what_comes_next() -> None:
    """A view says what comes next, and nothing while that hangs on the present question."""
    assert [one.coming for one in through(fresh(STEPS))] == [
        "a question",
        "",
        "breathing for 1 min",
        "a list",
        "a question",
        "a question",
        "the end",
        "",
    ]


def test_scenes() -> None:
    """Each verb has a scene with what a front end needs to show it."""
    scenes = [one.scene for one in through(fresh(STEPS))]
    assert scenes == [
        view.Passage("Welcome.", for_therapist=False),
        view.Choosing("Which?", (Option("red", "Red"), Option("blue", "Blue")), None),
        view.Resting("", 0.0, 90.0),
        view.Breathing("", "in", 0.0, 4.0, 1, 6, 0.0, 60.0),
        view.Ticking("Ready?", (Option("keys", "Keys"),), all_required=False, given=None),
        view.Rating("How much?", 1, 5, {1: "little", 5: "much"}, None),
        view.Writing("Why?", None),
        None,
    ]


def test_views_are_equal_while_nothing_changes() -> None:
    """The moment a view was taken does not tell it from another."""
    session = fresh(STEPS)
    session.handle(Begin(), 0.0)
    before = session.view
    assert session.handle(TimePassed(), 9.0) == []
    assert session.view == before


def test_steps_that_are_not_shown() -> None:
    """A step that only sounds has no scene and takes no answer: a slip of the program is loud."""
    step = Play(place=START, sound="bell")
    with pytest.raises(TypeError, match="Play has no scene"):
        view.scene(Present("#1", step, ""), {}, None, 0.0, 0.0)
    with pytest.raises(Refused, match="no question"):
        accept(step, "rain")
