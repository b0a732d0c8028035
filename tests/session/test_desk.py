from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.session.answering import Refused
from integrate.session.desk import SetMark, SettledCheck
from integrate.session.effects import Alert, Record
from integrate.session.inputs import Begin, ComeBack, DoCheck, TimePassed
from integrate.session.program import Role
from integrate.session.record import GRACE, Away, CheckDue, CheckMissed, Recorded
from integrate.session.replay import replay, take_up
from integrate.session.schedule import MOST_LISTED
from integrate.session.table import State
from tests.session.conversation import fresh, hold, input_of, script_of

if TYPE_CHECKING:
    from integrate.session.desk import Desk, PlannedCheck
    from integrate.session.effects import Effect
    from integrate.session.session import Session

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
  - {mark: music}
  - {ask: Which word?, save: word}
  - Bye.
"""


def led(*given: tuple[str, float], script: str = LED) -> tuple[Session, list[Recorded]]:
    """Return a session that began at 0 and was told these lines, and what it recorded."""
    session = fresh(script, Role.THERAPIST)
    lines = [("begin", 0.0), *given]
    effects = [one for words, now in lines for one in session.handle(input_of(words), now)]
    return session, records(effects)


def records(effects: list[Effect]) -> list[Recorded]:
    """Return what was recorded."""
    return [one.recorded for one in effects if isinstance(one, Record)]


def desk(session: Session) -> Desk:
    """Return what lies on the therapist's desk."""
    assert session.view.desk is not None
    return session.view.desk


def due(checks: tuple[PlannedCheck, ...]) -> list[tuple[str, float]]:
    """Return what is to be done, and when in minutes."""
    return [(one.do, one.due / 60) for one in checks]


def missed(recorded: list[Recorded]) -> list[tuple[str, float, str]]:
    """Return what was missed: what, when it was due in minutes, and why."""
    events = [one.event for one in recorded if isinstance(one.event, CheckMissed)]
    return [(one.do, one.due / 60, one.why) for one in events]


def test_everything_is_replayed() -> None:
    """The record of a whole session leads to the same desk, at every point of it."""
    told = (
        *(("mark dose at 0", 5.0), ("time", 900.0), ("done 1", 950.0), ("time", 1800.0)),
        *(("note Calm.", 1810.0), ("pause", 1820.0), ("time", 2700.0), ("resume", 2710.0)),
        *(("away slept at 2720", 4000.0), ("mark music", 4010.0), ("mark dose at 60", 4020.0)),
        *(("advance", 4030.0), ("mark music", 4040.0), ("skip", 4050.0), ("advance", 4060.0)),
    )
    for count in range(len(told) + 1):
        session, recorded = led(*told[:count])
        copy = replay(script_of(LED), recorded)
        assert (copy.view, copy.deadline, copy.now) == (
            session.view,
            session.deadline,
            session.now,
        )
    assert session.state is State.ENDED


def test_a_record_from_before() -> None:
    """A record without names of checks is replayed, also where a late check was told as it was."""
    _, recorded = led(("advance", 0.0))
    old = [*recorded, Recorded(3000.0, CheckDue("Look in.", "dose", 900.0))]
    old += [Recorded(3000.0, CheckDue("Vitals.", "dose", 2400.0))]
    taken = take_up(script_of(LED), old)
    assert taken.session.deadline == 3600.0
    assert due(desk(taken.session).waiting) == [("Vitals.", 40.0), ("Look in.", 45.0)]


# Marks.


def test_marks_of_the_script() -> None:
    """The desk names the marks in the order of the script; those that are set have a moment."""
    session, _ = led(("mark music", 5.0), ("advance", 9.0))
    assert desk(session).mark_names == ("dose", "music")
    assert desk(session).marks == (SetMark("dose", 9.0), SetMark("music", 5.0))


def test_a_mark_beside_the_script() -> None:
    """A mark can be set at any step and in a pause, by hand too; its checks hang from it."""
    session, _ = led(("skip", 1.0), ("pause", 100.0), ("mark dose at 60", 120.0))
    assert session.state is State.PAUSED
    assert due(desk(session).planned) == [("Look in.", 16.0), ("Vitals.", 41.0)]
    assert [one.since for one in desk(session).planned] == [900.0, 2400.0]


def test_the_mark_of_the_present_step() -> None:
    """The mark that the step waits for leads on, also with a moment by hand; no other does."""
    session, _ = led()
    hold(
        session,
        """
        20 mark music
          keep marked music
          show showing mark dose "Press when it is given."
        30 mark dose at 10
          keep marked #1 dose at 10
          keep entered #2 ""
          show timing rest 5400 s from 30 ""
          due 910
        40 mark dose at 20
          keep marked dose at 20
          show timing rest 5400 s from 30 ""
          due 920
        """,
    )


def test_the_mark_of_a_held_step() -> None:
    """In a pause the mark of the step is set, and the step stays."""
    session, recorded = led(("pause", 1.0), ("mark dose at 0.5", 2.0))
    assert (session.state, session.view.step) == (State.PAUSED, "#1")
    assert desk(session).marks == (SetMark("dose", 0.5),)
    assert replay(script_of(LED), recorded).view == session.view


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("mark sleep", "no mark “sleep”; it has: dose, music"),
        ("mark dose at 5.1", "still to come"),
        ("mark dose at -1", "before the session"),
    ],
)
def test_marks_that_cannot_be(words: str, why: str) -> None:
    """A mark the script does not name, or at no moment of the session, is refused."""
    session, _ = led()
    before = session.view
    with pytest.raises(Refused, match=why):
        session.handle(input_of(words), 5.0)
    assert session.view == before


def test_a_script_without_marks() -> None:
    """A script without marks says so."""
    session, _ = led(script="steps: [One.]")
    with pytest.raises(Refused, match="This script has no marks"):
        session.handle(input_of("mark dose"), 1.0)


def test_a_mark_set_late() -> None:
    """Of a mark noted late the last time of each check is due at once; none counts as missed."""
    session, recorded = led(("skip", 1.0), ("mark dose at 60", 2700.0), ("time", 2700.0))
    assert due(desk(session).waiting) == [("Look in.", 31.0), ("Vitals.", 41.0)]
    assert due(desk(session).planned) == [("Look in.", 46.0)]
    assert missed(recorded) == []


def test_a_mark_put_right() -> None:
    """A mark put right moves what is still to come, and brings nothing again that has come."""
    done = (("time", 900.0), ("done 1", 905.0), ("time", 1800.0), ("time", 2400.0))
    session, _ = led(("advance", 0.0), *done)
    waiting = desk(session).waiting
    assert due(waiting) == [("Look in.", 30.0), ("Vitals.", 40.0)]
    session.handle(input_of("mark dose at 0"), 2500.0)
    assert due(desk(session).planned) == [("Look in.", 45.0)]
    session.handle(input_of("mark dose at 300"), 2500.0)
    assert due(desk(session).planned) == [("Look in.", 50.0), ("Vitals.", 45.0)][::-1]
    assert desk(session).waiting == waiting


def test_a_mark_set_anew() -> None:
    """A mark set for now plans every check of it once more, also one that had come.

    Put right to an earlier moment, what would have come since has not been seen: it is due.
    """
    session, _ = led(("advance", 0.0), ("time", 2400.0), ("mark dose", 2500.0))
    assert due(desk(session).planned) == [("Look in.", 3400 / 60), ("Vitals.", 4900 / 60)]
    session.handle(input_of("mark dose at 60"), 2560.0)
    assert due(desk(session).planned) == [("Look in.", 31.0), ("Vitals.", 41.0)]


# Checks.


def test_done_in_time_and_late() -> None:
    """A check that was done is kept with both moments, and whether it was late."""
    session, _ = led(("advance", 0.0), ("time", 900.0))
    first = desk(session).waiting[0]
    session.handle(DoCheck(first.id), 900.0 + GRACE)
    assert desk(session).settled == (SettledCheck(first, 900.0 + GRACE),)
    session.handle(TimePassed(), 1800.0)
    second = desk(session).waiting[0]
    session.handle(DoCheck(second.id), 1801.0 + GRACE)
    assert desk(session).settled[1] == SettledCheck(second, 1801.0 + GRACE, late=True)
    assert desk(session).waiting == ()


def test_a_check_that_does_not_wait() -> None:
    """Only what waits can be done: not what is still planned, nor what was done."""
    session, _ = led(("advance", 0.0), ("time", 900.0), ("done 1", 901.0))
    for number in (0, 1, 2, 7):
        with pytest.raises(Refused, match=f"No check with the number {number}"):
            session.handle(DoCheck(number), 902.0)


def test_what_waits_at_the_end() -> None:
    """What waits when the session is stopped is missed; what was planned is not."""
    session, recorded = led(("advance", 0.0), ("time", 900.0), ("stop", 1000.0))
    assert missed(recorded) == [("Look in.", 15.0, "ended")]
    assert (desk(session).waiting, desk(session).planned) == ((), ())
    assert desk(session).settled[0].missed == "ended"


# Away.


def test_asleep_over_checks() -> None:
    """What fell into a sleep is missed, each time once, and none of it is alerted."""
    session, _ = led(("advance", 0.0))
    hold(
        session,
        """
        3100 away slept at 600
          keep away from 600: slept
          keep checkmissed 1 "Look in." 900 s away
          keep checkmissed 3 "Look in." 1800 s away
          keep checkmissed 2 "Vitals." 2400 s away
          keep checkmissed 4 "Look in." 2700 s away
          show timing rest 5400 s from 2500 ""
          due 3600
        """,
    )
    assert due(desk(session).planned) == [("Look in.", 60.0)]


def test_awake_again_within_grace() -> None:
    """A check whose moment has hardly gone by in a sleep is not missed: it is due now."""
    session, _ = led(("advance", 0.0))
    hold(
        session,
        """
        1801 away slept at 600
          keep away from 600: slept
          keep checkmissed 1 "Look in." 900 s away
          show timing rest 5400 s from 1201 ""
          due 1800
        1801 time
          keep checkdue 3 "Look in." 1800 s
          alert "Look in." 1800 s after dose
          show timing rest 5400 s from 1201 ""
          due 2400
        """,
    )


def test_what_waited_before_a_sleep() -> None:
    """A check that waited stays, unless a later time of it was missed too."""
    session, recorded = led(("advance", 0.0), ("time", 900.0), ("away slept at 950", 1000.0))
    assert due(desk(session).waiting) == [("Look in.", 15.0)]
    recorded = records(session.handle(ComeBack(1010.0, "slept"), 2000.0))
    assert missed(recorded) == [("Look in.", 15.0, "away"), ("Look in.", 30.0, "away")]
    assert desk(session).waiting == ()


def test_a_week_away() -> None:
    """After very long not every time is listed; how many more there were is said."""
    session, _ = led(("advance", 0.0))
    hour = 3600.0
    recorded = records(session.handle(ComeBack(60.0, "down"), 168 * hour))
    # 671 times went by before the last one, which is due now; the other check came once.
    assert recorded[0].event == Away(60.0, "down", 671 - MOST_LISTED)
    assert len(missed(recorded)) == MOST_LISTED + 1
    assert due(desk(session).planned) == [("Look in.", 168 * 60.0)]


@pytest.mark.parametrize("moment", [-1.0, 5.1])
def test_never_away(moment: float) -> None:
    """Nobody can have been away from a moment that the session has not had."""
    session, _ = led()
    with pytest.raises(Refused, match="moment"):
        session.handle(ComeBack(moment, "slept"), 5.0)


def test_a_step_stands_still_in_a_sleep() -> None:
    """A rest is as long as it is while the program runs, and it ran when it was told something."""
    session, recorded = led(("advance", 100.0), ("away slept at 50", 200.0))
    assert session.step_deadline == 5600.0
    assert recorded[-1].event == Away(100.0, "slept")
    session.handle(ComeBack(300.0, "slept"), 1000.0)
    assert session.step_deadline == 6300.0


def test_a_pause_goes_on_in_a_sleep() -> None:
    """Asleep in a pause, the session is still paused, and the step has lost no time."""
    session, _ = led(
        ("advance", 0.0), ("pause", 100.0), ("away slept at 200", 800.0), ("resume", 1000.0)
    )
    assert session.step_deadline == 6300.0
    assert (desk(session).paused, desk(session).paused_since) == (900.0, None)


def test_down_and_back() -> None:
    """After a crash the session is told how long it was, and only then takes up its step."""
    _, recorded = led(("advance", 0.0), ("pause", 60.0))
    taken = take_up(script_of(LED), recorded)
    hold(
        taken.session,
        """
        1900 away down at 60
          keep away from 60: down
          keep checkmissed 1 "Look in." 900 s away
          show paused rest 5400 s from 0 ""
          due 1800
        1900 return
          keep returned
          keep entered #2 ""
          show timing rest 5400 s from 1900 ""
          release sound
          due 1800
        1900 time
          keep checkdue 3 "Look in." 1800 s
          alert "Look in." 1800 s after dose
          show timing rest 5400 s from 1900 ""
          due 2400
        """,
    )
    assert desk(taken.session).paused == 1840.0


# Pauses.


def test_pauses_add_up() -> None:
    """The desk tells since when a pause is, and how long all those before it were together."""
    session, _ = led(("pause", 10.0), ("resume", 15.0), ("pause", 20.0))
    assert (desk(session).paused, desk(session).paused_since) == (5.0, 20.0)
    session.handle(input_of("stop"), 27.0)
    assert (desk(session).paused, desk(session).paused_since) == (12.0, None)


# A script that has changed.


def test_marks_go_over_to_a_changed_script() -> None:
    """In a changed script the marks are set as they were, and the chart stays with the old one."""
    old = LED.replace("- {wait: 90 min}", "- {wait: 90 min, id: rest}")
    _, recorded = led(
        ("advance", 60.0),
        ("note Calm.", 70.0),
        ("mark dose at 30", 80.0),
        ("mark music", 90.0),
        script=old,
    )
    new = old.replace("Bye.", "Goodbye.").replace("{mark: music}", "{mark: song}")
    taken = take_up(script_of(new), recorded)
    assert [(one.mark, one.moment) for one in taken.marks] == [("dose", 30.0)]
    begin = taken.opening
    assert isinstance(begin, Begin)
    taken.session.handle(Begin(begin.start, clinician_in_charge=True), 1000.0)
    effects = taken.session.handle(taken.marks[0], 1000.0)
    assert not any(isinstance(one, Alert) for one in effects)
    assert desk(taken.session).marks == (SetMark("dose", 30.0),)
    assert due(desk(taken.session).planned) == [("Look in.", 15.5), ("Vitals.", 40.5)]
    assert desk(taken.session).chart == ()
