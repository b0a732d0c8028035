from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from integrate.journal.export.fhir_results import NOTICE
from integrate.journal.note import fhir
from integrate.journal.note.building import build
from integrate.journal.note.note import Own, Signature
from integrate.journal.note.telling import document
from integrate.session.charting import Corrected, DistressRated, VitalsTaken
from tests.journal.export.shelf import measured
from tests.journal.note.afternoon import PERSON, Book, a_book, at, began, minutes
from tests.journal.note.test_notes import note, written

if TYPE_CHECKING:
    from integrate.journal.note.note import Note

SIGNED = Signature("A. Berg", datetime(2026, 3, 14, 12, 0, tzinfo=UTC), 1, "d")


def bundle(one: Note) -> dict[str, Any]:
    """Return the bundle of a note."""
    found: dict[str, Any] = json.loads(fhir.write(one, document(one, UTC), UTC))
    return found


def resources(one: Note, kind: str) -> list[dict[str, Any]]:
    """Return the resources of one kind in it."""
    every = (entry["resource"] for entry in bundle(one)["entry"])
    return [resource for resource in every if resource["resourceType"] == kind]


def whole() -> Note:
    """Return the note of the whole session."""
    book, summary = a_book()
    return build(book.shelf, summary, PERSON, Own("A. Berg"), UTC)


@given(written())
@settings(max_examples=40)
def test_it_is_valid_fhir_r4(found: Note) -> None:
    """Whatever was written, the classes of FHIR R4B take it, and its narrative is well-formed."""
    bundles = pytest.importorskip("fhir.resources.R4B.bundle", reason="a tool of developers")
    for one in (found, replace(found, signature=SIGNED), whole()):
        text = fhir.write(one, document(one, UTC), UTC)
        assert bundles.Bundle.model_validate_json(text).type == "document"
        for section in resources(one, "Composition")[0]["section"]:
            div = ET.fromstring(section["text"]["div"])  # noqa: S314 -- what this program wrote
            tags = {element.tag.rpartition("}")[2] for element in div.iter()}
            assert tags <= {"div", "ul", "li", "b", "s", "br"}


def test_the_document_begins_with_its_composition() -> None:
    """A progress note of LOINC, about the person of the pseudonym, with each section in words."""
    found = bundle(whole())
    first = found["entry"][0]["resource"]
    assert found["type"] == "document"
    assert found["timestamp"] == first["date"] == "2026-03-14T10:52:00+00:00"
    assert first["resourceType"] == "Composition"
    assert first["type"]["coding"][0]["code"] == "11506-3"
    (person,) = resources(whole(), "Patient")
    assert person["identifier"][0]["value"] == "P-014"
    assert first["subject"] == {"reference": f"urn:uuid:{person['id']}"}
    titles = [section["title"] for section in first["section"]]
    assert titles[0] == "Session note"
    assert {"Timeline", "Discharge", "Interpretation (clinician)"} <= set(titles)
    assert NOTICE.split(".")[0] in first["section"][-1]["text"]["div"]


def test_every_reference_leads_to_something_in_it() -> None:
    """The document stands alone, and the same note gives the same file."""
    text = json.dumps(bundle(whole()))
    assert text == json.dumps(bundle(whole()))
    places = {entry["fullUrl"] for entry in json.loads(text)["entry"]}
    assert len(places) == len(json.loads(text)["entry"])
    asked = {part.split('"')[0] for part in text.split('"reference": "')[1:]}
    assert asked <= places


def test_who_wrote_it() -> None:
    """A draft is the program's and preliminary; signed it is final, and later amended."""
    draft = whole()
    (composition,) = resources(draft, "Composition")
    assert (composition["status"], "attester" in composition) == ("preliminary", False)
    assert resources(draft, "Device")[0]["deviceName"][0]["name"] == "Integrate"
    signed = replace(draft, signature=SIGNED)
    (composition,) = resources(signed, "Composition")
    assert composition["status"] == "final"
    assert composition["attester"][0]["time"] == "2026-03-14T12:00:00+00:00"
    assert resources(signed, "Practitioner")[0]["name"] == [{"text": "A. Berg"}]
    again = replace(draft, signature=replace(SIGNED, version=2))
    assert resources(again, "Composition")[0]["status"] == "amended"


def test_vital_signs_are_observations() -> None:
    """With the codes of LOINC and the units of UCUM; what was not taken is not there."""
    taken = VitalsTaken(minutes(5), 72, 124, 78, 98, 14, "at rest", 1)
    found = resources(note([at(6, taken)]), "Observation")
    codes = {one["code"]["coding"][0]["code"]: one for one in found}
    assert set(codes) == {"85354-9", "8867-4", "59408-5", "9279-1"}
    sides = codes["85354-9"]["component"]
    assert [(one["code"]["coding"][0]["code"], one["valueQuantity"]["value"]) for one in sides] == [
        ("8480-6", 124),
        ("8462-4", 78),
    ]
    assert sides[0]["valueQuantity"]["code"] == "mm[Hg]"
    assert codes["8867-4"]["valueQuantity"]["code"] == "/min"
    assert codes["59408-5"]["valueQuantity"]["unit"] == "%"
    assert codes["8867-4"]["effectiveDateTime"] == "2026-03-14T09:05:00+00:00"
    assert codes["8867-4"]["note"] == [{"text": "at rest"}, {"text": NOTICE}]
    (alone,) = resources(note([at(6, VitalsTaken(minutes(5), number=1, oxygen=97))]), "Observation")
    assert alone["code"]["coding"][0]["code"] == "59408-5"
    (upper,) = resources(note([at(6, VitalsTaken(minutes(5), systolic=120))]), "Observation")
    assert len(upper["component"]) == 1


def test_what_was_corrected_counts_no_more() -> None:
    """It stays, marked as an error, with the words that count or that it was struck out."""
    taken, wrong = VitalsTaken(minutes(1), 172, number=1), DistressRated(90, minutes(2), number=2)
    one = note(
        [
            at(1, taken),
            at(2, wrong),
            at(3, Corrected(1, "72", minutes(3), 3)),
            at(4, Corrected(2, "", minutes(4), 4)),
        ]
    )
    found = resources(one, "Observation")
    assert [one["status"] for one in found] == ["entered-in-error", "entered-in-error"]
    assert [one["note"] for one in found] == [
        [{"text": "72"}, {"text": NOTICE}],
        [{"text": "struck out"}],
    ]
    assert found[1]["valueInteger"] == 90


def test_questionnaires_are_as_in_the_export() -> None:
    """A response and its total; nobody is named without a pseudonym."""
    book = Book()
    events = [at(0, began()), *(at(1, one) for one in measured(2, 1))]
    summary = book.put("now", events)
    one = build(book.shelf, summary, type(PERSON)("self", ""), Own(), UTC)
    assert len(resources(one, "QuestionnaireResponse")) == 1
    (total,) = resources(one, "Observation")
    assert (total["valueInteger"], "subject" in total) == (3, False)
    assert resources(one, "Patient") == []
    (composition,) = resources(one, "Composition")
    assert "subject" not in composition
    assert len(composition["section"][-1]["entry"]) == 2


def test_without_values_there_is_nothing_to_point_at() -> None:
    """The last section then has its words alone."""
    (composition,) = resources(note([]), "Composition")
    assert "entry" not in composition["section"][-1]
