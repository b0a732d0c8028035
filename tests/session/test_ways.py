from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.measures.response import Choices
from integrate.measures.scoring import score
from integrate.measures.shipped import SHIPPED
from integrate.measures.telling import told
from integrate.script.read import read_file
from integrate.session.answering import Refused
from integrate.session.effects import Record
from integrate.session.inputs import Advance, Answer, Back, Begin, Skip
from integrate.session.program import MOST, Role
from integrate.session.replay import take_up
from integrate.session.session import Session
from integrate.session.table import State
from integrate.session.view import Choosing, Passage
from tests.session.conversation import fresh, hold

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.session.inputs import Input


def test_goto() -> None:
    """A goto leads to a later step, past all that stands between; going back passes over it too."""
    hold(
        fresh("""
        steps:
          - {choose: Where to?, save: where, options: [Inside, End]}
          - {goto: end, when: where is end_}
          - goto: inside
          - Left out.
          - section: Part
            id: part
            steps:
              - Left out too.
              - {say: Inside., id: inside}
        """),
        """
        0 begin
          keep began
          keep entered #1 "Where to?"
          show asking choosing "Where to?"
        1 answer "inside"
          keep answered #1 as where: 'inside' "Inside"
          keep entered inside "Inside."
          show showing "Inside."
        2 back
          keep wentback inside
          keep entered #1 "Where to?"
          show asking choosing "Where to?" given 'Inside'
        3 answer "end_"
          keep answered #1 as where: 'end_' "End"
          keep finished
          show ended
          end finished
        """,
    )


def test_goto_out_of_a_round() -> None:
    """A goto inside a round leads on past the rounds that are left."""
    hold(
        fresh("""
        steps:
          - repeat: 3
            steps: [{ask: More?, save: more}, {goto: after, when: more is not answered}]
          - {say: After., id: after}
        """),
        """
        0 begin
          keep began
          keep entered #1.1 "More?"
          show asking writing "More?"
        1 answer "yes"
          keep answered #1.1 as more: 'yes' "yes"
          keep entered #1.1~2 "More?"
          show asking writing "More?"
        2 skip
          keep passed #1.1~2
          keep entered after "After."
          show showing "After."
        """,
    )


def test_repeat() -> None:
    """Rounds come one after the other under names of their own, and back leads through them."""
    hold(
        fresh("""
        steps:
          - repeat: 2
            id: rounds
            steps:
              - Out.
              - {repeat: 2, steps: [{say: In., id: in}]}
        """),
        """
        0 begin at in~2
          keep began
          keep entered in~2 "In."
          show showing "In."
        1 advance
          keep advanced in~2
          keep entered rounds#1~2 "Out."
          show showing "Out."
        2 advance
          keep advanced rounds#1~2
          keep entered in~2~1 "In."
          show showing "In."
        3 back
          keep wentback in~2~1
          keep entered rounds#1~2 "Out."
          show showing "Out."
        """,
    )


def test_until() -> None:
    """After each round `until` is asked; what it would leave out is not counted any more."""
    session = fresh("""
        steps:
          - repeat: 5
            until: tense <= 3
            steps: [{scale: How tense?, save: tense}]
          - Good.
    """)
    hold(
        session,
        """
        0 begin
          keep began
          keep entered #1.1 "How tense?"
          show asking rating "How tense?"
        1 answer 8
          keep answered #1.1 as tense: 8 "8"
          keep entered #1.1~2 "How tense?"
          show asking rating "How tense?"
        2 answer 3
          keep answered #1.1~2 as tense: 3 "3"
          keep entered #2 "Good."
          show showing "Good."
        3 back
          keep wentback #2
          keep entered #1.1~2 "How tense?"
          show asking rating "How tense?" given '3'
        4 answer 4
          keep answered #1.1~2 as tense: 4 "4"
          keep entered #1.1~3 "How tense?"
          show asking rating "How tense?"
        """,
    )
    assert session.answers["tense"].value == 4


def test_until_that_never_holds() -> None:
    """Whatever is answered, the rounds come to an end."""
    session = fresh("steps: [{repeat: 50, until: x is answered, steps: [{ask: A?, save: x}]}]")
    session.handle(Begin(), 0.0)
    passed = 0
    while session.state is not State.ENDED:
        session.handle(Skip(), 0.0)
        passed += 1
    assert passed == 50


def included(tmp_path: Path, part: str, text: str) -> Session:
    """Return a session of a script that lies beside a part."""
    (tmp_path / "part.yaml").write_text(f"title: A part\nstage: anytime\n{part}")
    (tmp_path / "whole.yaml").write_text(f"title: A test\nstage: anytime\n{text}")
    reads = read_file(tmp_path / "whole.yaml")
    assert reads.script is not None, reads.problems
    return Session(reads.script, Role.PATIENT, "whole")


def test_include(tmp_path: Path) -> None:
    """Included steps come in their place, with their sounds, under the condition of the whole."""
    session = included(
        tmp_path,
        "sounds: {bell: bells/bowl-low}\nsteps: [{ask: What?, save: what}, {play: bell}, Rest.]",
        "steps: [{include: part, id: part}, {include: part, when: what is answered}, Bye.]",
    )
    hold(
        session,
        """
        0 begin
          keep began
          keep entered part#1 "What?"
          show asking writing "What?"
        1 skip
          keep passed part#1
          keep entered part#3 "Rest."
          show showing "Rest."
          start bell@1 (bells/bowl-low, 0 dB, in 0 s, out 2 s) once, as a bed
        2 advance
          keep advanced part#3
          keep entered #3 "Bye."
          show showing "Bye."
        """,
    )


def test_a_changed_part_is_a_changed_script(tmp_path: Path) -> None:
    """When an included script has changed, the session is taken up as in any changed script."""
    text = "steps: [{include: part, id: part}, Bye.]"
    session = included(tmp_path, "steps: [One., Two.]", text)
    effects = session.handle(Begin(), 0.0)
    records = [one.recorded for one in effects if isinstance(one, Record)]
    same = read_file(tmp_path / "whole.yaml").script
    assert same is not None
    assert take_up(same, records).same_script
    included(tmp_path, "steps: [One, Two.]", text)
    other = read_file(tmp_path / "whole.yaml").script
    assert other is not None
    assert take_up(other, records).opening == Begin("part")


GAD_2 = SHIPPED["gad-2"]
GAD = """
steps:
  - {measure: gad-2, save: gad, id: gad, audio: bells/bowl-low}
  - {say: 'It is {{ gad.total }}.', when: gad.total is answered}
  - {say: That is a lot., when: gad.total >= 3}
  - {say: There is no total., when: gad.total is not answered}
"""


def test_measure() -> None:
    """A questionnaire is asked item after item in its published words, and its total recalled."""
    session = fresh(GAD)
    session.handle(Begin(), 0.0)
    scene = session.view.scene
    assert isinstance(scene, Choosing)
    first, second = GAD_2.items
    assert isinstance(first.response, Choices)
    assert scene.text == f"{GAD_2.stem}\n\n{first.words}"
    assert [one.words for one in scene.options] == [one.words for one in first.response.choices]
    assert (session.view.step, session.view.section) == ("gad.1", "GAD-2")
    hold(
        session,
        f"""
        1 answer "4"
          refused: The answer is one of: 0, 1, 2, 3.
        2 answer "3"
          keep answered gad.1 as gad.1: '3' "Nearly every day"
          keep entered gad.2 "{second.words}"
          show asking choosing "{second.words}"
        """,
    )
    session.handle(Answer("1"), 3.0)
    came_to = [*told(GAD_2, score(GAD_2, [3, 1])), GAD_2.notice]
    assert session.view.scene == Passage("\n\n".join(came_to), for_therapist=False, recalls=True)
    hold(
        session,
        """
        3 advance
          keep advanced gad.result
          keep entered #2 "It is 4."
          show showing "It is 4."
        4 advance
          keep advanced #2
          keep entered #3 "That is a lot."
          show showing "That is a lot."
        """,
    )


def test_measure_with_an_item_left_out() -> None:
    """With an item passed over there is no total; who goes back and answers it has one."""
    session = fresh(GAD)
    first: tuple[Input, ...] = (Begin(), Skip(), Answer("3"), Advance())
    for number, one in enumerate(first):
        session.handle(one, float(number))
    assert "gad.total" not in session.answers
    assert session.view.scene == Passage("There is no total.", for_therapist=False)
    again: tuple[Input, ...] = (Back(), Back(), Back(), Answer("0"), Answer("2"), Advance())
    for one in again:
        session.handle(one, 5.0)
    assert session.answers["gad.total"].value == 2
    assert session.view.scene == Passage("It is 2.", for_therapist=False, recalls=True)
    for one in (Back(), Back(), Skip(), Advance()):
        session.handle(one, 6.0)
    assert "gad.total" not in session.answers
    assert session.view.scene == Passage("There is no total.", for_therapist=False)


def test_too_long() -> None:
    """A script that comes to more steps than a program holds is refused with a sentence."""
    fits = f"steps: [{{repeat: 50, steps: [{', '.join(['A.'] * (MOST // 50 - 1))}]}}]"
    fresh(fits)
    for steps in (
        "{repeat: 50, steps: [{repeat: 50, steps: [{repeat: 2, steps: [A.]}]}]}",
        f"{{repeat: 50, steps: [{', '.join(['A.'] * (MOST // 50 + 1))}]}}",
    ):
        with pytest.raises(Refused, match="more than 5000 steps"):
            fresh(f"steps: [{steps}]")


def test_too_long_with_nothing_to_see() -> None:
    """Rounds upon rounds of what a patient does not see are refused in time too."""
    steps = "{note: A.}"
    for _ in range(15):
        steps = f"{{repeat: 50, steps: [{steps}]}}"
    for role in Role:
        with pytest.raises(Refused, match="more than 5000 steps"):
            fresh(f"steps: [{steps}]", role)


def test_unknown_measure() -> None:
    """A questionnaire that there is not is refused, and those that there are are named."""
    with pytest.raises(
        Refused, match="no questionnaire `gad-9` here; known: phq-9, phq-2, gad-7, gad-2"
    ):
        fresh("steps: [{measure: gad-9}]")
