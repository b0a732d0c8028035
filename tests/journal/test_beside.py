from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from integrate.journal.beside import told, when
from integrate.journal.entry import Entry
from integrate.journal.reading import as_lived
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
from integrate.session.record import (
    GRACE,
    Advanced,
    Away,
    CheckDone,
    CheckDue,
    CheckMissed,
    Marked,
    Recorded,
)

if TYPE_CHECKING:
    from integrate.session.record import Event

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
AT = 1000.0


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Advanced("#1"), None),
        (Marked("#1", "dose"), "Mark: dose"),
        (CheckDue("Look in.", "dose", 900.0, 1), "Due after dose: Look in."),
        (CheckDone(1, "Look in.", "dose", AT - GRACE), "Done: Look in."),
        (CheckDone(1, "Look in.", "dose", AT - 300), "Done 5 minutes late: Look in."),
        (
            CheckMissed(1, "Look in.", "dose", 900.0, "next"),
            "Missed after dose: Look in. (due 2 minutes before; its next time came)",
        ),
        (
            CheckMissed(1, "Look in.", "dose", 900.0, "flood"),
            "Missed after dose: Look in. (due 2 minutes before; flood)",
        ),
        (Away(AT - 25.4, "slept"), "The computer slept for 25 s"),
        (Away(AT - 62, "down"), "The program did not run for a minute"),
        (
            Away(0.0, "down", 3),
            "The program did not run for 17 minutes; 3 more checks fell in that time",
        ),
        (Noted("Calm.", 900.0, 3), "[3] Note: Calm."),
        (Quoted("Like the sea", 900.0, 3), "[3] In their words: “Like the sea”"),
        (
            VitalsTaken(900.0, 94, 151, 91, 97, 14, "calm"),
            "Vital signs: heart rate 94, blood pressure 151/91, oxygen 97 %, breathing 14; calm",
        ),
        (VitalsTaken(900.0, systolic=120), "Vital signs: blood pressure 120/?"),
        (VitalsTaken(900.0, heart_rate=0), "Vital signs: heart rate 0"),
        (DistressRated(35, 900.0, number=3), "[3] Distress (SUDS): 35"),
        (
            AdverseEvent("Nausea", "10:10", Severity.MILD, "Water", "gone", 900.0, 3),
            "[3] Adverse event: Nausea, mild; began 10:10; done: Water; outcome: gone",
        ),
        (
            AdverseEvent("Nausea", "", Severity.SEVERE, "", "", 900.0),
            "Adverse event: Nausea, severe",
        ),
        (UrgentMarked(900.0), "URGENT"),
        (UrgentMarked(900.0, "called 112"), "URGENT; called 112"),
        (Agreed("touch", "shoulder only", 900.0), "Agreed, touch: shoulder only"),
        (SignedOver("No sound", "A. Meier", 900.0), "Signed over by A. Meier: No sound"),
        (SoundHushed(900.0), "All sound faded out"),
        (SoundHushed(900.0, at_once=True), "All sound silenced at once"),
        (Corrected(3, "It was 30.", 900.0, 4), "[4] Correction of [3]: It was 30."),
        (Corrected(3, "", 900.0, 4), "[4] [3] is struck out"),
    ],
)
def test_in_words(event: Event, words: str | None) -> None:
    """What was done beside the script is told in words, an entry of the chart with its number."""
    assert told(Recorded(AT, event)) == words


@pytest.mark.parametrize(
    ("event", "before"),
    [
        (Advanced("#1"), 0.0),
        (Marked("#1", "dose"), 0.0),
        (Marked("", "dose", 940.0), 60.0),
        (Noted("Calm.", 880.0), 120.0),
        (Noted("Long ago.", -1e15), 0.0),
    ],
)
def test_when_it_was(event: Event, before: float) -> None:
    """An entry was when it was begun, or set by hand to have been; what cannot be is left aside."""
    assert when(Entry(1, NOON, Recorded(AT, event))) == NOON - timedelta(seconds=before)


def test_read_as_it_was_lived() -> None:
    """In a session that is read, what was done beside it stands in its place with its time."""
    kept: list[Event] = [
        Marked("#1", "dose"),
        Noted("Calm.", 880.0, 1),
        CheckDue("Look in.", "dose", AT),
    ]
    entries = [Entry(number, NOON, Recorded(AT, one)) for number, one in enumerate(kept, 1)]
    noon = NOON.astimezone()
    earlier = noon - timedelta(minutes=2)
    assert list(as_lived(entries)) == [
        f"{noon:%H:%M}  Mark: dose",
        f"{earlier:%H:%M}  [1] Note: Calm.",
        f"{noon:%H:%M}  Due after dose: Look in.",
    ]
