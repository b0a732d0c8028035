"""The note as a FHIR R4 document: a Composition, and what it tells of as resources.

The sections are the same words as in the other formats. Questionnaires, numbers and marks are what
`journal export` makes of them. The ids follow from session and version, so that the same note gives
the same file. https://hl7.org/fhir/R4/documents.html
"""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from integrate.journal.export import fhir
from integrate.journal.export.characters import one_line, readable
from integrate.journal.export.fhir_results import LOINC, NOTICE
from integrate.journal.export.fhir_vitals import measured
from integrate.journal.export.moments import stamp
from integrate.journal.export.share import Share
from integrate.journal.note.charted import KINDS
from integrate.journal.note.document import Row, Section
from integrate.session.charting import DistressRated, VitalsTaken
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from integrate.journal.export.fhir_results import Resource
    from integrate.journal.note.document import Document
    from integrate.journal.note.note import Note

_OURS = uuid.UUID("8a3ab8b0-a8e7-4644-8628-567e05edece4")
"""The namespace that the ids of notes are made in; chosen once at random."""
_NOTE = {"coding": [{"system": LOINC, "code": "11506-3"}], "text": "Progress note"}
_NO_XML = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Room:
    """A note on its way into the bundle."""

    note: Note
    zone: tzinfo | None

    def name(self, *place: str) -> str:
        """Return the id of a resource of this note."""
        version = self.note.signature.version if self.note.signature else 0
        lived = self.note.lived
        of = [lived.summary.id, str(version), str(len(lived.entries)), *place]
        return str(uuid.uuid5(_OURS, json.dumps(of)))

    def when(self, moment: datetime) -> str:
        """Return a moment as FHIR writes it."""
        return stamp(moment, self.zone)


def write(note: Note, document: Document, zone: tzinfo | None = None) -> str:
    """Return the note as a Bundle of the type `document`."""
    room = _Room(note, zone)
    exported = _exported(room)
    persons = [one for one in exported if one["resourceType"] == "Patient"]
    subject = {"subject": _to(persons[0])} if persons else {}
    values = [one for one in exported if one not in persons]
    values += _charted(room, subject)
    author = _author(room)
    composition = _composition(room, document, author, values) | subject
    name = room.name("bundle")
    resources = [composition, *persons, author, *values]
    bundle: Resource = {
        "resourceType": "Bundle",
        "id": name,
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{name}"},
        "type": "document",
        "timestamp": composition["date"],
        "entry": [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources],
    }
    return json.dumps(bundle, ensure_ascii=False, indent=1) + "\n"


def _to(resource: Resource) -> Resource:
    return {"reference": f"urn:uuid:{resource['id']}"}


def _exported(room: _Room) -> list[Resource]:
    """Return what `journal export` makes of the session without its chart."""
    lived = room.note.lived
    entries = tuple(one for one in lived.entries if not isinstance(one.recorded.event, KINDS))
    bare = replace(lived, entries=entries)
    bundle = json.loads(fhir.write([bare], Share.THERAPIST, room.zone, room.note.pseudonym))
    return [one["resource"] for one in bundle.get("entry", [])]


def _charted(room: _Room, subject: Resource) -> Iterator[Resource]:
    for place, one in enumerate(room.note.chart):
        if not isinstance(one.entry, VitalsTaken | DistressRated):
            continue
        instead = [made.text for made in one.corrections]
        for name, found in measured(one.entry, {one.entry.number: instead} if instead else {}):
            yield {
                "resourceType": "Observation",
                "id": room.name("chart", str(place), name),
                **found,
                **subject,
                "effectiveDateTime": room.when(one.when),
            }


def _author(room: _Room) -> Resource:
    """Return who signed; a draft has no author but the program."""
    signature, name = room.note.signature, room.name("author")
    if signature is None:
        called = {"name": "Integrate", "type": "user-friendly-name"}
        return {"resourceType": "Device", "id": name, "deviceName": [called]}
    signer = [{"text": one_line(signature.name)}]
    return {"resourceType": "Practitioner", "id": name, "name": signer}


def _composition(
    room: _Room, document: Document, author: Resource, values: list[Resource]
) -> Resource:
    signature = room.note.signature
    wall = signature.wall if signature else room.note.lived.entries[-1].wall
    found: Resource = {
        "resourceType": "Composition",
        "id": room.name("composition"),
        "status": "preliminary",
        "type": _NOTE,
        "date": room.when(wall),
        "author": [_to(author)],
        "title": f"{document.title} ({document.status})",
        "section": list(_sections(document, values)),
    }
    if signature is not None:
        found["status"] = "final" if signature.version == 1 else "amended"
        signed = {"mode": "professional", "time": room.when(wall), "party": _to(author)}
        found["attester"] = [signed]
    return found


def _sections(document: Document, values: list[Resource]) -> Iterator[Resource]:
    facts = [Row(f"{name}: {value}") for name, value in document.facts]
    if document.signed:
        facts = [Row(document.signed)]
    head = Section("head", document.title, (*facts, Row(document.limits)))
    for one in (head, *document.sections):
        yield _section(one)
    data = _section(Section("data", _("Recorded values"), (Row(NOTICE),)))
    yield {**data, **({"entry": [_to(one) for one in values]} if values else {})}


def _section(one: Section) -> Resource:
    rows = "".join(f"<li>{_row(row)}</li>" for row in one.rows)
    div = f'<div xmlns="http://www.w3.org/1999/xhtml"><ul>{rows}</ul></div>'
    return {"title": one.heading, "text": {"status": "generated", "div": div}}


def _row(row: Row) -> str:
    """Return a row in the few elements that a narrative may have."""
    words = f"<s>{_inline(row.text)}</s>" if row.struck else _inline(row.text)
    below = "".join(f"<li>{_inline(one)}</li>" for one in row.below)
    time = f"<b>{row.time}</b> " if row.time else ""
    return f"{time}{words}" + (f"<ul>{below}</ul>" if below else "")


def _inline(text: str) -> str:
    plain = _NO_XML.sub("\ufffd", readable(text).strip("\n"))
    return escape(plain).replace("\n", "<br/>")
