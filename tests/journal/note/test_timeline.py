from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import pytest

from integrate.journal.note.building import build
from integrate.journal.note.note import Own
from integrate.session.charting import (
    AdverseEvent,
    Corrected,
    DistressRated,
    Noted,
    Quoted,
    Severity,
    SoundHushed,
    UrgentMarked,
    VitalsTaken,
)
from integrate.session.record import (
    Answered,
    Away,
    CheckDone,
    CheckDue,
    CheckMissed,
    Entered,
    LeftOpen,
    Marked,
    Passed,
    Returned,
    SafetyChosen,
    SafetyOpened,
    Stopped,
    WentBack,
)
from tests.journal.export.shelf import measured
from tests.journal.note.afternoon import PERSON, Book, at, began, minutes, said, ticked

if TYPE_CHECKING:
    from integrate.journal.note.timeline import Happening
    from integrate.session.record import Event


def happenings(*events: tuple[float, Event]) -> tuple[Happening, ...]:
    """Return the timeline of a session after its beginning."""
    book = Book()
    summary = book.put("now", [at(0, began()), *events])
    return build(book.shelf, summary, PERSON, Own(), UTC).timeline[1:]


def told(*events: tuple[float, Event]) -> list[str]:
    """Return the lines of the timeline, each with its time."""
    return [f"{one.when:%H:%M} {one.text}" for one in happenings(*events)]


def test_a_step_and_its_answer_are_one_line() -> None:
    """Also where something was written down in between; a step without an answer is a cue."""
    shown, note = Entered("#going_on", "Go on?"), Noted("calm", minutes(2), 1)
    answer = said("going_on", "Go on?", "slowly", "Slowly, please")
    assert told(at(1, shown), at(2, note), at(3, answer), at(4, Entered("#2", "Rest."))) == [
        "09:02 Note: calm",
        "09:03 Go on? Slowly, please",
        "09:04 Cue: Rest.",
    ]


def test_each_kind_of_answer() -> None:
    """Own words as they were said, numbers, ticks counted; a question without words by its name."""
    bare = Answered("#9", "", "", 3, "3")
    assert told(
        at(1, said("word", "A word?", "heron")),
        at(2, said("suds_after", "How uneasy?", 15)),
        at(3, ticked("ready", "Ready?", "awake")),
        at(4, bare),
    ) == ["09:01 A word? “heron”", "09:02 How uneasy? 15", "09:03 Ready? 1 ticked", "09:04 #9 3"]


def test_a_questionnaire_is_told_once_with_item_9() -> None:
    """What it came to, and the answer about safety also where it is none."""
    (one,) = told(*(at(2, event) for event in measured(*[1] * 8, 0, 0, measure="phq-9")))
    assert one.startswith("09:02 PHQ-9: 8 of 27, mild.")
    assert "PHQ-9, item 9 (Thoughts that you would be better off dead" in one
    assert one.endswith(": 0, Not at all")


def test_marks() -> None:
    """That of the dose says where the amount stands; one set by hand says so."""
    assert told(
        at(5, Marked("#1", "dose")), at(9, Marked("", "back", minutes(7))), at(10, Passed("#3"))
    ) == [
        "09:05 Mark: dose (amount: see the medication record)",
        "09:07 Mark: back (set by hand at 09:09)",
        "09:10 Passed over",
    ]


def test_checks_stand_where_they_were_due() -> None:
    """With what became of each."""
    look = ("Look in", "dose")
    assert told(
        at(5, CheckDue(*look, minutes(5), 1)),
        at(6, CheckDone(1, *look, minutes(5))),
        at(15, CheckDue(*look, minutes(15), 2)),
        at(25, CheckDone(2, *look, minutes(15))),
        at(26, CheckMissed(3, "Asleep?", "dose", minutes(26), "ended")),
        at(27, CheckMissed(4, *look, minutes(27), "unheard of")),
        at(28, CheckDue(*look, minutes(28), 5)),
    ) == [
        "09:05 Check: Look in. Done 09:06.",
        "09:15 Check: Look in. Done LATE 09:25, 10 minutes after it was due.",
        "09:26 Check: Asleep? MISSED: the session ended.",
        "09:27 Check: Look in. MISSED: its next time came.",
        "09:28 Check: Look in. Neither done nor missed on record.",
    ]


@pytest.mark.parametrize(
    ("why", "says"),
    [
        ("slept", "The computer slept until 09:30; nothing was recorded."),
        ("down", "The program was not running until 09:30; nothing was recorded."),
        ("else", "The program was not running until 09:30; nothing was recorded."),
    ],
)
def test_a_gap_is_named(why: str, says: str) -> None:
    """From when nothing ran, and until when."""
    assert told(at(20, Returned()), at(30, Away(minutes(21), why))) == [
        "09:20 Session taken up again",
        f"09:21 {says}",
    ]


def test_a_very_long_gap_names_how_many_more_were_missed() -> None:
    """Where not all of them are listed."""
    (one,) = told(at(30, Away(minutes(1), "slept", unlisted=3)))
    assert one.endswith("nothing was recorded. 3 more checks were missed.")


def test_the_safety_step_stands_in_it() -> None:
    """That it opened, and what was chosen."""
    assert told(
        at(1, SafetyOpened("#5", "Thank you.")), at(2, SafetyChosen("#5", "tell", "I tell you"))
    ) == [
        "09:01 Safety step opened: an answer touches on death or self-harm",
        "09:02 At the safety step: I tell you",
    ]


def test_what_was_written_down() -> None:
    """Every kind, in words and units; what was not taken or not said is not made up."""
    none = "not recorded"
    open_ = (f"onset {none}", "severity severe", f"action: {none}", f"outcome: {none}")
    event = AdverseEvent("fall", " ", Severity.SEVERE, "", "", minutes(6), 6)
    assert told(
        at(1, VitalsTaken(minutes(1), systolic=120, number=1)),
        at(2, VitalsTaken(minutes(2), diastolic=80, breathing_rate=12, text="lying", number=2)),
        at(3, VitalsTaken(minutes(3), number=3)),
        at(4, DistressRated(40, minutes(4), number=4)),
        at(5, Quoted("so wide", minutes(5), 5)),
        at(6, event),
        at(7, UrgentMarked(minutes(7), number=7)),
        at(8, SoundHushed(minutes(8), at_once=True, number=8)),
        at(9, Corrected(44, "words", minutes(9), 9)),
    ) == [
        "09:01 BP 120/? mmHg",
        "09:02 BP ?/80 mmHg, RR 12/min: lying",
        "09:03 Vital signs: none written",
        "09:04 SUDS 40",
        "09:05 “so wide”",
        f"09:06 Adverse event: fall; {'; '.join(open_)}",
        "09:07 URGENT marked",
        "09:08 Sound silenced at once",
        "09:09 Correction of entry 44, which is not here: words",
    ]


def test_a_correction_stands_below() -> None:
    """The first words stay where they were, struck; what was written late says when."""
    wrong, right = Noted("setled", minutes(1), 1), Corrected(1, "settled", minutes(9), 2)
    (one,) = happenings(at(5, wrong), at(9, right))
    assert (one.text, one.struck) == ("Note: setled (written 09:05)", True)
    assert one.below == ("Corrected 09:09: settled",)


def test_what_was_left_open_with_nobody_at_the_keys() -> None:
    """A mark and a question are told as not set and not answered; a page that waited is not."""
    assert told(
        at(1, Entered("#1", "How tense?")),
        at(2, LeftOpen("#1", asked=True)),
        at(3, LeftOpen("#going_on", asked=True)),
        at(4, LeftOpen("#2", mark="back")),
        at(5, LeftOpen("#3")),
    )[1:] == [
        "09:02 Left open, no key was pressed: How tense?",
        "09:03 Left open, no key was pressed: #going_on",
        "09:04 Mark not set by hand: back. No key was pressed, and the script went on by itself.",
    ]


def test_the_course_of_the_session() -> None:
    """Going back, passing over with the step's words, and how it ended."""
    assert told(
        at(1, Entered("#1", "A long word. " * 20)),
        at(2, Passed("#1")),
        at(3, WentBack("#2")),
        at(4, Entered("#2", " ")),
        at(5, Stopped()),
    )[1:] == [
        "09:02 Passed over: A long word. A long word. A long word. A long word. A long…",
        "09:03 Went back",
        "09:05 Session ended before its end",
    ]
