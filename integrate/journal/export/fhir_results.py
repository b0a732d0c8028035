"""What a questionnaire comes to, in the words of FHIR: codes, values, parts and notes.

A LOINC code is given where the questionnaire's own file has one, and nowhere else. What has no
answer has a reason in place of a value; it is never 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from integrate.journal.export.scenes import result, safety

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.journal.export.measured import Total

Resource: TypeAlias = dict[str, Any]

LOINC = "http://loinc.org"
NOTICE = (
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright (c)"
    " Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC)"
    " Committee and is available at no cost under the license at http://loinc.org/license. LOINC(R)"
    " is a registered United States trademark of Regenstrief Institute, Inc."
)
"""What the holders of LOINC ask to be said wherever a code of theirs stands."""
_UNKNOWN = {
    "coding": [
        {
            "system": "http://terminology.hl7.org/CodeSystem/data-absent-reason",
            "code": "unknown",
        }
    ]
}


def panel(total: Total) -> Resource:
    """Return how the answers to a questionnaire are tagged with the code of the whole."""
    code = total.measure.codes.panel
    return {"meta": {"tag": [_coding(code)]}} if code else {}


def has_result(total: Total) -> bool:
    """Tell whether there is anything that the questionnaire can come to."""
    return total.measure.sums or bool(total.measure.outcomes)


def is_complete(total: Total) -> bool:
    """Tell whether nothing is missing that the questionnaire needs."""
    return not total.score.missing


def observed(total: Total) -> Resource:
    """Return code, value, parts and notes of the observation that a result is."""
    measure, score = total.measure, total.score
    what = "total" if measure.sums else "outcome"
    if score.total is not None:
        value: Resource = {"valueInteger": score.total}
    elif score.outcome is not None:
        value = {"valueCodeableConcept": {"text": score.outcome.title}}
    else:
        value = {"dataAbsentReason": _UNKNOWN}
    band = {"interpretation": [{"text": score.band}]} if score.band else {}
    return {
        "code": _code(measure.codes.total, f"{measure.title} {what}"),
        **value,
        **band,
        "note": [{"text": one} for one in _notes(total)],
        "component": list(_components(total)),
    }


def _components(total: Total) -> Iterator[Resource]:
    """Yield the items, and then the sums of some of them."""
    missing = total.score.missing
    for item, answered in zip(total.measure.items, total.items, strict=True):
        code = _code(item.loinc, item.words)
        if answered is not None:
            yield {"code": code, "valueInteger": int(str(answered.value))}
        elif item.id in missing:
            yield {"code": code, "dataAbsentReason": _UNKNOWN}
    for part in total.score.parts:
        yield {"code": {"text": part.title}, "valueInteger": part.value}


def _notes(total: Total) -> Iterator[str]:
    codes = total.measure.codes
    yield result(total)
    yield from safety(total)
    yield total.measure.notice
    if codes.total or codes.panel or any(one.loinc for one in total.measure.items):
        yield NOTICE


def _code(loinc: str, text: str) -> Resource:
    return {"coding": [_coding(loinc)], "text": text} if loinc else {"text": text}


def _coding(loinc: str) -> Resource:
    """Return a code without LOINC's own name for it, which the questionnaire does not have."""
    return {"system": LOINC, "code": loinc}
