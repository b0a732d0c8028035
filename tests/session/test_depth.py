from __future__ import annotations

import pytest

from integrate.script.depth import Depth
from integrate.script.verbs import Say
from integrate.session import inputs
from integrate.session.answering import Refused
from integrate.session.desk import CueState
from integrate.session.effects import Record
from integrate.session.program import Present, Program, Role, lay_out
from integrate.session.record import Began, Recorded, WayTaken, from_plain, to_plain
from integrate.session.replay import replay, take_up
from tests.session.conversation import fresh, hold, script_of

STEPS = """
steps:
  - One.
  - say: Two.
    depth: full
  - section: A part
    depth: full
    steps:
      - ask: Three?
        save: three
      - say: Four.
        id: four
  - say: "Five, {{ three or 'nothing' }}."
  - say: Six.
    when: three is answered
  - Seven.
"""


def shown(steps: str, depth: Depth | None) -> list[str]:
    """Return the names of the steps that a program has for one way."""
    program = lay_out(script_of(steps), Role.PATIENT, depth=depth)
    return [one.name for one in program.presents]


def test_the_short_way() -> None:
    """The short way leaves out what is marked, and all that it holds."""
    hold(
        fresh(STEPS),
        """
        0 begin short
          keep began
          keep entered #1 "One."
          show showing "One."
        10 advance
          keep advanced #1
          keep entered #4 "Five, nothing."
          show showing "Five, nothing."
        20 advance
          keep advanced #4
          keep entered #6 "Seven."
          show showing "Seven."
        """,
    )


def test_the_full_way() -> None:
    """The full way has all of it, in the same names; so has a session that nobody asked."""
    for begin in ("begin full", "begin"):
        hold(
            fresh(STEPS),
            f"""
            0 {begin}
              keep began
              keep entered #1 "One."
              show showing "One."
            10 advance
              keep advanced #1
              keep entered #2 "Two."
              show showing "Two."
            20 advance
              keep advanced #2
              keep entered #3.1 "Three?"
              show asking writing "Three?"
            """,
        )


def test_one_way_alone() -> None:
    """A program for one way has its steps alone, under the names that they have in both."""
    assert shown(STEPS, None) == ["#1", "#2", "#3.1", "four", "#4", "#5", "#6"]
    assert shown(STEPS, Depth.FULL) == shown(STEPS, None)
    assert shown(STEPS, Depth.SHORT) == ["#1", "#4", "#5", "#6"]


def test_to_the_short_way_in_the_middle() -> None:
    """Who turns to the short way keeps the step that is there, and can go back to those before."""
    hold(
        fresh(STEPS),
        """
        0 begin full
          keep began
          keep entered #1 "One."
          show showing "One."
        1 advance
          keep advanced #1
          keep entered #2 "Two."
          show showing "Two."
        2 advance
          keep advanced #2
          keep entered #3.1 "Three?"
          show asking writing "Three?"
        3 way short
          keep waytaken short
          show asking writing "Three?"
        4 answer "rain"
          keep answered #3.1 as three: 'rain' "rain"
          keep entered #4 "Five, rain."
          show showing "Five, rain."
        5 back
          keep wentback #4
          keep entered #3.1 "Three?"
          show asking writing "Three?" given 'rain'
        """,
    )


def test_to_the_full_way_in_a_pause() -> None:
    """Who turns to the full way meets what comes after, and nothing that was left out before."""
    session = fresh(STEPS)
    session.handle(inputs.Begin(depth="short"), 0.0)
    session.handle(inputs.Pause(), 1.0)
    session.handle(inputs.TakeWay("full"), 2.0)
    session.handle(inputs.Resume(), 3.0)
    assert session.view.depth is Depth.FULL
    session.handle(inputs.Advance(), 5.0)
    assert session.view.step == "#2"


def test_how_many_steps_there_are() -> None:
    """How far a person is, and what comes next, follow the way."""
    session = fresh(STEPS)
    session.handle(inputs.Begin(depth="short"), 0.0)
    assert (session.view.number, session.view.total, session.view.depth) == (1, 3, Depth.SHORT)
    session.handle(inputs.TakeWay("full"), 1.0)
    assert (session.view.number, session.view.total, session.view.depth) == (1, 6, Depth.FULL)


def test_cues_of_the_short_way() -> None:
    """In a therapist's list what the short way leaves out stands as passed."""
    session = fresh(STEPS, Role.THERAPIST)
    session.handle(inputs.Begin(depth="short"), 0.0)
    desk = session.view.desk
    assert desk is not None
    states = [one.state for one in desk.cues]
    assert states[:4] == [CueState.NOW, CueState.PASSED, CueState.PASSED, CueState.PASSED]
    assert states[4] is CueState.STANDING_BY


@pytest.mark.parametrize(
    ("steps", "depth", "given"),
    [
        ("steps: [One.]", "", "short"),
        (STEPS, "short", "short"),
        (STEPS, "full", "full"),
        (STEPS, "", "middling"),
    ],
)
def test_no_other_way(steps: str, depth: str, given: str) -> None:
    """A way that there is not, or that is gone already, is refused and changes nothing."""
    session = fresh(steps)
    session.handle(inputs.Begin(depth=depth), 0.0)
    seen = session.view
    with pytest.raises(Refused):
        session.handle(inputs.TakeWay(given), 1.0)
    assert session.view == seen


def test_a_way_that_there_is_not_at_the_beginning() -> None:
    """No session begins on an unknown way."""
    with pytest.raises(Refused, match="middling"):
        fresh(STEPS).handle(inputs.Begin(depth="middling"), 0.0)


GOTO = """
steps:
  - say: One.
  - goto: {target}
  - say: Left out.
  - section: A part
    id: part
    depth: full
    steps:
      - say: Two.
        id: two
      - say: Three.
        id: three
      - section: Inside
        id: inside
        steps: [Four.]
  - Five.
"""


@pytest.mark.parametrize("target", ["part", "two", "three", "inside"])
def test_a_goto_into_the_full_way(target: str) -> None:
    """On the short way a `goto` into a part that is left out leads to what follows that part."""
    text = GOTO.format(target=target)
    session = fresh(text)
    session.handle(inputs.Begin(depth="short"), 0.0)
    session.handle(inputs.Advance(), 1.0)
    scene = session.view.scene
    assert scene is not None
    assert scene.text == "Five."
    assert _after_goto(lay_out(script_of(text), Role.PATIENT, depth=Depth.SHORT)) == "Five."


def _after_goto(program: Program) -> str:
    """Return the text that a program for one way leads to from its `goto`."""
    jump = next(one for one in program.instructions if hasattr(one, "to"))
    found = program.instructions[jump.to]
    assert isinstance(found, Present)
    assert isinstance(found.step, Say)
    return found.step.text.fill({})


def test_a_questionnaire_is_whole() -> None:
    """Who turns to the short way in a questionnaire is asked the rest of its items."""
    session = fresh("steps: [{measure: gad-2, save: worry, depth: full}, Bye.]")
    session.handle(inputs.Begin(depth="full"), 0.0)
    session.handle(inputs.TakeWay("short"), 1.0)
    session.handle(inputs.Answer("1"), 2.0)
    assert session.view.step == "#1.2"


def records(*given: inputs.Input) -> list[Recorded]:
    """Return what is recorded of a session with these inputs, a second apart."""
    session = fresh(STEPS)
    effects = [one for now, each in enumerate(given) for one in session.handle(each, float(now))]
    return [one.recorded for one in effects if isinstance(one, Record)]


def test_a_record_knows_the_way() -> None:
    """A session that is taken up again stands on the way that was gone last."""
    kept = records(
        inputs.Begin(depth="short"), inputs.Advance(), inputs.TakeWay("full"), inputs.Back()
    )
    kept = [from_plain(to_plain(one)) for one in kept]
    found = replay(script_of(STEPS), kept)
    assert (found.view.step, found.view.depth) == ("#1", Depth.FULL)
    assert isinstance(kept[0].event, Began)
    assert kept[0].event.depth == "short"
    assert WayTaken("full") in [one.event for one in kept]


def test_an_old_record() -> None:
    """A record without a way is one of a session in which everything came."""
    plain = to_plain(records(inputs.Begin())[0])
    del plain["depth"]
    old = [from_plain(plain), *records(inputs.Begin(), inputs.Advance())[1:]]
    assert replay(script_of(STEPS), old).view.step == "#2"


def test_a_script_that_changed() -> None:
    """In a changed script the session begins again on the way that was gone last."""
    kept = records(inputs.Begin(depth="full"), inputs.Advance(), inputs.Advance())
    session = replay(script_of(STEPS), kept)
    for now, one in ((10.0, inputs.Skip()), (11.0, inputs.TakeWay("short"))):
        kept += [each.recorded for each in session.handle(one, now) if isinstance(each, Record)]
    taken = take_up(script_of(STEPS.replace("One.", "Another.")), kept)
    assert taken.opening == inputs.Begin("four", depth="short")


def test_a_way_of_one() -> None:
    """A script without two ways records none, whatever it was begun with."""
    session = fresh("steps: [One.]")
    effects = session.handle(inputs.Begin(depth="short"), 0.0)
    assert isinstance(effects[0], Record)
    began = effects[0].recorded.event
    assert isinstance(began, Began)
    assert (began.depth, session.view.depth) == ("", None)
