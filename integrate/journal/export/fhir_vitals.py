"""What a therapist measured as Observations of FHIR R4: vital signs, distress, adverse events.

What was not taken has no Observation. One that was corrected is `entered-in-error`: the words that
count instead are no number, and stand in its note.
https://hl7.org/fhir/R4/observation-vitalsigns.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.journal.export.characters import readable
from integrate.journal.export.fhir_results import LOINC, NOTICE
from integrate.session.charting import AdverseEvent, Corrected, DistressRated, VitalsTaken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from integrate.journal.entry import Entry
    from integrate.journal.export.fhir_results import Resource
    from integrate.session.record import Event

_UNITS = "http://unitsofmeasure.org"
_CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
_VITAL_SIGNS = {"coding": [{"system": _CATEGORIES, "code": "vital-signs"}]}
_SURVEY = {"coding": [{"system": _CATEGORIES, "code": "survey"}]}
_SIDES = (("systolic", "8480-6", "Systolic"), ("diastolic", "8462-4", "Diastolic"))
_SINGLE = (
    ("heart_rate", "8867-4", "Heart rate", "/min"),
    ("oxygen", "59408-5", "Oxygen saturation", "%"),
    ("breathing_rate", "9279-1", "Respiratory rate", "/min"),
)


def corrections(entries: Iterable[Entry]) -> dict[int, list[str]]:
    """Return what counts instead of each entry of a chart that was corrected, by its number."""
    found: dict[int, list[str]] = {}
    for entry in entries:
        event = entry.recorded.event
        if isinstance(event, Corrected):
            found.setdefault(event.of, []).append(event.text)
    return found


def measured(event: Event, corrected: Mapping[int, list[str]]) -> Iterator[tuple[str, Resource]]:
    """Yield the observations of an event: what each is called, and what it alone says."""
    match event:
        case VitalsTaken():
            for name, found in _vitals(event):
                state = _state(event, corrected, NOTICE)
                yield name, {**found, "category": [_VITAL_SIGNS], **state}
        case DistressRated(value=value):
            found = {"code": {"text": "Distress (SUDS, 0 to 100)"}, "valueInteger": value}
            yield "distress", {**found, "category": [_SURVEY], **_state(event, corrected)}
        case AdverseEvent():
            parts = (event.what, event.severity.value, event.onset, event.action, event.outcome)
            words = readable("; ".join(filter(None, parts)))
            found = {"code": {"text": "adverse event"}, "valueString": words}
            yield "adverse", {**found, **_state(event, corrected)}


def _vitals(event: VitalsTaken) -> Iterator[tuple[str, Resource]]:
    sides = [
        {"code": _code(code, name), "valueQuantity": _quantity(value, "mm[Hg]")}
        for field, code, name in _SIDES
        if (value := getattr(event, field)) is not None
    ]
    if sides:
        yield "pressure", {"code": _code("85354-9", "Blood pressure"), "component": sides}
    for field, code, name, unit in _SINGLE:
        value = getattr(event, field)
        if value is not None:
            yield field, {"code": _code(code, name), "valueQuantity": _quantity(value, unit)}


def _state(
    event: VitalsTaken | DistressRated | AdverseEvent,
    corrected: Mapping[int, list[str]],
    notice: str = "",
) -> Resource:
    """Return whether it counts, with the remark to it and what counts instead."""
    instead = corrected.get(event.number, [])
    remark = "" if isinstance(event, AdverseEvent) else event.text
    notes = [remark, *(words or "struck out" for words in instead), notice]
    texts = [{"text": readable(one)} for one in notes if one.strip()]
    status = "entered-in-error" if instead else "final"
    return {"status": status, **({"note": texts} if texts else {})}


def _code(code: str, name: str) -> Resource:
    return {"coding": [{"system": LOINC, "code": code}], "text": name}


def _quantity(value: int, unit: str) -> Resource:
    return {"value": value, "unit": unit, "system": _UNITS, "code": unit}
