from __future__ import annotations

from integrate.session.inputs import Answer, Back, Begin, Skip
from integrate.session.view import Passage
from tests.session.conversation import fresh, hold


def test_back() -> None:
    """Going back shows the step before as it was answered, and a new answer takes its place."""
    session = fresh("steps: [{ask: Which word?, save: word}, 'It is {{ word }}.']")
    hold(
        session,
        """
        0 begin
          keep began
          keep entered #1 "Which word?"
          show asking writing "Which word?"
        1 back
          refused: This is the first step.
        2 answer "rain"
          keep answered #1 as word: 'rain' "rain"
          keep entered #2 "It is rain."
          show showing "It is rain."
        3 back
          keep wentback #2
          keep entered #1 "Which word?"
          show asking writing "Which word?" given 'rain'
        4 answer "snow"
          keep answered #1 as word: 'snow' "snow"
          keep entered #2 "It is snow."
          show showing "It is snow."
        """,
    )


def test_back_passes_what_was_left_out() -> None:
    """Going back leads to the last step that was shown, not to one a condition left out."""
    hold(
        fresh("""
        steps:
          - {choose: Which?, save: which, options: [Red, Blue]}
          - {say: Red it is., when: which is red}
          - Good.
        """),
        """
        0 begin
          keep began
          keep entered #1 "Which?"
          show asking choosing "Which?"
        1 answer "blue"
          keep answered #1 as which: 'blue' "Blue"
          keep entered #3 "Good."
          show showing "Good."
        2 back
          keep wentback #3
          keep entered #1 "Which?"
          show asking choosing "Which?" given 'Blue'
        """,
    )


def test_pause() -> None:
    """A pause holds time and sound still; a rest lasts as much longer as the pause was."""
    hold(
        fresh("steps: [{wait: 30 s}]"),
        """
        0 begin
          keep began
          keep entered #1 ""
          show timing rest 30 s from 0 ""
          due 30
        10 pause
          keep paused
          hold sound
          show paused rest 30 s from 0 ""
        50 time
        100 resume
          keep resumed
          show timing rest 30 s from 90 ""
          release sound
          due 120
        120 time
          keep elapsed #1
          keep finished
          show ended
          end finished
        """,
    )


def test_pause_while_breathing() -> None:
    """A breath stands still in a pause and goes on from the same place."""
    hold(
        fresh("steps: [{breathe: {in: 4, out: 6}, for: 20 s}]"),
        """
        0 begin
          keep began
          keep entered #1 ""
          show timing breathe 1/2 in 4 s from 0 ""
          due 4
        4 time
          show timing breathe 1/2 out 6 s from 4 ""
          due 10
        5 pause
          keep paused
          hold sound
          show paused breathe 1/2 out 6 s from 4 ""
        65 resume
          keep resumed
          show timing breathe 1/2 out 6 s from 64 ""
          release sound
          due 70
        """,
    )


def test_overdue_when_paused() -> None:
    """A rest whose end came just before the pause ends at once after it."""
    hold(
        fresh("steps: [{wait: 30 s}]"),
        """
        0 begin
          keep began
          keep entered #1 ""
          show timing rest 30 s from 0 ""
          due 30
        31 pause
          keep paused
          hold sound
          show paused rest 30 s from 0 ""
        40 resume
          keep resumed
          show timing rest 30 s from 9 ""
          release sound
          due 39
        40 time
          keep elapsed #1
          keep finished
          show ended
          end finished
        """,
    )


def test_return() -> None:
    """Coming back after an interruption starts the present step afresh."""
    hold(
        fresh("steps: [{wait: 30 s}]"),
        """
        0 begin
          keep began
          keep entered #1 ""
          show timing rest 30 s from 0 ""
          due 30
        10 pause
          keep paused
          hold sound
          show paused rest 30 s from 0 ""
        12 return
          keep returned
          keep entered #1 ""
          show timing rest 30 s from 12 ""
          release sound
          due 42
        """,
    )


def test_stop() -> None:
    """Stopping ends the session for good, also in a pause."""
    hold(
        fresh("steps: [{wait: 30 s}]"),
        """
        0 stop
          refused: Stop has no place while ready.
        0 begin
          keep began
          keep entered #1 ""
          show timing rest 30 s from 0 ""
          due 30
        1 pause
          keep paused
          hold sound
          show paused rest 30 s from 0 ""
        2 stop
          keep stopped
          show ended
          end stopped
        3 begin
          refused: Begin has no place while ended.
        """,
    )


def test_time_never_runs_backwards() -> None:
    """An earlier moment than the last one is refused."""
    hold(
        fresh("steps: [One., Two.]"),
        """
        5 begin
          keep began
          keep entered #1 "One."
          show showing "One."
        4.9 advance
          refused: Time ran backwards, from 5.0 to 4.9.
        5 advance
          keep advanced #1
          keep entered #2 "Two."
          show showing "Two."
        """,
    )


def test_answers_from_before() -> None:
    """Answers brought along are there from the first step on."""
    session = fresh("""
    steps:
      - {section: Never, when: not 0, steps: [{ask: Word?, save: word}]}
      - {say: 'It was {{ word }}.', id: recall}
    """)
    session.handle(Begin("recall", (("word", "rain", "rain"),)), 0.0)
    assert session.view.scene is not None
    assert session.view.scene.text == "It was rain."
    assert session.now == 0.0


def test_passing_over_takes_an_answer_back() -> None:
    """Who comes back to a question and passes it over has not answered it."""
    session = fresh("""
steps:
  - ask: What?
    save: what
  - say: You wrote {{ what }}.
    when: what is answered
  - Bye.
""")
    session.handle(Begin(), 0)
    session.handle(Answer("a word"), 1)
    session.handle(Back(), 2)
    session.handle(Skip(), 3)
    assert session.answers == {}
    assert session.view.scene == Passage("Bye.", for_therapist=False)
