from __future__ import annotations

import pytest

from integrate.session.effects import StartTone
from integrate.session.inputs import Begin, TimePassed
from tests.session.conversation import effect_line, fresh, hold

BEDS = """
sounds:
  drone: {file: beds/drone, loop: yes, fade in: 20 s, pan: -0.5}
  sea: {file: beds/ocean, loop: yes, crossfade: 3 s}
  mine: {music: ~/Music/calm, loop: yes, crossfade: 8 s, fade in: 5 s}
  bell: bells/bowl-low
"""
BREATH = "breathe: {in: 4, hold: 1, out: 5}, for: 20 s, tones: yes"


def test_a_bell_at_intervals() -> None:
    """A bell comes at its moment and again at every interval, until the step is over."""
    hold(
        fresh("steps: [{wait: 60 s, audio: [{play: bell, at: 10 s, every: 25 s}]}, Bye.]"),
        """
        0 begin
          keep began
          keep entered #1 ""
          show timing rest 60 s from 0 ""
          due 10
        10 time
          start bell@1 (bell, 0 dB, in 0 s, out 2 s)
          due 35
        35 time
          start bell@1.2 (bell, 0 dB, in 0 s, out 2 s)
          due 60
        60 time
          keep elapsed #1
          keep entered #2 "Bye."
          show showing "Bye."
        """,
    )


def test_bells_that_were_missed() -> None:
    """Bells whose moments went by unnoticed ring once, and then at the next moment as planned."""
    hold(
        fresh("steps: [{wait: 60 s, audio: [{play: bell, every: 10 s}]}]"),
        """
        0 begin
          keep began
          keep entered #1 ""
          show timing rest 60 s from 0 ""
          start bell@1 (bell, 0 dB, in 0 s, out 2 s)
          due 10
        34 time
          start bell@1.2 (bell, 0 dB, in 0 s, out 2 s)
          due 40
        40 time
          start bell@1.3 (bell, 0 dB, in 0 s, out 2 s)
          due 50
        41 back
          refused: This is the first step.
        42 stop
          keep stopped
          show ended
          stop bell@1 over 1.5 s
          stop bell@1.2 over 1.5 s
          stop bell@1.3 over 1.5 s
          end stopped
        """,
    )


def test_a_loop_at_intervals() -> None:
    """A sound that loops is there already: it does not come again."""
    hold(
        fresh(f"{BEDS}steps: [{{wait: 60 s, audio: [{{play: sea, every: 10 s}}]}}]"),
        """
        0 begin
          keep began
          keep entered #1 ""
          show timing rest 60 s from 0 ""
          start sea@1 (beds/ocean, 0 dB, in 0 s, out 2 s, again and again, across 3 s)
          due 60
        """,
    )


def test_bed_to_bed() -> None:
    """A bed that crosses over comes up while every other one goes; going back turns it round."""
    hold(
        fresh(f"""{BEDS}
steps:
  - play: drone
  - One.
  - {{play: mine, crossfade: 9 s, pan: 0.5}}
  - Two.
  - {{play: mine, crossfade: 9 s}}
  - Three.
"""),
        """
        0 begin
          keep began
          keep entered #2 "One."
          show showing "One."
          start drone@1 (beds/drone, 0 dB, in 20 s, out 2 s, again and again, at -0.5)
        1 advance
          keep advanced #2
          keep entered #4 "Two."
          show showing "Two."
          stop drone@1 over 9 s
          start mine@2 (~/Music/calm, 0 dB, in 9 s, out 2 s, again and again, at 0.5, across 8 s)
        2 advance
          keep advanced #4
          keep entered #6 "Three."
          show showing "Three."
        3 back
          keep wentback #6
          keep entered #4 "Two."
          show showing "Two."
        4 back
          keep wentback #4
          keep entered #2 "One."
          show showing "One."
          stop mine@2 over 1.5 s
          start drone@1 (beds/drone, 0 dB, in 20 s, out 2 s, again and again, at -0.5)
        """,
    )


def test_music_that_a_cue_begins() -> None:
    """Music is a bed however it begins, and can be stopped."""
    hold(
        fresh("""
sounds: {once: {music: calm}}
steps: [{say: One., audio: once}, {stop: once}, Two.]
"""),
        """
        0 begin
          keep began
          keep entered #1 "One."
          show showing "One."
          start once@1 (calm, 0 dB, in 0 s, out 2 s) once, as a bed
        1 advance
          keep advanced #1
          keep entered #3 "Two."
          show showing "Two."
          stop once@1 over 2 s
        """,
    )


def test_tones() -> None:
    """A tone begins with each breath in and each breath out, as long as these, and no other."""
    hold(
        fresh(f"steps: [{{{BREATH}}}, Bye.]"),
        """
        0 begin
          keep began
          keep entered #1 ""
          show timing breathe 1/2 in 4 s from 0 ""
          tone in 4 s
          due 4
        4 time
          show timing breathe 1/2 hold 1 s from 4 ""
          due 5
        5 time
          show timing breathe 1/2 out 5 s from 5 ""
          tone out 5 s
          due 10
        7 pause
          keep paused
          hold sound
          show paused breathe 1/2 out 5 s from 5 ""
        107 resume
          keep resumed
          show timing breathe 1/2 out 5 s from 105 ""
          release sound
          due 110
        110.02 time
          show timing breathe 2/2 in 4 s from 110 ""
          tone in 4 s
          due 114
        112 skip
          keep passed #1
          stop tone over 0.4 s
          keep entered #2 "Bye."
          show showing "Bye."
        """,
    )


def test_a_tone_out_of_step() -> None:
    """A phase that is told of late goes without its tone; the next one has its own again."""
    session = fresh(f"steps: [{{{BREATH}}}]")
    session.handle(Begin(), 0.0)
    late = session.handle(TimePassed(), 7.0)
    assert [effect_line(one) for one in late] == ['show timing breathe 1/2 out 5 s from 5 ""']
    assert "tone in 4 s" in map(effect_line, session.handle(TimePassed(), 10.4))


def test_breath_without_tones() -> None:
    """Breathing is silent unless the script wants tones."""
    session = fresh("steps: [{breathe: {in: 4, out: 6}, for: 20 s}]")
    session.handle(Begin(), 0.0)
    assert [effect_line(one) for one in session.handle(TimePassed(), 4.0)] == [
        'show timing breathe 1/2 out 6 s from 4 ""'
    ]


NARRATED = "language: de\nnarration: {pace: slow}\n"


def test_speech() -> None:
    """The words of a step are said as it comes, and break off when it is left or gone back from."""
    hold(
        fresh(f"""{NARRATED}
steps:
  - Take a breath.
  - {{ask: "What is it?", save: it}}
  - "So it is {{{{ it or 'nothing' }}}}."
  - {{wait: 20 s, show: Rest.}}
"""),
        """
        0 begin
          keep began
          keep entered #1 "Take a breath."
          show showing "Take a breath."
          speak voice #1 de slow "Take a breath."
        1 advance
          keep advanced #1
          stop voice #1 over 0.4 s
          keep entered #2 "What is it?"
          show asking writing "What is it?"
          speak voice #2 de slow "What is it?"
        2 answer "rain"
          keep answered #2 as it: 'rain' "rain"
          stop voice #2 over 0.4 s
          keep entered #3 "So it is rain."
          show showing "So it is rain."
          speak voice #3 private de slow "So it is rain."
        3 back
          keep wentback #3
          keep entered #2 "What is it?"
          show asking writing "What is it?" given 'rain'
          stop voice #3 over 0.4 s
          speak voice #2 de slow "What is it?"
        4 pause
          keep paused
          hold sound
          show paused writing "What is it?" given 'rain'
        5 return
          keep returned
          keep entered #2 "What is it?"
          show asking writing "What is it?" given 'rain'
          stop voice #2 over 0.4 s
          release sound
          speak voice #2 de slow "What is it?"
        6 stop
          keep stopped
          show ended
          stop voice #2 over 0.4 s
          end stopped
        """,
    )


@pytest.mark.parametrize(
    "step",
    [
        "{note: For you.}",
        "{mark: dose, show: Now.}",
        "{wait: 9 s}",
        "{say: Press g., spoken: no}",
        "{ask: Why?, spoken: no}",
        "{breathe: {in: 4, out: 6}, for: 20 s, show: In., spoken: no}",
    ],
)
def test_what_is_not_said(step: str) -> None:
    """A note, a mark, a rest without words, and what the author leaves out are not said."""
    session = fresh(f"narration: {{voice: calm}}\nsteps: [{step}]")
    session.handle(Begin(), 0.0)
    assert session.speech is None


def test_no_narration() -> None:
    """A script without a narration says nothing."""
    session = fresh("steps: [One.]")
    session.handle(Begin(), 0.0)
    assert session.speech is None


def test_the_items_of_a_questionnaire() -> None:
    """Each item of a questionnaire is said, unless its step says otherwise."""
    for said, spoken in (("", True), (", spoken: no", False)):
        session = fresh(f"narration: {{voice: calm}}\nsteps: [{{measure: gad-2{said}}}]")
        session.handle(Begin(), 0.0)
        assert (session.speech is not None) is spoken


def test_a_breath_sounds_once_whatever_else_comes_in_it() -> None:
    """A cue in the middle of a phase begins the tone of that phase not again."""
    session = fresh(f"{BEDS}steps: [{{{BREATH}, audio: {{play: bell, at: 2 s}}}}]")
    tones = [
        effect_line(effect)
        for given, now in ((Begin(), 0.0), (TimePassed(), 2.0), (TimePassed(), 4.0))
        for effect in session.handle(given, now)
        if isinstance(effect, StartTone)
    ]
    assert len(tones) == 1
