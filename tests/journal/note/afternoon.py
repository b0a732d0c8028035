"""A session as a therapist might lead it, and what came before it, for the tests of notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from integrate.journal.entry import Entry, Person
from integrate.journal.export.lived import lived
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
    Advanced,
    Answered,
    Away,
    Began,
    CheckDone,
    CheckDue,
    CheckMissed,
    Entered,
    Event,
    Finished,
    Marked,
    Passed,
    Paused,
    Recorded,
    Resumed,
    SafetyChosen,
    SafetyOpened,
)
from tests.journal.export.shelf import Shelf, measured, summary_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.journal.entry import Summary

NINE = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
"""When the session began."""
PERSON = Person("p14", "P-014")
STAFF = "A. Berg, therapist; C. Dahl, nurse"
INTERPRETATION = "A settled session.\n\nThe grief came up early and was met."
PLAN = "Call on 15 March. Next hour on 16 March."

LIST = "A tick says that you have found it so."
ITEMS = (
    ("awake", "Awake, and knows name, place and day"),
    ("vitals", "Vital signs near where they began"),
    ("adult", "A responsible adult is here"),
)


def began(stage: str = "session", role: str = "therapist", **more: object) -> Began:
    """Return how a session with a therapist begins."""
    title = "A session with an infusion" if stage == "session" else "Before you begin"
    return Began("session/infusion", "d1", title, stage, role, **more)  # type: ignore[arg-type]  # fields by name


def ticked(name: str, prompt: str, *chosen: str, offered: bool = True) -> Answered:
    """Return a list with some of `ITEMS` ticked."""
    words = "; ".join(words for one, words in ITEMS if one in chosen) or "nothing ticked"
    return Answered(f"#{name}", name, prompt, chosen, words, offered=ITEMS if offered else ())


def said(name: str, prompt: str, value: str | int, words: str = "") -> Answered:
    """Return an answer: own words, a number, or a choice in the words of its option."""
    return Answered(f"#{name}", name, prompt, value, words or str(value))


def at(minute: float, event: Event) -> tuple[float, Event]:
    """Return an event with its minute, as they stand in a list."""
    return minute, event


def minutes(number: float) -> float:
    """Return so many minutes in seconds."""
    return number * 60.0


@dataclass(slots=True)
class Book:
    """A journal in memory that a therapist keeps."""

    shelf: Shelf = field(default_factory=Shelf)

    def put(
        self,
        name: str,
        events: Sequence[tuple[float, Event]],
        start: datetime = NINE,
        person: str = PERSON.id,
    ) -> Summary:
        """Add a session of events at their minutes, and return it at a glance."""
        entries = [
            Entry(number, start + timedelta(minutes=minute), Recorded(minutes(minute), event))
            for number, (minute, event) in enumerate(events, start=1)
        ]
        summary = summary_of(name, entries, person)
        self.shelf.lived[name] = lived(summary, entries)
        return summary


EARLIER: tuple[tuple[float, Event], ...] = (
    at(0, began("set-and-setting")),
    *(at(1, one) for one in measured(*[1] * 8, 1, 2, name="phq", measure="phq-9")),
    at(2, said("intention", "What is your word?", "to meet the sea")),
    at(3, said("touch", "Touch?", "hand", "A hand to hold, if I ask for it")),
    at(3, said("mask", "Mask?", "near", "With the mask near me")),
    at(4, said("stop_signal", "Stop?", "hand", "I raise a hand")),
    at(5, Finished()),
)
"""The hour before, five days earlier."""


def _chart() -> list[tuple[float, Event]]:
    return [
        at(6, VitalsTaken(minutes(5), 72, 124, 78, 98, 14, number=1)),
        at(7, Agreed("consent", "Written consent of 1 March seen", minutes(7), 2)),
        at(7.5, Agreed("touch", "Hand on the shoulder, only when asked", minutes(7.4), 3)),
        at(8, DistressRated(35, minutes(8), "a little", 4)),
        at(9, SignedOver("No voice was found", "A. Berg", minutes(9), 5)),
    ]


def _peak() -> list[tuple[float, Event]]:
    return [
        at(35, CheckDue("Look in. Breathing, colour.", "dose", minutes(35), 1)),
        at(36, CheckDone(1, "Look in. Breathing, colour.", "dose", minutes(35))),
        at(44, Noted("Tearful. Named it, stayed; setled", minutes(43.9), 6)),
        at(45, Corrected(6, "Tearful. Named it, stayed; settled 09:47", minutes(45), 7)),
        at(46, Quoted("like watching from the ceiling", minutes(46), 8)),
        at(47, Noted("Wrong person", minutes(47), 9)),
        at(47.5, Corrected(9, "", minutes(47.5), 10)),
        at(50, CheckDue("Vital signs", "dose", minutes(45), 2)),
        at(52, CheckDone(2, "Vital signs", "dose", minutes(45))),
        at(52.5, VitalsTaken(minutes(52), 84, 151, 91, 97, text="no symptoms", number=11)),
        at(53, Corrected(11, "BP 131/81, misread", minutes(53), 12)),
        at(55, CheckDue("Vital signs", "dose", minutes(55), 3)),
        at(60, CheckMissed(3, "Vital signs", "dose", minutes(55), "next")),
        at(61, AdverseEvent("nausea", "10:00", Severity.MILD, "bowl, air", "", minutes(60.5), 13)),
        at(70, Corrected(13, "resolved 10:08", minutes(70), 14)),
        at(71, SoundHushed(minutes(71), number=15)),
        at(72, UrgentMarked(minutes(72), "short of breath", 16)),
        at(80, Away(minutes(75), "slept")),
        at(80, CheckMissed(4, "Look in", "dose", minutes(77), "away")),
        at(90, Noted("Written from memory: asked for water", minutes(83), 17)),
    ]


def _end() -> list[tuple[float, Event]]:
    return [
        at(95, Marked("", "back", minutes(94))),
        at(96, VitalsTaken(minutes(96), 74, 126, 80, 98, number=18)),
        at(100, Entered("#words", "If you like, one picture.")),
        at(100.5, said("patient_words", "If you like, one picture.", "a door that was open")),
        at(101, Entered("#suds_after", "How uneasy are you right now?")),
        at(101.5, said("suds_after", "How uneasy are you right now?", 15)),
        at(102, ticked("ladder_used", "What was done when it was hard?", "awake")),
        at(110, ticked("discharge", LIST, "awake", "vitals")),
        at(111, Agreed("escort", "M., partner", minutes(111), 19)),
        at(112, Finished()),
    ]


WHOLE: tuple[tuple[float, Event], ...] = (
    at(0, began(clinician_in_charge=True)),
    at(0, Entered("#1", "Welcome. Nothing has started yet.")),
    at(1, Advanced("#1")),
    at(1, Entered("#going_on", "How is it for you to go on now?")),
    at(2, said("going_on", "How is it for you to go on now?", "slowly", "Slowly, please")),
    at(3, ticked("ready", "All are needed before we go on.", "awake", "vitals", "adult")),
    at(4, said("suds_before", "How uneasy are you right now?", 40)),
    *_chart(),
    at(20, Entered("#3", "Set the mark when the clinician has begun the infusion.")),
    at(20.5, Marked("#3", "dose")),
    at(21, Entered("#4", "There is nothing to do for now. " * 8)),
    at(30, Paused()),
    at(31, Resumed()),
    at(32, Passed("#4")),
    *_peak(),
    *_end(),
)
"""The session."""
RISK: tuple[tuple[float, Event], ...] = (
    at(13, SafetyOpened("#5", "Thank you for saying so.")),
    at(14, SafetyChosen("#5", "tell", "I would like to tell somebody here")),
)
"""What comes where an answer touches on death or self-harm."""


def a_book() -> tuple[Book, Summary]:
    """Return a journal with the hour before and the session, and the session at a glance."""
    book = Book()
    book.put("earlier1", EARLIER, NINE - timedelta(days=5))
    return book, book.put("session2", WHOLE)
