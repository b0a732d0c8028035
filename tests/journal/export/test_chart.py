"""What a therapist wrote beside a session, in the formats that go out."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any

from integrate.journal.export import fhir, own_json, plain_text, table
from integrate.journal.export.fhir_results import NOTICE
from integrate.journal.export.own_json_read import read
from integrate.journal.export.share import Share
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
from integrate.session.record import Away, CheckDone, CheckDue, CheckMissed, Marked
from tests.journal.export.shelf import began, lived

if TYPE_CHECKING:
    from integrate.session.record import Event

BERLIN = timezone(timedelta(hours=2))
VITALS = VitalsTaken(30.0, 94, 151, 91, 97, 14, "after the bolus", 1)


def rows(*events: Event) -> list[list[str]]:
    """Return what the table says of events: time and all that follows."""
    text = table.write([lived("s1", [began(), *events])], Share.MINE, BERLIN)
    return [row[5:] for row in csv.reader(io.StringIO(text, newline=""))][1:]


def observations(*events: Event) -> list[dict[str, Any]]:
    """Return the observations of a bundle."""
    text = fhir.write([lived("s1", [began(), *events])], Share.MINE, BERLIN)
    return [one["resource"] for one in json.loads(text)["entry"]]


def test_vital_signs_in_a_table() -> None:
    """Each vital sign that was taken is a row of its own, at the moment it was taken."""
    at = "2024-05-01T14:00:30+02:00"
    assert rows(VITALS) == [
        [at, "vital", "", name, "", "after the bolus", value]
        for name, value in (
            ("heart_rate", "94"),
            ("systolic", "151"),
            ("diastolic", "91"),
            ("oxygen", "97"),
            ("breathing_rate", "14"),
        )
    ]
    assert [row[3] for row in rows(VitalsTaken(30.0, oxygen=97))] == ["oxygen"]


def test_a_chart_in_a_table() -> None:
    """Every entry and check is a row that says what it is; the columns stay."""
    told = rows(
        Marked("", "dose", 0.0),
        CheckDone(1, "Look in.", "dose", 60.0),
        CheckMissed(2, "Look in.", "dose", 0.0, "next"),
        Away(200.0, "slept"),
        Noted("Calm.", 0.0, 1),
        Quoted("Like the sea", 0.0, 2),
        DistressRated(35, 0.0, "her knee", 3),
        AdverseEvent("Nausea", "10:10", Severity.MILD, "", "gone", 0.0, 4),
        UrgentMarked(0.0, "called", 5),
        Agreed("touch", "no", 0.0, 6),
        SignedOver("No sound", "A. Meier", 0.0, 7),
        SoundHushed(0.0, at_once=True, number=8),
        SoundHushed(0.0, number=9),
        Corrected(3, "It was 53.", 0.0, 10),
        CheckDue("Vitals.", "dose", 0.0),
    )
    assert [row[1:] for row in told] == [
        ["mark", "", "dose", "", "", ""],
        ["check done", "", "dose", "Look in.", "", "60"],
        ["check missed", "", "dose", "Look in.", "", "next"],
        ["away", "", "slept", "", "", "40"],
        ["note", "", "", "", "Calm.", ""],
        ["quote", "", "", "", "Like the sea", ""],
        ["distress", "", "suds", "", "her knee", "35"],
        ["adverse event", "", "Nausea", "", "10:10; gone", "mild"],
        ["urgent", "", "", "", "called", ""],
        ["agreed", "", "touch", "", "no", ""],
        ["signed over", "", "A. Meier", "No sound", "", ""],
        ["hushed", "", "", "", "", "at once"],
        ["hushed", "", "", "", "", ""],
        ["correction", "", "3", "", "It was 53.", ""],
    ]


def test_vital_signs_in_fhir() -> None:
    """Each has its LOINC code and unit; the two sides of a blood pressure stand in one panel."""
    found = observations(VITALS)
    codes = [one["code"]["coding"][0]["code"] for one in found]
    assert codes == ["85354-9", "8867-4", "59408-5", "9279-1"]
    pressure, rate, oxygen, breathing = found
    sides = [
        (one["code"]["coding"][0]["code"], one["valueQuantity"]["value"])
        for one in pressure["component"]
    ]
    assert sides == [("8480-6", 151), ("8462-4", 91)]
    units = [one["valueQuantity"]["code"] for one in (rate, oxygen, breathing)]
    assert units == ["/min", "%", "/min"]
    for one in found:
        assert one["category"][0]["coding"][0]["code"] == "vital-signs"
        assert one["effectiveDateTime"] == "2024-05-01T14:00:30+02:00"
        assert one["status"] == "final"
        assert [note["text"] for note in one["note"]] == ["after the bolus", NOTICE]


def test_what_was_not_taken_is_not_in_fhir() -> None:
    """Nothing stands for a vital sign that was not taken."""
    (one,) = observations(VitalsTaken(30.0, diastolic=80))
    assert [part["valueQuantity"]["value"] for part in one["component"]] == [80]
    (one,) = observations(VitalsTaken(30.0, oxygen=97))
    assert one["valueQuantity"]["value"] == 97


def test_what_was_corrected_in_fhir() -> None:
    """A number that was corrected counts no more; what counts instead stands beside it."""
    suds, adverse = observations(
        DistressRated(35, 0.0, "her knee", 1),
        Corrected(1, "It was 53.", 0.0, 2),
        AdverseEvent("Nausea", "10:10", Severity.MILD, "", "", 0.0, 3),
        Corrected(3, "", 0.0, 4),
    )
    assert (suds["status"], suds["valueInteger"]) == ("entered-in-error", 35)
    assert [one["text"] for one in suds["note"]] == ["her knee", "It was 53."]
    assert (adverse["status"], adverse["valueString"]) == (
        "entered-in-error",
        "Nausea; mild; 10:10",
    )
    assert [one["text"] for one in adverse["note"]] == ["struck out"]


def test_in_plain_text() -> None:
    """In a text for a record each entry stands on its line, at the time it was seen."""
    events: list[Event] = [began(), Noted("Calm.\nStill.", 0.0, 1), VITALS]
    text = plain_text.write([lived("s1", events)], Share.MINE, BERLIN)
    assert "\n14:00  [1] Note: Calm. Still.\n" in text
    assert "\n       [1] Vital signs: heart rate 94, blood pressure 151/91" in text


def test_numbers_of_entries_come_back() -> None:
    """In the program's own format an entry has both numbers: its place, and that in the chart."""
    kept = [lived("s1", [began(), Noted("Calm.", 30.0, 7)])]
    text = own_json.write(kept, Share.MINE)
    event = json.loads(text)["sessions"][0]["events"][1]
    assert (event["number"], event["chart_number"]) == (2, 7)
    ((_, entries),) = read(text.encode(), "mine.json")
    assert entries == kept[0].entries
