from __future__ import annotations

import pytest

from integrate.session.answering import Refused
from integrate.session.program import Role
from integrate.session.session import Session
from tests.session.conversation import fresh, hold, script_of


def test_say() -> None:
    """Text is kept, shown, and waits for the person; after the last step the session ends."""
    hold(
        fresh("steps: [Take three breaths., {say: And rest., id: rest}]"),
        """
        0 begin
          keep began
          keep entered #1 "Take three breaths."
          show showing "Take three breaths."
        10 advance
          keep advanced #1
          keep entered rest "And rest."
          show showing "And rest."
        20 advance
          keep advanced rest
          keep finished
          show ended
          end finished
        """,
    )


def test_note_for_the_therapist() -> None:
    """A note is a step like any other on the therapist's screen."""
    hold(
        fresh("steps: [{note: Lights down.}, Welcome.]", Role.THERAPIST),
        """
        0 begin
          keep began
          keep entered #1 "Lights down."
          show showing note "Lights down."
        5 advance
          keep advanced #1
          keep entered #2 "Welcome."
          show showing "Welcome."
        """,
    )


def test_note_for_the_patient() -> None:
    """A patient never meets a note, and the other steps keep their names."""
    hold(
        fresh("steps: [{note: Lights down.}, Welcome.]"),
        """
        0 begin
          keep began
          keep entered #2 "Welcome."
          show showing "Welcome."
        """,
    )


def test_only_notes() -> None:
    """A session in which nothing is for this person ends as it begins."""
    hold(
        fresh("steps: [{note: Lights down.}]"),
        """
        0 begin
          keep began
          keep finished
          show ended
          end finished
        """,
    )


def test_ask() -> None:
    """Own words are kept as they were written, recalled later, and never taken empty."""
    hold(
        fresh("""
        steps:
          - {ask: What is it?, save: intention}
          - "You wrote: {{ intention or 'nothing' }}"
        """),
        """
        0 begin
          keep began
          keep entered #1 "What is it?"
          show asking writing "What is it?"
        3 answer "  "
          refused: Some words are needed here; to leave it empty, skip the question.
        3 answer 4
          refused: Some words are needed here; to leave it empty, skip the question.
        4 answer "{{ intention }} "
          keep answered #1 as intention: '{{ intention }} ' "{{ intention }} "
          keep entered #2 "You wrote: {{ intention }} "
          show showing "You wrote: {{ intention }} "
        """,
    )


def test_skipped_question() -> None:
    """A question that is passed over has no answer, and the text that recalls it says so."""
    hold(
        fresh("steps: [{ask: 'What is it?', save: it}, '{{ it or \"Nothing\" }} is fine.']"),
        """
        0 begin
          keep began
          keep entered #1 "What is it?"
          show asking writing "What is it?"
        2 skip
          keep passed #1
          keep entered #2 "Nothing is fine."
          show showing "Nothing is fine."
        """,
    )


def test_choose() -> None:
    """An option is chosen by its id, kept with its words, and steers what follows."""
    hold(
        fresh("""
        steps:
          - choose: Does it still fit?
            save: fit
            options: {keep: "Yes, it does", change: No}
          - {say: Then keep it., when: fit is keep}
          - {say: Then let it go., when: fit is change}
        """),
        """
        0 begin
          keep began
          keep entered #1 "Does it still fit?"
          show asking choosing "Does it still fit?"
        1 answer "Yes, it does"
          refused: The answer is one of: keep, change.
        1 answer 1
          refused: The answer is one of: keep, change.
        2 answer "change"
          keep answered #1 as fit: 'change' "No"
          keep entered #3 "Then let it go."
          show showing "Then let it go."
        """,
    )


def test_checklist() -> None:
    """Ticks are kept in the order of the list; an empty list is an answer too."""
    hold(
        fresh("""
        steps:
          - {checklist: Tick what is done., save: done, items: {water: Water, food: Some food}}
          - {say: You have water., when: water in done}
          - {checklist: And these?, items: [Keys, A coat]}
        """),
        """
        0 begin
          keep began
          keep entered #1 "Tick what is done."
          show asking ticking "Tick what is done."
        1 answer [keys]
          refused: The answer is a list of any of: water, food.
        1 answer "water"
          refused: The answer is a list of any of: water, food.
        2 answer [food, water]
          keep answered #1 as done: ('water', 'food') "Water; Some food"
          keep entered #2 "You have water."
          show showing "You have water."
        3 advance
          keep advanced #2
          keep entered #3 "And these?"
          show asking ticking "And these?"
        4 answer []
          keep answered #3: () "nothing ticked"
          keep finished
          show ended
          end finished
        """,
    )


def test_checklist_that_is_needed() -> None:
    """What is required can neither be left open nor passed over; stopping is always possible."""
    hold(
        fresh("steps: [{checklist: Safety, require: all, items: {help: I know how to get help}}]"),
        """
        0 begin
          keep began
          keep entered #1 "Safety"
          show asking ticking "Safety"
        1 skip
          refused: Everything on this list is needed to go on.
        1 answer []
          refused: Everything on this list is needed to go on. Still open: I know how to get help
        2 stop
          keep stopped
          show ended
          end stopped
        """,
    )


def test_scale() -> None:
    """A scale takes whole numbers between its ends and nothing else."""
    hold(
        fresh("steps: [{scale: How tense?, from: -2, to: 2, save: tense}, 'It was {{ tense }}.']"),
        """
        0 begin
          keep began
          keep entered #1 "How tense?"
          show asking rating "How tense?"
        1 answer 3
          refused: The answer is a whole number from -2 to 2.
        1 answer "1"
          refused: The answer is a whole number from -2 to 2.
        2 answer -2
          keep answered #1 as tense: -2 "-2"
          keep entered #2 "It was -2."
          show showing "It was -2."
        """,
    )


def test_wait() -> None:
    """A rest ends by itself; being told the time too early does no harm."""
    hold(
        fresh("steps: [{wait: 30 s, show: Rest.}, Welcome back.]"),
        """
        5 begin
          keep began
          keep entered #1 "Rest."
          show timing rest 30 s from 5 "Rest."
          due 35
        20 time
          due 35
        35 time
          keep elapsed #1
          keep entered #2 "Welcome back."
          show showing "Welcome back."
        """,
    )


def test_wait_ended_early() -> None:
    """A person may end a rest before its time, and cannot answer it."""
    hold(
        fresh("steps: [{wait: 30 s}, Welcome back.]"),
        """
        0 begin
          keep began
          keep entered #1 ""
          show timing rest 30 s from 0 ""
          due 30
        1 answer 1
          refused: Answer has no place while timing.
        2 advance
          keep advanced #1
          keep entered #2 "Welcome back."
          show showing "Welcome back."
        """,
    )


def test_breathe() -> None:
    """Breathing moves from phase to phase at its deadlines, in whole breaths."""
    hold(
        fresh("steps: [{breathe: {in: 4, hold: 2, out: 6}, for: 25 s, show: Softly.}]"),
        """
        0 begin
          keep began
          keep entered #1 "Softly."
          show timing breathe 1/2 in 4 s from 0 "Softly."
          due 4
        4 time
          show timing breathe 1/2 hold 2 s from 4 "Softly."
          due 6
        5.5 time
          due 6
        6 time
          show timing breathe 1/2 out 6 s from 6 "Softly."
          due 12
        12 time
          show timing breathe 2/2 in 4 s from 12 "Softly."
          due 16
        19 time
          show timing breathe 2/2 out 6 s from 18 "Softly."
          due 24
        24 time
          keep elapsed #1
          keep finished
          show ended
          end finished
        """,
    )


def test_sections_and_conditions() -> None:
    """A section is left out as a whole; steps are named by the nearest section with an id."""
    hold(
        fresh("""
        steps:
          - {scale: Tense?, save: tense}
          - section: Ease
            when: tense >= 7
            steps: [Soften the jaw.]
          - section: Body
            id: body
            steps:
              - section: Inner
                steps: [Feel the feet.]
              - {say: Rest., id: rest}
        """),
        """
        0 begin
          keep began
          keep entered #1 "Tense?"
          show asking rating "Tense?"
        1 answer 3
          keep answered #1 as tense: 3 "3"
          keep entered body#1.1 "Feel the feet."
          show showing "Feel the feet."
        2 advance
          keep advanced body#1.1
          keep entered rest "Rest."
          show showing "Rest."
        """,
    )


def test_begin_at_a_named_step() -> None:
    """A session may begin at a step or section with a name, and nowhere else."""
    hold(
        fresh("steps: [One., {section: Part, id: part, steps: [Two.]}, {say: Three., id: three}]"),
        """
        0 begin at four
          refused: The script has no step named `four`.
        0 begin at part
          keep began
          keep entered part#1 "Two."
          show showing "Two."
        1 back
          refused: This is the first step.
        2 begin
          refused: Begin has no place while showing.
        """,
    )


def test_therapists_script() -> None:
    """A script for therapists is not opened for a patient, and the sentence says what to do."""
    script = script_of("{title: Led, stage: session, audience: therapist, steps: [Begin.]}")
    assert Session(script, Role.THERAPIST, "led").view.title == "Led"
    with pytest.raises(Refused, match="--as therapist"):
        Session(script, Role.PATIENT, "led")
