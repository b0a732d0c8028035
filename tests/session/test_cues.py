from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.session.desk import Cue, CueState
from integrate.session.program import Role
from tests.session.conversation import fresh, input_of

if TYPE_CHECKING:
    from integrate.session.session import Session

SIGNS = {
    CueState.DONE: "x",
    CueState.PASSED: "-",
    CueState.NOW: ">",
    CueState.STANDING_BY: "=",
    CueState.COMING: ".",
}


def led(steps: str, *given: str) -> Session:
    """Return a therapist's session that was told these things, a second apart."""
    session = fresh(steps, Role.THERAPIST)
    for now, words in enumerate(given):
        session.handle(input_of(words), float(now))
    return session


def cues(session: Session) -> tuple[Cue, ...]:
    """Return the cue list."""
    assert session.view.desk is not None
    return session.view.desk.cues


def seen(session: Session) -> str:
    """Return where each cue stands, by one sign each."""
    return "".join(SIGNS[one.state] for one in cues(session))


def test_what_a_cue_says() -> None:
    """A cue is the step in a few words, with its section, its length and the note before it."""
    session = led(
        """
        steps:
          - note: Lights down.
          - note: Blanket.
          - section: Arriving
            steps:
              - "One word after another,\\nuntil there are more of them here, than fit in a line."
              - {wait: 5 min}
              - {breathe: {in: 4, out: 6}, for: 1 min, show: Breathe.}
          - {mark: dose, show: Press when it is given.}
          - {ask: What is it like?, save: like}
          - It is {{ like }}, then.
          - Averyveryverylongwordthatnobodywouldeverwriteexceptperhapsinatestoracompound.
          - note: Call the escort.
        """
    )
    long = "One word after another, until there are more of them here…"
    word = "Averyveryverylongwordthatnobodywouldeverwriteexceptperhapsi…"
    come, next_ = CueState.COMING, CueState.STANDING_BY
    assert cues(session) == (
        Cue("#3.1", long, "Arriving", next_, "Lights down.\nBlanket."),
        Cue("#3.2", "a rest of 5 min", "Arriving", come, length=300.0),
        Cue("#3.3", "Breathe.", "Arriving", come, length=60.0),
        Cue("#4", "dose", "", come),
        Cue("#5", "What is it like?", "", come),
        Cue("#6", "It is …, then.", "", come),
        Cue("#7", word, "", come),
        Cue("#8", "Call the escort.", "", come),
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", "=..."),
        ("begin", ">=.."),
        ("begin advance", "x>=."),
        ("begin skip", "->=."),
        ("begin advance advance", "xx>="),
        ("begin advance back", ">=.."),
        ("begin skip back", ">=.."),
        ("begin skip back advance", "x>=."),
        ("begin advance pause", "x>=."),
        ("begin advance stop", "x-.."),
        ("begin advance advance advance advance", "xxxx"),
        ("begin advance advance advance skip", "xxx-"),
    ],
)
def test_along_a_script(given: str, expected: str) -> None:
    """What was gone through is done, what was left out passed over; the next one stands by."""
    assert seen(led("steps: [A., B., C., D.]", *given.split())) == expected


def test_from_the_middle() -> None:
    """Begun in the middle, what lies before was passed over."""
    session = fresh("steps: [A., B., {say: C., id: c}, D.]", Role.THERAPIST)
    session.handle(input_of("begin at c"), 0.0)
    assert seen(session) == "-->="


def test_while_a_note_is_shown() -> None:
    """While a note is read, the step it belongs to stands by; a last note is a cue of its own."""
    session = led("steps: [A., {note: Slowly.}, B., {note: Door.}]", "begin", "advance")
    assert (seen(session), cues(session)[1].note) == ("x=.", "Slowly.")
    session = led("steps: [A., {note: Door.}]", "begin", "advance")
    assert seen(session) == "x>"


ASKED = """
steps:
  - {choose: How is it?, save: how, options: [good, hard]}
  - {say: Stay., when: how is hard}
  - {note: Stay close., when: how is hard}
  - Go on.
  - {say: Good., when: how is good}
  - Bye.
"""


def test_what_hangs_on_the_present_answer() -> None:
    """What is not certain is coming, and nothing stands by before it; then it shows."""
    assert seen(led(ASKED, "begin")) == ">...."
    assert seen(led(ASKED, "begin", 'answer "hard"')) == "x>=-."
    assert seen(led(ASKED, "begin", 'answer "good"')) == "x->=."
    assert seen(led(ASKED, "begin", "skip")) == "-->-="


def test_a_note_that_may_not_come() -> None:
    """A note that hangs on an answer does not make the step after it uncertain."""
    steps = """
    steps: [{ask: How?, save: how}, {note: N., when: how == 'x'}, Go on.]
    """
    assert seen(led(steps, "begin")) == ">="


def test_ways_forward() -> None:
    """A way forward that is certain passes over what lies between; any other leaves it open."""
    steps = """
    steps: [A., {goto: c}, B., {say: C., id: c}]
    """
    assert seen(led(steps, "begin")) == ">-="
    steps = """
    steps:
      - {choose: How?, save: how, options: [good, hard]}
      - {goto: c, when: how is hard}
      - B.
      - {say: C., id: c}
    """
    assert seen(led(steps, "begin")) == ">.."
    assert seen(led(steps, "begin", 'answer "hard"')) == "x->"
    assert seen(led(steps, "begin", 'answer "good"')) == "x>="


def test_rounds() -> None:
    """Each round has its cues; whether another comes is open while the round itself asks."""
    steps = """
    steps:
      - {repeat: 3, until: enough == 'yes', steps: [{ask: Enough?, save: enough}]}
      - Bye.
    """
    assert seen(led(steps, "begin")) == ">..."
    assert seen(led(steps, "begin", 'answer "no"')) == "x>.."
    assert seen(led(steps, "begin", 'answer "yes"')) == "x-->"


def test_a_total_that_is_still_open() -> None:
    """What hangs on a total is open while an item of it is asked."""
    steps = """
    steps:
      - {measure: gad-2, save: worry}
      - {say: Much., when: worry.total >= 3}
      - Bye.
    """
    assert seen(led(steps, "begin", 'answer "3"')) == "x>=.."
    assert seen(led(steps, "begin", 'answer "3"', 'answer "3"', "advance")) == "xxx>="
    assert seen(led(steps, "begin", 'answer "0"', 'answer "0"', "advance")) == "xxx->"


def test_unchanged_cues_are_the_same() -> None:
    """A list is made again only where a step or an answer changed: it is looked at all the time."""
    session = led("steps: [A., B.]", "begin")
    before = cues(session)
    session.handle(input_of("note Calm."), 1.0)
    assert cues(session) is before
    session.handle(input_of("advance"), 2.0)
    assert cues(session) is not before
