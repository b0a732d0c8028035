"""What entries of the chart, marks and clocks are called."""

from __future__ import annotations

from typing import get_args

import pytest

from integrate.player.chart_words import entry_words
from integrate.player.desk_clocks import (
    last_mark,
    main_mark,
    next_mark,
    session_time,
    taken_vitals,
)
from integrate.session.charting import (
    AdverseEvent,
    Agreed,
    ChartEntry,
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
from integrate.session.desk import Desk, SetMark, Written

WORDS: list[tuple[ChartEntry, str]] = [
    (Noted("Calm.", 0.0), "Calm."),
    (Quoted("It is big.", 0.0), "“It is big.”"),
    (VitalsTaken(0.0, 94, 151, 91, 97, 14, "recheck"), "HR 94  BP 151/91  SpO2 97  RR 14  recheck"),
    (VitalsTaken(0.0, oxygen=97), "SpO2 97"),
    (DistressRated(35, 0.0), "Distress 35"),
    (
        AdverseEvent("nausea", "10:10", Severity.MILD, "side", "settled", 0.0),
        "Adverse event: nausea, mild, since 10:10; done: side; outcome: settled",
    ),
    (
        AdverseEvent("a fall", "now", Severity.SEVERE, "", "", 0.0),
        "Adverse event: a fall, severe, since now",
    ),
    (UrgentMarked(0.0, "chest pain"), "URGENT  chest pain"),
    (UrgentMarked(0.0), "URGENT"),
    (Agreed("touch", "hand on shoulder", 0.0), "Agreed, touch: hand on shoulder"),
    (SignedOver("no voice", "B. Lee", 0.0), "Signed over by B. Lee: no voice"),
    (SoundHushed(0.0), "Sound faded out"),
    (SoundHushed(0.0, at_once=True), "Sound silenced at once"),
    (Corrected(3, "HR 88", 0.0), "In place of 3: HR 88"),
    (Corrected(3, "", 0.0), "Strikes 3 out"),
]


@pytest.mark.parametrize(("entry", "words"), WORDS)
def test_entries(entry: ChartEntry, words: str) -> None:
    """Each entry reads in one line."""
    assert entry_words(entry) == words


def test_every_kind_of_entry_has_words() -> None:
    """No kind of entry was forgotten above."""
    assert {type(entry) for entry, _ in WORDS} == set(get_args(ChartEntry))


def test_the_session_stands_still_while_it_is_held() -> None:
    """Pauses that have ended, and the one that goes on, are no time of the session."""
    assert session_time(Desk(), 100.0) == 100.0
    assert session_time(Desk(paused=30.0), 100.0) == 70.0
    assert session_time(Desk(paused=30.0, paused_since=90.0), 100.0) == 60.0


def test_marks() -> None:
    """The big clock runs from the script's first mark, or from the one chosen."""
    marks = (SetMark("dose", 10.0), SetMark("music on", 40.0))
    desk = Desk(mark_names=("dose", "music on", "return"), marks=marks)
    assert main_mark(Desk()) is None
    assert last_mark(Desk()) is None
    assert main_mark(desk) == marks[0]
    assert main_mark(desk, "music on") == marks[1]
    assert last_mark(desk) == marks[1]
    assert next_mark(desk) == "return"
    assert next_mark(Desk()) == ""


def test_vitals_that_stand() -> None:
    """What was corrected does not count, and what was written late stands at its time."""
    late, first, wrong = (VitalsTaken(begun, 90) for begun in (5.0, 10.0, 20.0))
    chart = (Written(first, 11.0), Written(wrong, 21.0, corrected_by=4), Written(late, 30.0))
    noted = Written(Noted("Calm.", 1.0), 1.0)
    assert taken_vitals(Desk(chart=(*chart, noted))) == [late, first]
