from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.session.effects import Alert, Record
from integrate.session.inputs import Advance, Begin, Pause, Return, TimePassed
from integrate.session.program import Role
from integrate.session.record import CheckDue, Marked
from integrate.session.replay import replay, take_up
from integrate.session.session import Session
from tests.session.conversation import fresh, hold, script_of

if TYPE_CHECKING:
    from integrate.session.inputs import Input

LED = """
title: A test
stage: session
audience: therapist
checks:
  - {after: dose, every: 15 min, do: Look in.}
  - {after: dose, at: 40 min, do: Vitals.}
steps:
  - {mark: dose, show: Press when it is given.}
  - {wait: 90 min}
  - {mark: dose}
  - Bye.
"""


def test_mark_and_checks() -> None:
    """Checks come due as timed from their mark, and leave what is before the person alone.

    One that waits until its next time comes is missed.
    """
    hold(
        fresh(LED, Role.THERAPIST),
        """
        0 begin
          keep began
          keep entered #1 "Press when it is given."
          show showing mark dose "Press when it is given."
        60 advance
          keep marked #1 dose
          keep entered #2 ""
          show timing rest 5400 s from 60 ""
          due 960
        960 time
          keep checkdue 1 "Look in." 960 s
          alert "Look in." 900 s after dose
          show timing rest 5400 s from 60 ""
          due 1860
        1000 done 1
          keep checkdone 1 "Look in." 960 s
          show timing rest 5400 s from 60 ""
          due 1860
        1860 time
          keep checkdue 3 "Look in." 1860 s
          alert "Look in." 1800 s after dose
          show timing rest 5400 s from 60 ""
          due 2460
        2460 time
          keep checkdue 2 "Vitals." 2460 s
          alert "Vitals." 2400 s after dose
          show timing rest 5400 s from 60 ""
          due 2760
        2760 time
          keep checkmissed 3 "Look in." 1860 s next
          keep checkdue 4 "Look in." 2760 s
          alert "Look in." 2700 s after dose
          show timing rest 5400 s from 60 ""
          due 3660
        """,
    )


def test_checks_while_paused() -> None:
    """A pause holds no check up, and a rest lasts as much longer as the pause was."""
    session = fresh(LED, Role.THERAPIST)
    session.handle(Begin(clinician_in_charge=True), 0.0)
    session.handle(Advance(), 0.0)
    hold(
        session,
        """
        100 pause
          keep paused
          hold sound
          show paused rest 5400 s from 0 ""
          due 900
        899 time
          due 900
        900 time
          keep checkdue 1 "Look in." 900 s
          alert "Look in." 900 s after dose
          show paused rest 5400 s from 0 ""
          due 1800
        1100 resume
          keep resumed
          show timing rest 5400 s from 1000 ""
          release sound
          due 1800
        """,
    )


def test_no_burst_of_checks() -> None:
    """Told of the time late, a session alerts the last time of a check; those before are missed."""
    session = fresh(LED, Role.THERAPIST)
    session.handle(Begin(clinician_in_charge=True), 0.0)
    session.handle(Advance(), 0.0)
    hold(
        session,
        """
        3000 time
          keep checkmissed 1 "Look in." 900 s next
          keep checkmissed 3 "Look in." 1800 s next
          keep checkdue 2 "Vitals." 2400 s
          alert "Vitals." 2400 s after dose
          keep checkdue 4 "Look in." 2700 s
          alert "Look in." 2700 s after dose
          show timing rest 5400 s from 0 ""
          due 3600
        3000 time
          due 3600
        """,
    )


def test_a_mark_set_again() -> None:
    """A mark that is set again plans its checks anew; one passed over plans nothing.

    What still waits at the end is missed.
    """
    session = fresh(LED, Role.THERAPIST)
    hold(
        session,
        """
        0 begin
          keep began
          keep entered #1 "Press when it is given."
          show showing mark dose "Press when it is given."
        1 skip
          keep passed #1
          keep entered #2 ""
          show timing rest 5400 s from 1 ""
          due 5401
        2 back
          keep wentback #2
          keep entered #1 "Press when it is given."
          show showing mark dose "Press when it is given."
        10 advance
          keep marked #1 dose
          keep entered #2 ""
          show timing rest 5400 s from 10 ""
          due 910
        20 advance
          keep advanced #2
          keep entered #3 "When it is time: dose"
          show showing mark dose "When it is time: dose"
          due 910
        100 advance
          keep marked #3 dose
          keep entered #4 "Bye."
          show showing "Bye."
          due 1000
        1000 time
          keep checkdue 3 "Look in." 1000 s
          alert "Look in." 900 s after dose
          show showing "Bye."
          due 1900
        1001 advance
          keep advanced #4
          keep checkmissed 3 "Look in." 1000 s ended
          keep finished
          show ended
          end finished
        """,
    )
    assert session.deadline is None


def test_checks_are_for_the_therapist() -> None:
    """On a patient's screen nothing is checked, also in a script that has checks."""
    session = fresh(
        """
        title: A test
        stage: anytime
        checks: {after: dose, every: 1 min, do: Look in.}
        steps: [{mark: dose}, Rest.]
        """
    )
    session.handle(Begin(clinician_in_charge=True), 0.0)
    session.handle(Advance(), 0.0)
    assert session.deadline is None
    assert session.handle(TimePassed(), 600.0) == []


def test_taken_up_with_its_checks() -> None:
    """A session that is taken up again plans its checks from the mark, not from the return."""
    session = fresh(LED, Role.THERAPIST)
    told: list[tuple[Input, float]] = [
        (Begin(clinician_in_charge=True), 0.0),
        (Advance(), 60.0),
        (TimePassed(), 960.0),
        (Pause(), 1000.0),
    ]
    effects = [one for given, now in told for one in session.handle(given, now)]
    records = [one.recorded for one in effects if isinstance(one, Record)]
    kinds = [type(one.event) for one in records]
    assert (kinds.count(Marked), kinds.count(CheckDue)) == (1, 1)
    taken = take_up(script_of(LED), records)
    assert (taken.opening, taken.session.deadline) == (Return(), 1860.0)
    taken.session.handle(taken.opening, 1500.0)
    again = taken.session.handle(TimePassed(), 1860.0)
    assert Alert("Look in.", "dose", 1800.0) in again


def test_replay_of_missed_checks() -> None:
    """A record of checks told together replays to the same schedule, and tells none twice."""
    live = fresh(LED, Role.THERAPIST)
    told: list[tuple[Input, float]] = [
        (Begin(clinician_in_charge=True), 0.0),
        (Advance(), 0.0),
        (TimePassed(), 3000.0),
        (Advance(), 3100.0),
    ]
    effects = [one for given, now in told for one in live.handle(given, now)]
    copy = replay(script_of(LED), [one.recorded for one in effects if isinstance(one, Record)])
    assert isinstance(copy, Session)
    assert (copy.deadline, copy.view, copy.now) == (live.deadline, live.view, live.now)
    assert copy.deadline == 3600.0


def test_a_check_at_the_end_of_a_rest() -> None:
    """A check that comes due as a rest ends is replayed with it, and not as a time of its own."""
    script = """
    title: A test
    stage: session
    audience: therapist
    checks: [{after: dose, at: 1 min, do: Look in.}, {after: dose, at: 1 min, do: Vitals.}]
    steps: [{mark: dose}, {wait: 1 min}, {wait: 0 s}, Bye.]
    """
    live = fresh(script, Role.THERAPIST)
    told: list[tuple[Input, float]] = [
        (Begin(clinician_in_charge=True), 0.0),
        (Advance(), 0.0),
        (TimePassed(), 60.0),
    ]
    effects = [one for given, now in told for one in live.handle(given, now)]
    copy = replay(script_of(script), [one.recorded for one in effects if isinstance(one, Record)])
    assert (copy.view.step, copy.view) == ("#3", live.view)
