from __future__ import annotations

import json
from datetime import UTC, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from integrate.journal.export import fhir
from integrate.journal.export.fhir_results import NOTICE
from integrate.journal.export.share import Share, share
from integrate.measures.shipped import SHIPPED
from integrate.session.record import Answered, Finished, Marked, Passed, Stopped
from tests.journal.export.shelf import began, lived, measured, rated, sessions, wrote

if TYPE_CHECKING:
    from integrate.journal.export.lived import Lived
    from integrate.session.record import Event

BERLIN = timezone(timedelta(hours=2))


def bundle(*events: Event, pseudonym: str = "") -> dict[str, Any]:
    """Return the bundle of one session."""
    text = fhir.write([lived("s1", [began(), *events])], Share.MINE, BERLIN, pseudonym)
    found: dict[str, Any] = json.loads(text)
    return found


def resources(*events: Event, pseudonym: str = "") -> list[dict[str, Any]]:
    """Return what the bundle of one session holds."""
    return [one["resource"] for one in bundle(*events, pseudonym=pseudonym).get("entry", [])]


@given(sessions())
@settings(max_examples=50)
def test_it_is_valid_fhir_r4(found: list[Lived]) -> None:
    """Whatever was lived, the classes of FHIR R4B take the bundle."""
    bundles = pytest.importorskip("fhir.resources.R4B.bundle", reason="a tool of developers")
    for level in Share:
        text = fhir.write(share(found, level), level, UTC, "P-014")
        assert bundles.Bundle.model_validate_json(text).type == "collection"


@given(sessions())
@settings(max_examples=50)
def test_every_id_is_its_own_and_stays(found: list[Lived]) -> None:
    """No two resources share an id, and the same journal gives the same file."""
    text = fhir.write(found, Share.MINE, UTC)
    assert text == fhir.write(found, Share.MINE, UTC)
    places = [one["fullUrl"] for one in json.loads(text).get("entry", [])]
    assert len(set(places)) == len(places)


def test_answers_are_a_questionnaire_response() -> None:
    """Own words, numbers, choices and lists, each with its step and its question."""
    listed = Answered("#4", "ready", "Ready?", ("toilet", "signal"), "The toilet; The signal")
    chosen = Answered("#3", "still", "Still?", "keep", "Yes, it is")
    answers = [wrote("a heron", step="#1"), rated(7), chosen, listed]
    response, *_ = resources(*answers, Finished())
    assert response["status"] == "completed"
    assert response["authored"] == "2024-05-01T14:05:00+02:00"
    (group,) = response["item"]
    assert group["text"] == "Arriving"
    assert [one["linkId"] for one in group["item"]] == ["#1", "step-tension", "#3", "#4"]
    assert [one["text"] for one in group["item"]] == [one.prompt for one in answers]
    assert [one["answer"] for one in group["item"]] == [
        [{"valueString": "a heron"}],
        [{"valueInteger": 7}],
        [{"valueCoding": {"code": "keep", "display": "Yes, it is"}}],
        [
            {"valueCoding": {"code": "toilet", "display": "The toilet"}},
            {"valueCoding": {"code": "signal", "display": "The signal"}},
        ],
    ]


def test_a_questionnaire_has_its_own_response_and_a_total() -> None:
    """The total is an observation with its LOINC code, and points at the answers."""
    response, total, *_ = resources(*measured(2, 1), Finished())
    assert response["item"][0]["text"] == "PHQ-2"
    assert len(response["item"][0]["item"]) == 2
    assert total["status"] == "final"
    assert total["valueInteger"] == 3
    assert total["code"]["coding"][0]["code"] == "55758-7"
    assert total["derivedFrom"] == [{"reference": f"urn:uuid:{response['id']}"}]


def test_a_total_that_is_missing_is_no_zero() -> None:
    """With an item passed over, the response is in progress and the total has a reason."""
    response, total, *_ = resources(*measured(0), Passed("#4.2"), Finished())
    assert response["status"] == "in-progress"
    assert total["status"] == "preliminary"
    assert "valueInteger" not in total
    assert total["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert "valueInteger" not in total["component"][1]
    assert total["component"][1]["dataAbsentReason"]["coding"][0]["code"] == "unknown"


def test_codes_come_from_the_questionnaire() -> None:
    """Panel, items and total of the PHQ-9 have LOINC's codes, and its notice stands with them."""
    response, total, *_ = resources(*measured(*[1] * 9, 2, measure="phq-9"), Finished())
    assert response["meta"]["tag"] == [{"system": "http://loinc.org", "code": "44249-1"}]
    assert total["code"]["coding"] == [{"system": "http://loinc.org", "code": "44261-6"}]
    codes = [one["code"]["coding"][0]["code"] for one in total["component"]]
    assert codes == [item.loinc for item in SHIPPED["phq-9"].items]
    assert (total["valueInteger"], total["interpretation"]) == (9, [{"text": "mild"}])
    notes = [one["text"] for one in total["note"]]
    assert notes[1].startswith("PHQ-9, item 9 (Thoughts that you would be better off dead")
    assert notes[2:] == [SHIPPED["phq-9"].notice, NOTICE]


def test_without_a_certain_code_there_is_none() -> None:
    """The PCL-5 is told in words, with its clusters; nothing is said of LOINC."""
    response, total, *_ = resources(*measured(*[1] * 20, measure="pcl-5"), Finished())
    assert "meta" not in response
    assert total["code"] == {"text": "PCL-5 total"}
    parts = [(one["code"]["text"], one["valueInteger"]) for one in total["component"][20:]]
    assert parts[0] == ("B, intrusion", 5)
    assert "LOINC" not in json.dumps([response, total])


def test_a_screening_is_an_outcome() -> None:
    """The ASQ has no number; while answers are missing its outcome has a reason."""
    _, acute = resources(*measured(1, 0, 0, 0, 1, measure="asq"), Finished())
    assert acute["code"] == {"text": "ASQ outcome"}
    assert acute["valueCodeableConcept"] == {"text": "Acute positive screen"}
    _, left_open = resources(*measured(0, None, measure="asq"))
    assert left_open["dataAbsentReason"]["coding"][0]["code"] == "unknown"


def test_a_question_that_need_not_be_asked_is_no_missing_answer() -> None:
    """After four times no the ASQ asks no fifth question, and nothing stands in its place."""
    _, found = resources(*measured(0, 0, 0, 0, measure="asq"))
    assert [one["valueInteger"] for one in found["component"]] == [0, 0, 0, 0]


def test_what_comes_to_nothing_is_answers_alone() -> None:
    """The four questions of the reflection are a response, and no observation."""
    answers = measured(1, 2, 1, 2, measure="integration-reflection")
    (response,) = resources(*answers, Finished())
    assert len(response["item"][0]["item"]) == 4


def test_a_scale_that_is_a_questionnaire_is_one_observation() -> None:
    """The number of the SUDS is its total, and is not told twice."""
    response, total = resources(*measured(70, measure="suds", name="suds"), Finished())
    assert response["item"][0]["item"][0]["answer"] == [{"valueInteger": 70}]
    assert total["valueInteger"] == 70


@pytest.mark.parametrize("name", SHIPPED)
def test_every_questionnaire_is_valid_fhir_r4(name: str) -> None:
    """Whole, in part and with answers passed over, for every reader."""
    bundles = pytest.importorskip("fhir.resources.R4B.bundle", reason="a tool of developers")
    values = [max(one.response.values) for one in SHIPPED[name].items]
    for answers in (values, values[:1], [None, *values[1:]]):
        one = lived("s1", [began(), *measured(*answers, measure=name), Finished()])
        for level in Share:
            text = fhir.write(share([one], level), level, UTC)
            assert bundles.Bundle.model_validate_json(text).type == "collection"


@pytest.mark.parametrize(
    ("last", "status"), [([], "in-progress"), ([Stopped()], "stopped"), ([Finished()], "completed")]
)
def test_the_status_says_how_the_session_ended(last: list[Event], status: str) -> None:
    """Interrupted, stopped and finished are told apart."""
    assert resources(wrote("x"), *last)[0]["status"] == status


def test_scales_and_marks_are_observations() -> None:
    """A number with its question, a mark with its moment."""
    _, scale, mark = resources(rated(7), Marked("#2", "dose"))
    assert (scale["code"]["text"], scale["valueInteger"]) == ("How tense?", 7)
    assert (mark["code"]["text"], mark["valueDateTime"]) == (
        "mark: dose",
        "2024-05-01T14:02:00+02:00",
    )


def test_nobody_is_named_without_a_pseudonym() -> None:
    """With one, everything refers to a patient who has that and nothing else."""
    assert "Patient" not in json.dumps(bundle(rated(7)))
    patient, *others = resources(rated(7), pseudonym="P-014")
    assert patient["identifier"] == [{"use": "secondary", "value": "P-014"}]
    assert set(patient) == {"resourceType", "id", "identifier"}
    reference = {"reference": f"urn:uuid:{patient['id']}"}
    assert all(one["subject"] == reference for one in others)


def test_a_very_long_answer_is_given_in_parts() -> None:
    """No string is longer than FHIR allows, and no character is lost."""
    words = "heron " * 200_000
    answers = resources(wrote(words))[0]["item"][0]["item"][0]["answer"]
    assert len(answers) == 2
    assert "".join(one["valueString"] for one in answers) == words
    assert max(len(one["valueString"]) for one in answers) <= 1024 * 1024


def test_an_empty_choice_makes_an_empty_bundle() -> None:
    """Nothing chosen is valid too; FHIR knows no empty list."""
    assert "entry" not in json.loads(fhir.write([], Share.MINE, UTC))
