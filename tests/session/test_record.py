from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.session.charting import AdverseEvent, Severity
from integrate.session.record import (
    KINDS,
    Answered,
    Began,
    CheckDue,
    CourseKept,
    Entered,
    Marked,
    PlanKept,
    Recorded,
    from_plain,
    to_plain,
)

words = st.text()
values = words | st.integers() | st.lists(words).map(tuple)
carried = st.lists(st.tuples(words, values, words)).map(tuple)
events: dict[type[Any], st.SearchStrategy[Any]] = {
    **{kind: st.builds(kind, *[words for _ in fields(kind)]) for kind in KINDS.values()},
    Began: st.builds(
        Began, words, words, words, words, words, words, carried, words, st.booleans()
    ),
    PlanKept: st.builds(PlanKept, st.lists(st.tuples(words, words, words)).map(tuple)),
    CourseKept: st.builds(
        CourseKept,
        *(words, words, st.lists(words).map(tuple)),
        *(st.lists(st.tuples(words, words)).map(tuple), st.lists(words).map(tuple), st.booleans()),
    ),
    Answered: st.builds(
        Answered,
        *(words, words, words, values, words, words, words),
        st.lists(st.tuples(words, words)).map(tuple),
    ),
    AdverseEvent: st.builds(
        AdverseEvent, words, words, st.sampled_from(Severity), words, words, st.floats(0, 1e9)
    ),
}
moments = st.floats(min_value=0, max_value=1e9)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
@given(data=st.data(), at=moments)
def test_round_trip(kind: type[Any], data: st.DataObject, at: float) -> None:
    """An event of any kind comes back from JSON as it was."""
    recorded = Recorded(at, data.draw(events[kind]))
    assert from_plain(json.loads(json.dumps(to_plain(recorded)))) == recorded


def test_stored_form() -> None:
    """The stored names of kinds and fields are what journals hold: they never change."""
    assert to_plain(Recorded(1.5, Answered("#1", "word", "Which?", ("a", "b"), "A; B"))) == {
        "kind": "answered",
        "at": 1.5,
        "step": "#1",
        "name": "word",
        "prompt": "Which?",
        "value": ("a", "b"),
        "words": "A; B",
        "measure": "",
        "wording": "",
        "offered": (),
    }
    assert {kind: [field.name for field in fields(one)] for kind, one in KINDS.items()} == {
        "began": [
            *("script", "digest", "title", "stage", "role", "start", "carried", "language"),
            *("clinician_in_charge", "earlier", "depth"),
        ],
        "entered": ["step", "text"],
        "advanced": ["step"],
        "answered": [
            *["step", "name", "prompt", "value", "words", "measure", "wording", "offered"],
        ],
        "safetyopened": ["step", "text"],
        "safetychosen": ["step", "choice", "words", "text"],
        "passed": ["step", "how"],
        "elapsed": ["step"],
        "leftopen": ["step", "mark", "asked"],
        "wentback": ["step"],
        "marked": ["step", "mark", "moment"],
        "checkdue": ["do", "after", "due", "check"],
        "checkdone": ["check", "do", "after", "due"],
        "checkmissed": ["check", "do", "after", "due", "why"],
        "away": ["began", "why", "unlisted"],
        "paused": [],
        "resumed": [],
        "returned": [],
        "plankept": ["parts"],
        "ketamineasked": ["answer", "words"],
        "coursekept": ["programme", "started", "sessions", "pauses", "let_go", "stopped"],
        "notesigned": [
            *("session", "name", "digest", "text", "version", "entries", "staff"),
            *("interpretation", "plan"),
        ],
        "capturekept": ["text"],
        "memokept": ["memo", "length", "pieces", "chain"],
        "manageable": ["level", "after"],
        "waytaken": ["depth"],
        "stopped": [],
        "finished": [],
        "noted": ["text", "begun", "number"],
        "quoted": ["text", "begun", "number"],
        "vitalstaken": [
            *("begun", "heart_rate", "systolic", "diastolic", "oxygen", "breathing_rate"),
            *("text", "number"),
        ],
        "distressrated": ["value", "begun", "text", "number"],
        "adverseevent": [
            *("what", "onset", "severity", "action", "outcome", "begun", "number"),
        ],
        "urgentmarked": ["begun", "text", "number"],
        "agreed": ["about", "words", "begun", "number"],
        "signedover": ["warning", "name", "begun", "number"],
        "soundhushed": ["begun", "at_once", "number"],
        "corrected": ["of", "text", "begun", "number"],
    }


def test_severity() -> None:
    """How grave an event was is stored as a word, and comes back as what it means."""
    event = AdverseEvent("Nausea", "10:10", Severity.MILD, "Water", "", 60.0, 1)
    plain = to_plain(Recorded(61.0, event))
    assert type(plain["severity"]) is str
    assert from_plain(plain) == Recorded(61.0, event)
    with pytest.raises(ValueError, match="grave"):
        from_plain({**plain, "severity": "grave"})


def test_records_of_before() -> None:
    """Marks and checks written before they had moments and names are read as they were."""
    old = {"kind": "checkdue", "at": 960, "do": "Look in.", "after": "dose", "due": 960}
    assert from_plain(old) == Recorded(960.0, CheckDue("Look in.", "dose", 960, 0))
    assert from_plain({"kind": "marked", "at": 1, "step": "#1", "mark": "dose"}) == Recorded(
        1.0, Marked("#1", "dose", None)
    )


def test_a_field_of_a_newer_version_is_left_aside() -> None:
    """A record written by a newer version with one more field can still be read."""
    plain = {"kind": "entered", "at": 0, "step": "#1", "text": "Hello.", "mood": "new"}
    assert from_plain(plain) == Recorded(0.0, Entered("#1", "Hello."))


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"kind": "danced", "at": 0.0},
        {"kind": "entered", "at": 0.0, "step": "#1"},
        {"kind": "paused"},
        {"kind": "paused", "at": None},
        {"kind": "paused", "at": "noon"},
    ],
)
def test_records_that_cannot_be_read(plain: dict[str, Any]) -> None:
    """An unknown kind, a missing field or a wrong moment is a `ValueError`."""
    with pytest.raises(ValueError):  # noqa: PT011 -- each has its own sentence
        from_plain(plain)
