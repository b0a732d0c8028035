"""The export as a FHIR R4 Bundle: what was answered, and what it comes to.

The answers of each session are a QuestionnaireResponse, and so are those to each questionnaire;
each total, number, mark, vital sign and adverse event is an Observation. The ids follow from
session and step, so that the same journal gives the same file. Nobody is named unless a pseudonym
is given. https://hl7.org/fhir/R4/bundle.html
"""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.journal.beside import when
from integrate.journal.entry import Outcome
from integrate.journal.export.answers import Kind, kind, settled
from integrate.journal.export.characters import readable
from integrate.journal.export.fhir_results import has_result, is_complete, observed, panel
from integrate.journal.export.fhir_vitals import corrections, measured
from integrate.journal.export.moments import stamp
from integrate.journal.export.scenes import heading, question
from integrate.session.record import Answered, Marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, tzinfo

    from integrate.journal.entry import Entry
    from integrate.journal.export.fhir_results import Resource
    from integrate.journal.export.lived import Lived
    from integrate.journal.export.measured import Total
    from integrate.journal.export.share import Share

_OURS = uuid.UUID("5f1c2a54-6c0f-5d0b-9f0e-0b8b0f6f9a37")
"""The namespace that the ids of this program are made in; chosen once at random."""
_STATUS = {Outcome.FINISHED: "completed", Outcome.STOPPED: "stopped"}
_SURVEY = {
    "coding": [
        {
            "system": "http://terminology.hl7.org/CodeSystem/observation-category",
            "code": "survey",
        }
    ]
}
_CODE = re.compile(r"\S+( \S+)*")
_LONGEST = 1_000_000
"""A FHIR string holds at most 1,048,576 characters; a longer answer is given in parts."""
_HIGHEST = 2**31


@dataclass(frozen=True, slots=True)
class _Room:
    """One session on its way into the bundle."""

    lived: Lived
    zone: tzinfo | None
    subject: Resource

    def name(self, *place: str) -> str:
        """Return the id of a resource of this session."""
        return _named(self.lived.summary.id, *place)

    def when(self, moment: datetime) -> str:
        """Return a moment as FHIR writes it."""
        return stamp(moment, self.zone)


def write(
    sessions: Sequence[Lived], share: Share, zone: tzinfo | None = None, pseudonym: str = ""
) -> str:
    """Return the sessions as one bundle of the type `collection`."""
    person = _person(pseudonym) if pseudonym.strip() else None
    subject = {"subject": {"reference": f"urn:uuid:{person['id']}"}} if person else {}
    resources = [person] if person else []
    for lived in sessions:
        resources += _resources(_Room(lived, zone, subject))
    names = [one["id"] for one in resources]
    bundle: Resource = {
        "resourceType": "Bundle",
        "id": _named("bundle", share.value, *names),
        "type": "collection",
    }
    if resources:
        bundle["entry"] = [
            {"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources
        ]
    return json.dumps(bundle, ensure_ascii=False, indent=1) + "\n"


def _named(*place: str) -> str:
    return str(uuid.uuid5(_OURS, json.dumps(place)))


def _person(pseudonym: str) -> Resource:
    name = readable(pseudonym.strip())
    return {
        "resourceType": "Patient",
        "id": _named("person", name),
        "identifier": [{"use": "secondary", "value": name}],
    }


def _resources(room: _Room) -> Iterator[Resource]:
    entries = room.lived.entries
    events = [entry.recorded.event for entry in settled(entries).values()]
    answers = [one for one in events if isinstance(one, Answered)]
    items = [_item(one) for one in answers if not room.lived.is_item(one)]
    if items:
        status = _STATUS.get(room.lived.summary.outcome, "in-progress")
        yield _response(room, "answers", status, room.lived.summary.last, items)
    for total in room.lived.totals:
        yield from _measure(room, total)
    corrected = corrections(entries)
    for entry in entries:
        yield from _observed(room, entry, answers)
        for name, found in measured(entry.recorded.event, corrected):
            place = (name, str(entry.number))
            yield {**_observation(room, place, {}, when(entry)), **found}


def _response(
    room: _Room, place: str, status: str, wall: datetime, items: list[Resource]
) -> Resource:
    return {
        "resourceType": "QuestionnaireResponse",
        "id": room.name("response", place),
        "status": status,
        **room.subject,
        "authored": room.when(wall),
        "item": [{"linkId": "session", "text": heading(room.lived), "item": items}],
    }


def _measure(room: _Room, total: Total) -> Iterator[Resource]:
    """Yield the answers to a questionnaire, and the observation of what they come to."""
    complete = is_complete(total)
    given = [_item(one) for _, one in total.answered]
    status = "completed" if complete else "in-progress"
    response = {
        **_response(room, f"{total.step} {total.name}", status, total.wall, given),
        **panel(total),
    }
    response["item"][0].update(linkId=total.step, text=total.measure.title)
    yield response
    if has_result(total):
        yield {
            **_observation(room, ("total", total.step, total.name), {}, total.wall),
            **observed(total),
            "status": "final" if complete else "preliminary",
            "derivedFrom": [{"reference": f"urn:uuid:{response['id']}"}],
        }


def _observed(room: _Room, entry: Entry, answers: list[Answered]) -> Iterator[Resource]:
    """Yield the observation that an event is: a number that was settled on, or a mark."""
    event = entry.recorded.event
    if isinstance(event, Answered) and event in answers and not room.lived.is_item(event):
        value = event.value
        if isinstance(value, int) and abs(value) < _HIGHEST:
            text = _string(event.prompt) or question(event)
            place = ("scale", str(entry.number))
            yield {
                **_observation(room, place, {"text": text}, entry.wall),
                "valueInteger": value,
            }
    elif isinstance(event, Marked):
        code = {"text": f"mark: {readable(event.mark)}"}
        observation = _observation(room, ("mark", str(entry.number)), code, when(entry))
        yield {**observation, "valueDateTime": room.when(when(entry))}


def _observation(room: _Room, place: tuple[str, ...], code: Resource, wall: datetime) -> Resource:
    return {
        "resourceType": "Observation",
        "id": room.name("observation", *place),
        "status": "final",
        "category": [_SURVEY],
        "code": code,
        **room.subject,
        "effectiveDateTime": room.when(wall),
    }


def _item(answered: Answered) -> Resource:
    text = _string(answered.prompt) or question(answered)
    return {"linkId": readable(answered.step), "text": text, "answer": list(_answers(answered))}


def _answers(answered: Answered) -> Iterator[Resource]:
    value, words = answered.value, answered.words
    match kind(value, words):
        case Kind.NUMBER if isinstance(value, int) and abs(value) < _HIGHEST:
            yield {"valueInteger": value}
        case Kind.CHOICE if isinstance(value, str) and _CODE.fullmatch(value):
            yield {"valueCoding": _coding(value, words)}
        case Kind.TICKS if isinstance(value, tuple) and value:
            labels = words.split("; ")
            fitting = labels if len(labels) == len(value) else ["" for _ in value]
            for one, label in zip(value, fitting, strict=True):
                yield {"valueCoding": _coding(one, label)}
        case _:
            text = _string(words) or "\u2014"
            for start in range(0, len(text), _LONGEST):
                yield {"valueString": text[start : start + _LONGEST]}


def _coding(code: str, words: str) -> Resource:
    display = {"display": _string(words)} if _string(words) else {}
    return {"code": readable(code), **display}


def _string(text: str) -> str:
    return readable(text) if text.strip() else ""
