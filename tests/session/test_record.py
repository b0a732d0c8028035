from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.session.record import (
    KINDS,
    Answered,
    Began,
    Entered,
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
    Answered: st.builds(Answered, words, words, words, values, words),
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
    }
    assert {kind: [field.name for field in fields(one)] for kind, one in KINDS.items()} == {
        "began": [
            *("script", "digest", "title", "stage", "role", "start", "carried", "language"),
            "clinician_in_charge",
        ],
        "entered": ["step", "text"],
        "advanced": ["step"],
        "answered": ["step", "name", "prompt", "value", "words"],
        "safetyopened": ["step", "text"],
        "safetychosen": ["step", "choice", "words", "text"],
        "passed": ["step"],
        "elapsed": ["step"],
        "wentback": ["step"],
        "marked": ["step", "mark"],
        "checkdue": ["do", "after", "due"],
        "paused": [],
        "resumed": [],
        "returned": [],
        "plankept": ["parts"],
        "ketamineasked": ["answer", "words"],
        "stopped": [],
        "finished": [],
    }


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
