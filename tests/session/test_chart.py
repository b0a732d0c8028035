from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from integrate.session.answering import Refused
from integrate.session.charting import (
    AdverseEvent,
    Agreed,
    Corrected,
    DistressRated,
    Noted,
    Quoted,
    Severity,
    SignedOver,
    SoundHushed,
    UrgentMarked,
    VitalsTaken,
)
from integrate.session.desk import Written
from integrate.session.effects import Present, Record
from integrate.session.inputs import Begin, Chart, ComeBack, DoCheck, SetMark, Stop
from integrate.session.program import Role
from integrate.session.record import Recorded
from integrate.session.replay import replay
from integrate.session.table import State
from tests.session.conversation import fresh, hold, script_of

if TYPE_CHECKING:
    from integrate.session.charting import ChartEntry
    from integrate.session.desk import Desk
    from integrate.session.session import Session

STEPS = "steps: [One., {wait: 60 s}]"


def begun(now: float = 0.0) -> Session:
    """Return a therapist's session that has begun."""
    session = fresh(STEPS, Role.THERAPIST)
    session.handle(Begin(), now)
    return session


def desk(session: Session) -> Desk:
    """Return what lies on the therapist's desk."""
    assert session.view.desk is not None
    return session.view.desk


def test_written_down() -> None:
    """An entry gets the next number, is recorded first, and then stands on the desk."""
    session = begun()
    given: list[tuple[ChartEntry, ChartEntry]] = [
        (Noted("Calm.", 4.0), Noted("Calm.", 4.0, 1)),
        (Quoted("Like the sea", 4.5, 99), Quoted("Like the sea", 4.5, 2)),
    ]
    for entry, numbered in given:
        kept, shown = session.handle(Chart(entry), 5.0)
        assert kept == Record(Recorded(5.0, numbered))
        assert isinstance(shown, Present)
        assert shown.view.desk is not None
        assert shown.view.desk.chart[-1] == Written(numbered, 5.0)
    assert [one.entry.number for one in desk(session).chart] == [1, 2]


ENTRIES: list[ChartEntry] = [
    VitalsTaken(0.0, oxygen=100),
    VitalsTaken(1.0, 94, 151, 91, 97, 14, "after the bolus"),
    VitalsTaken(1.0, heart_rate=0, breathing_rate=0),
    DistressRated(0, 1.0),
    DistressRated(100, 1.0, "at its highest"),
    AdverseEvent("Nausea", "", Severity.MILD, "", "", 0.5),
    UrgentMarked(1.0),
    Agreed("touch", "hand on the shoulder only", 0.0),
    SignedOver("No sound", "A. Meier", 0.0),
    SoundHushed(1.0, at_once=True),
]


@pytest.mark.parametrize("entry", ENTRIES, ids=[type(one).__name__ for one in ENTRIES])
def test_each_kind(entry: ChartEntry) -> None:
    """Every kind of entry is taken, and a replay of the record has it too."""
    session = fresh(STEPS, Role.THERAPIST)
    effects = [*session.handle(Begin(), 0.0), *session.handle(Chart(entry), 1.0)]
    records = [one.recorded for one in effects if isinstance(one, Record)]
    assert type(desk(session).chart[0].entry) is type(entry)
    assert replay(script_of(STEPS), records).view == session.view


WRONG: list[tuple[ChartEntry, str]] = [
    (Noted(" \n", 0.0), "some words are needed"),
    (Quoted("", 0.0), "some words are needed"),
    (Noted("Later.", 5.1), "still to come"),
    (Noted("Before.", -0.1), "before the session"),
    (Noted("Never.", math.nan), "before the session"),
    (VitalsTaken(0.0), "At least one"),
    (VitalsTaken(0.0, text="not taken"), "At least one"),
    (
        VitalsTaken(0.0, oxygen=101),
        "oxygen saturation is a whole number from 0 to 100, and not 101",
    ),
    (VitalsTaken(0.0, oxygen=-1), "from 0 to 100"),
    (VitalsTaken(0.0, heart_rate=940), "from 0 to 350"),
    (VitalsTaken(0.0, systolic=12, diastolic=10), "from 30 to 350"),
    (VitalsTaken(0.0, diastolic=9), "from 10 to 250"),
    (VitalsTaken(0.0, breathing_rate=121), "from 0 to 120"),
    (VitalsTaken(0.0, systolic=76, diastolic=118), "120/80"),
    (DistressRated(-1, 0.0), "Distress is a whole number from 0 to 100"),
    (DistressRated(101, 0.0), "from 0 to 100"),
    (AdverseEvent(" ", "10:10", Severity.SEVERE, "", "", 0.0), "What happened"),
    (Agreed("weather", "fine", 0.0), "one of: consent, touch"),
    (Agreed("touch", "", 0.0), "What was agreed"),
    (SignedOver("", "A. Meier", 0.0), "The warning"),
    (SignedOver("No sound", " ", 0.0), "The name"),
    (Corrected(0, "It was 30.", 0.0), "no entry 0"),
    (Corrected(2, "It was 30.", 0.0), "no entry 2"),
]


@pytest.mark.parametrize(("entry", "why"), WRONG)
def test_what_cannot_be_true(entry: ChartEntry, why: str) -> None:
    """What no person and no clock can have is refused with one sentence, and nothing changes."""
    session = begun()
    session.handle(Chart(DistressRated(40, 1.0)), 1.0)
    before = session.view
    with pytest.raises(Refused, match=why):
        session.handle(Chart(entry), 5.0)
    assert (session.view, session.now) == (before, 1.0)


def test_corrections() -> None:
    """A correction stands beside what it corrects; it can be corrected, and an entry struck out."""
    session = begun()
    session.handle(Chart(DistressRated(40, 1.0)), 1.0)
    session.handle(Chart(Corrected(1, "It was 30.", 2.0)), 2.0)
    session.handle(Chart(Corrected(1, "It was 35.", 3.0)), 3.0)
    session.handle(Chart(Corrected(2, "", 4.0)), 4.0)
    assert [one.corrected_by for one in desk(session).chart] == [3, 4, 0, 0]
    assert desk(session).chart[0].entry == DistressRated(40, 1.0, number=1)


def test_the_step_stays() -> None:
    """Writing changes nothing of the step, also in a pause and in the middle of a rest."""
    hold(
        begun(),
        """
        1 note "Calm."
          keep noted Calm. 0.0 1
          show showing "One."
        2 advance
          keep advanced #1
          keep entered #2 ""
          show timing rest 60 s from 2 ""
          due 62
        10 note "Eyes closed."
          keep noted Eyes closed. 0.0 2
          show timing rest 60 s from 2 ""
          due 62
        20 pause
          keep paused
          hold sound
          show paused rest 60 s from 2 ""
        21 note "Asks for water."
          keep noted Asks for water. 0.0 3
          show paused rest 60 s from 2 ""
        30 resume
          keep resumed
          show timing rest 60 s from 12 ""
          release sound
          due 72
        """,
    )


def test_not_after_the_end() -> None:
    """After the end nothing is written: by its last event a record is known to be whole."""
    session = begun()
    session.handle(Stop(), 1.0)
    with pytest.raises(Refused, match="no place while ended"):
        session.handle(Chart(Noted("Late.", 1.0)), 2.0)


def test_patients_have_no_desk() -> None:
    """On a patient's screen there is no chart, no mark beside the script and no check."""
    session = fresh(STEPS)
    session.handle(Begin(), 0.0)
    assert session.view.desk is None
    for given in (Chart(Noted("Calm.", 0.0)), SetMark("dose"), DoCheck(1)):
        with pytest.raises(Refused, match="Only a therapist"):
            session.handle(given, 1.0)
    session.handle(ComeBack(1.0, "slept"), 2.0)
    assert (session.state, session.view.desk) == (State.SHOWING, None)
