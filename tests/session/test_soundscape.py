from __future__ import annotations

from tests.session.conversation import fresh, hold

BEDS = """
sounds:
  drone: {file: beds/drone, loop: yes, gain: -9 dB, fade in: 20 s, fade out: 30 s}
  sea: {file: beds/ocean, loop: yes}
  bell: bells/bowl-low
"""


def test_beds() -> None:
    """A bed goes on under the steps until it is stopped, with the fades the script says."""
    hold(
        fresh(f"""{BEDS}
steps:
  - play: drone
  - One.
  - {{play: drone, gain: 0 dB}}
  - {{play: sea, gain: -3 dB, fade in: 1 s}}
  - Two.
  - {{stop: drone, fade out: 5 s}}
  - stop: bell
"""),
        """
        0 begin
          keep began
          keep entered #2 "One."
          show showing "One."
          start drone@1 (beds/drone, -9 dB, in 20 s, out 30 s, again and again)
        1 advance
          keep advanced #2
          keep entered #5 "Two."
          show showing "Two."
          start sea@2 (beds/ocean, -3 dB, in 1 s, out 2 s, again and again)
        2 advance
          keep advanced #5
          stop drone@1 over 5 s
          keep finished
          show ended
          stop sea@2 over 2 s
          end finished
        """,
    )


def test_cues() -> None:
    """Cues sound at their moments, once each; an exit cue when its step is left."""
    hold(
        fresh(f"""{BEDS}
steps:
  - wait: 60 s
    audio:
      - bell
      - {{play: chime, at: 0:40, gain: -6 dB}}
      - {{play: drone, at: 20 s, fade in: 2 s, fade out: 3 s}}
      - {{stop: drone, at: exit}}
      - {{play: bell, at: exit}}
"""),
        """
        0 begin
          keep began
          keep entered #1 ""
          show timing rest 60 s from 0 ""
          start bell@1 (bells/bowl-low, 0 dB, in 0 s, out 2 s)
          due 20
        20 time
          start drone@2 (beds/drone, -9 dB, in 2 s, out 3 s, again and again)
          due 40
        40 time
          start chime@3 (chime, -6 dB, in 0 s, out 2 s)
          due 60
        60 time
          keep elapsed #1
          stop drone@2 over 3 s
          start bell@4 (bells/bowl-low, 0 dB, in 0 s, out 2 s)
          keep finished
          show ended
          end finished
        """,
    )


def test_cues_in_a_pause() -> None:
    """A cue waits as long as the pause lasts."""
    hold(
        fresh("steps: [{say: Hear., audio: {play: bell, at: 10 s}}]"),
        """
        0 begin
          keep began
          keep entered #1 "Hear."
          show showing "Hear."
          due 10
        4 pause
          keep paused
          hold sound
          show paused "Hear."
        100 resume
          keep resumed
          show showing "Hear."
          release sound
          due 106
        106 time
          start bell@1 (bell, 0 dB, in 0 s, out 2 s)
        """,
    )


def test_overdue_cue() -> None:
    """A cue whose moment came is not lost when the person goes on before the time is told."""
    hold(
        fresh(f"""{BEDS}
steps: [{{say: One., audio: {{play: sea, at: 10 s}}}}, Two.]
"""),
        """
        0 begin
          keep began
          keep entered #1 "One."
          show showing "One."
          due 10
        11 advance
          keep advanced #1
          start sea@1 (beds/ocean, 0 dB, in 0 s, out 2 s, again and again)
          keep entered #2 "Two."
          show showing "Two."
        """,
    )


def test_back_brings_the_beds_of_the_step() -> None:
    """Going back brings back what sounded then, lets go what did not, and hushes the cues."""
    hold(
        fresh(f"""{BEDS}
steps:
  - play: drone
  - One.
  - stop: drone
  - play: sea
  - {{say: Two., audio: bell}}
"""),
        """
        0 begin
          keep began
          keep entered #2 "One."
          show showing "One."
          start drone@1 (beds/drone, -9 dB, in 20 s, out 30 s, again and again)
        1 advance
          keep advanced #2
          keep entered #5 "Two."
          show showing "Two."
          stop drone@1 over 30 s
          start sea@2 (beds/ocean, 0 dB, in 0 s, out 2 s, again and again)
          start bell@3 (bells/bowl-low, 0 dB, in 0 s, out 2 s)
        2 back
          keep wentback #5
          keep entered #2 "One."
          show showing "One."
          stop bell@3 over 1.5 s
          stop sea@2 over 1.5 s
          start drone@1 (beds/drone, -9 dB, in 20 s, out 30 s, again and again)
        3 stop
          keep stopped
          show ended
          stop drone@1 over 1.5 s
          end stopped
        """,
    )


def test_back_to_a_bed_begun_anew() -> None:
    """A bed that was begun anew since sounds on when going back, and can still be stopped."""
    hold(
        fresh(f"""{BEDS}
steps: [{{play: drone}}, One., {{stop: drone}}, {{play: drone}}, Two., {{stop: drone}}, Three.]
"""),
        """
        0 begin
          keep began
          keep entered #2 "One."
          show showing "One."
          start drone@1 (beds/drone, -9 dB, in 20 s, out 30 s, again and again)
        1 advance
          keep advanced #2
          keep entered #5 "Two."
          show showing "Two."
          stop drone@1 over 30 s
          start drone@2 (beds/drone, -9 dB, in 20 s, out 30 s, again and again)
        2 back
          keep wentback #5
          keep entered #2 "One."
          show showing "One."
        3 stop
          keep stopped
          show ended
          stop drone@2 over 1.5 s
          end stopped
        """,
    )


def test_back_to_a_bed_at_another_level() -> None:
    """A bed that sounds otherwise than it did then is begun again as it was."""
    hold(
        fresh(f"""{BEDS}
steps: [{{play: sea}}, One., {{stop: sea}}, {{play: sea, gain: -20 dB}}, Two.]
"""),
        """
        0 begin
          keep began
          keep entered #2 "One."
          show showing "One."
          start sea@1 (beds/ocean, 0 dB, in 0 s, out 2 s, again and again)
        1 advance
          keep advanced #2
          keep entered #5 "Two."
          show showing "Two."
          stop sea@1 over 2 s
          start sea@2 (beds/ocean, -20 dB, in 0 s, out 2 s, again and again)
        2 back
          keep wentback #5
          keep entered #2 "One."
          show showing "One."
          stop sea@2 over 1.5 s
          start sea@1 (beds/ocean, 0 dB, in 0 s, out 2 s, again and again)
        """,
    )


def test_back_from_a_bed_that_the_step_itself_began() -> None:
    """A bed that a cue of the step began is hushed with its cues, and the earlier one returns."""
    hold(
        fresh(f"""{BEDS}
steps: [{{play: sea}}, One., {{say: Two., audio: [{{stop: sea}}, {{play: sea}}]}}]
"""),
        """
        0 begin
          keep began
          keep entered #2 "One."
          show showing "One."
          start sea@1 (beds/ocean, 0 dB, in 0 s, out 2 s, again and again)
        1 advance
          keep advanced #2
          keep entered #3 "Two."
          show showing "Two."
          stop sea@1 over 2 s
          start sea@2 (beds/ocean, 0 dB, in 0 s, out 2 s, again and again)
        2 back
          keep wentback #3
          keep entered #2 "One."
          show showing "One."
          stop sea@2 over 1.5 s
          start sea@1 (beds/ocean, 0 dB, in 0 s, out 2 s, again and again)
        """,
    )


def test_return_brings_the_beds_up_softly() -> None:
    """After an interruption the beds come up slowly, and the cues of the step sound afresh."""
    hold(
        fresh(f"""{BEDS}
steps: [{{play: sea}}, {{say: One., audio: [bell, {{play: drone, at: 5 s}}]}}]
"""),
        """
        0 begin
          keep began
          keep entered #2 "One."
          show showing "One."
          start sea@1 (beds/ocean, 0 dB, in 0 s, out 2 s, again and again)
          start bell@2 (bells/bowl-low, 0 dB, in 0 s, out 2 s)
          due 5
        5 time
          start drone@3 (beds/drone, -9 dB, in 20 s, out 30 s, again and again)
        20 return
          keep returned
          keep entered #2 "One."
          show showing "One."
          start sea@1 (beds/ocean, 0 dB, in 4 s, out 2 s, again and again)
          start bell@4 (bells/bowl-low, 0 dB, in 0 s, out 2 s)
          due 25
        """,
    )


def test_stop_hushes_everything() -> None:
    """Who stops hears everything fade soon, also a bell that still rings."""
    hold(
        fresh(f"""{BEDS}
steps: [{{play: drone}}, {{say: One., audio: bell}}]
"""),
        """
        0 begin
          keep began
          keep entered #2 "One."
          show showing "One."
          start drone@1 (beds/drone, -9 dB, in 20 s, out 30 s, again and again)
          start bell@2 (bells/bowl-low, 0 dB, in 0 s, out 2 s)
        1 stop
          keep stopped
          show ended
          stop bell@2 over 1.5 s
          stop drone@1 over 1.5 s
          end stopped
        """,
    )


def test_played_once() -> None:
    """A sound that does not loop rings out at the end, and does not come again on a return."""
    hold(
        fresh(f"""{BEDS}
steps:
  - play: bell
  - One.
"""),
        """
        0 begin
          keep began
          keep entered #2 "One."
          show showing "One."
          start bell@1 (bells/bowl-low, 0 dB, in 0 s, out 2 s) once, as a bed
        1 return
          keep returned
          keep entered #2 "One."
          show showing "One."
        2 advance
          keep advanced #2
          keep finished
          show ended
          end finished
        """,
    )
