"""A clinic's files: what is read, and what is said of one that cannot be."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.measures.catalogue import assemble
from integrate.measures.fields import LARGEST, Unfit
from integrate.measures.reading import read_measure, read_stub
from integrate.measures.scoring import score
from integrate.measures.shipped import SHIPPED

WHOLE: dict[str, Any] = {
    "id": "evening",
    "title": "Evening",
    "name": "Three questions",
    "version": "1",
    "period": {"words": "today", "days": 1},
    "choices": [{"value": 0, "words": "No"}, {"value": 1, "words": "Some"}],
    "items": [{"words": "One?"}, {"words": "Two?"}, {"words": "Three?"}],
    "scoring": {
        "total": "sum",
        "bands": [{"from": 0, "name": "low"}, {"from": 2, "name": "high"}],
        "cut-off": {"from": 2, "source": "There"},
        "subscales": [{"id": "first", "title": "First", "items": ["1", "2"]}],
        "change": [{"points": 2, "name": "a change", "source": "There"}],
    },
    "citation": "Someone",
    "licence": {"terms": "licensed", "notice": "By someone"},
}
WELLBEING: dict[str, Any] = {
    **WHOLE,
    "id": "wellbeing",
    "choices": [{"value": 5 - place, "words": f"Answer {place}"} for place in range(6)],
    "items": [{"words": f"Item {place}"} for place in range(5)],
    "scoring": {"total": "sum", "times": 4},
}
"""Shaped as the WHO-5 is, without a word of it."""


def content(**changes: Any) -> bytes:
    """Return the file with fields changed by their path, as in `scoring__bands`; None drops one."""
    whole = copy.deepcopy(WHOLE)
    for path, value in changes.items():
        *outer, last = path.split("__")
        inner = whole
        for name in outer:
            inner = inner[name]
        if value is None:
            del inner[last]
        else:
            inner[last] = value
    return json.dumps(whole).encode()


def test_a_file_that_fits() -> None:
    """It is scored as the shipped ones are."""
    found = score(read_measure(content(), "evening.json"), [1, 1, 0])
    assert (found.total, found.band, found.positive, found.sum_of("first")) == (2, "high", True, 2)


@pytest.mark.parametrize(
    ("answers", "expected"), [([0] * 5, 0), ([5] * 5, 100), ([3, 2, 3, 2, 3], 52)]
)
def test_a_sum_that_is_multiplied(answers: list[int], expected: int) -> None:
    """A percentage out of five items is four times the sum, and nothing is taken off before."""
    measure = read_measure(json.dumps(WELLBEING).encode(), "wellbeing.json")
    assert score(measure, answers).total == expected
    assert (measure.lowest, measure.highest) == (0, 100)


ITEM = {"words": "One?"}
BAD: dict[str, tuple[bytes, str]] = {
    "no JSON": (b'{"id": "x",\n oops}', "line 2, column 2: this is not JSON"),
    "nothing": (b"", "line 1, column 1: this is not JSON"),
    "a list": (b"[]", "a questionnaire is one object"),
    "not UTF-8": (b'{"id": "\xff"}', "byte 9: this is not UTF-8 text"),
    "too deep": (b"[" * 100_000, "nested too deeply"),
    "too large": (b" " * (LARGEST + 1), "more than 256 KiB"),
    "a digit too many": (b'{"id": ' + b"9" * 5000 + b"}", "f.json: "),
    "a field twice": (b'{"id": "a", "id": "b"}', "the field `id` stands twice"),
    "no id": (content(id=None), "`id` is missing"),
    "a bad id": (content(id="Evening!"), "id: an id is made of small letters"),
    "no licence": (content(licence=None), "`licence` is missing"),
    "no notice": (content(licence__notice=None), "licence: `notice` is missing"),
    "an empty notice": (content(licence__notice=" "), "licence.notice: words are wanted"),
    "no citation": (content(citation=None), "`citation` is missing"),
    "a misspelt field": (content(cutoff=3), "cutoff: no such field is known"),
    "an escape": (content(title="\x1b[2J"), "title: only letters and signs that can be seen"),
    "too long": (content(title="x" * 3000), "title: 3000 characters are too many"),
    "no items": (content(items=[]), "items: a list is wanted"),
    "many items": (content(items=[ITEM] * 201), "items: 201 entries are too many"),
    "a flag that is a word": (content(validated="yes"), "validated: `true` or `false` is wanted"),
    "a subscale of numbers": (
        content(scoring__subscales=[{"id": "a", "title": "A", "items": [1]}]),
        "scoring.subscales[1].items: a list of ids in double quotes is wanted",
    ),
    "a subscale with an item twice": (
        content(scoring__subscales=[{"id": "a", "title": "A", "items": ["1", "1"]}]),
        "scoring.subscales[1].items: an id stands twice",
    ),
    "a scale upside down": (
        content(choices=None, scale={"from": 3, "to": 1, "labels": [{"value": 3, "words": "x"}]}),
        "items[1]: a scale goes up, by 100 at most",
    ),
    "a label outside": (
        content(choices=None, scale={"from": 0, "to": 1, "labels": [{"value": 3, "words": "x"}]}),
        "items[1]: a label stands outside the scale",
    ),
    "times nothing": (content(scoring__times=0), "scoring.times: a sum is multiplied with 1"),
    "an item twice": (content(items=[ITEM, {"words": "one? "}]), "items[2]: the words of item `1`"),
    "an id twice": (
        content(items=[{**ITEM, "id": "2"}, {"words": "Two?"}]),
        "items[2]: the id `2` stands at an earlier item",
    ),
    "items of text": (content(items=["One?"]), "items: each entry of this list is an object"),
    "no answers": (content(choices=None), "items[1]: `choices` or `scale` is missing"),
    "one answer": (content(choices=[{"value": 0, "words": "No"}]), "items[1]: an item has two"),
    "a value twice": (
        content(choices=[{"value": 1, "words": "No"}, {"value": 1, "words": "Yes"}]),
        "items[1]: an item has two answers or more, each with a value of its own",
    ),
    "half a number": (
        content(choices=[{"value": 0.5, "words": "No"}, {"value": 1, "words": "Yes"}]),
        "choices[1].value: a whole number is wanted",
    ),
    "no number": (content(period__days=True), "period.days: a whole number is wanted"),
    "no such time": (content(period__days=-1), "period.days: a look-back period has"),
    "no such reader": (content(audience="sitter"), "audience: this is one of: patient, therapist"),
    "a band too high": (
        content(scoring__bands=[{"from": 0, "name": "a"}, {"from": 4, "name": "b"}]),
        "scoring.bands[2]: bands stand in rising order, none above the highest total, 3",
    ),
    "a band too late": (
        content(scoring__bands=[{"from": 1, "name": "a"}]),
        "scoring.bands[1]: the first band begins at the lowest total, 0",
    ),
    "a cut-off too high": (
        content(**{"scoring__cut-off": {"from": 9, "source": "There"}}),
        "scoring.cut-off: totals go from 0 to 3; the cut-off is not there",
    ),
    "a strange item": (
        content(scoring__subscales=[{"id": "a", "title": "A", "items": ["9"]}]),
        "scoring.subscales[1]: there is no `9`",
    ),
    "total as a name": (
        content(scoring__subscales=[{"id": "total", "title": "A", "items": ["1"]}]),
        "scoring.subscales[1]: the id `total` is taken",
    ),
    "a change too large": (
        content(scoring__change=[{"points": 4, "name": "a", "source": "b"}]),
        "scoring.change: changes stand in rising order, within the totals",
    ),
    "bands of no sum": (content(scoring__total="none"), "scoring.total: where nothing is summed"),
    "a flag beyond": (
        content(items=[{**ITEM, "flag": {"from": 7, "heed": "safety"}}]),
        "items[1].flag: the flag begins at no answer",
    ),
    "asked before": (
        content(items=[{**ITEM, "asked if": {"any of": ["2"], "from": 1}}, {"words": "Two?"}]),
        "items[1].asked if: there is no `2`",
    ),
    "no item counts": (content(items=[{**ITEM, "counted": False}]), "items: no item counts"),
    "nothing left over": (
        content(scoring={"total": "none", "outcomes": [
            {"id": "a", "title": "A", "words": "A", "any of": ["1"]},
        ]}),
        "scoring.outcomes[1]: the last outcome, and no other",
    ),
    "a pattern of nothing": (
        content(scoring__pattern={"name": "P", "from": 1, "source": "S", "needs": [
            {"subscale": "first", "count": 3},
        ]}),
        "scoring.pattern.needs[1]: the subscale has not as many items",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", BAD)
def test_a_file_that_does_not_fit(fault: str) -> None:
    """The first fault is one sentence with the file and the place."""
    given_content, expected = BAD[fault]
    with pytest.raises(Unfit) as refused:
        read_measure(given_content, "f.json")
    sentence = str(refused.value)
    assert sentence.startswith("f.json: ")
    assert expected in sentence
    assert "\n" not in sentence


def test_a_stub_that_does_not_fit() -> None:
    """The stubs are read as strictly."""
    with pytest.raises(Unfit, match="x: `title` is missing"):
        read_stub(b'{"id": "x"}', "x")


@given(st.data())
def test_no_change_to_a_file_breaks_the_reader(data: st.DataObject) -> None:
    """With any one value replaced by any JSON the file is read, or refused with a sentence."""
    whole = copy.deepcopy(WHOLE)
    scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    anything = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3))
    inner: Any = whole
    while True:
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(inner[key], dict | list) or not inner[key] or data.draw(st.booleans()):
            inner[key] = data.draw(anything)
            break
        inner = inner[key]
    found = assemble([("f.json", json.dumps(whole).encode())])
    assert len(found.private) + len(found.troubles) == 1
    assert all(one.startswith("f.json: ") for one in found.troubles)


@given(st.binary(max_size=60))
def test_no_bytes_break_the_reader(some: bytes) -> None:
    """Whatever lies in the folder is refused with a sentence."""
    with pytest.raises(Unfit):
        read_measure(some, "f.json")


def test_a_private_file_takes_no_shipped_place() -> None:
    """A file with a shipped id is refused and the shipped wording stays."""
    found = assemble([("a.json", content(id="phq-9"))])
    assert found.troubles == (
        "a.json: id: `phq-9` comes with the program; give this one another id.",
    )
    assert found.measures == SHIPPED


def test_two_private_files_of_one_id() -> None:
    """The second is refused, and the first named."""
    found = assemble([("a.json", content()), ("b.json", content())])
    assert found.troubles == ("b.json: id: `evening` is the id of a.json already.",)
    assert found.private == {"evening"}


def test_a_private_file_completes_a_stub() -> None:
    """Once a clinic has put its file there, the questionnaire is like any other."""
    found = assemble([("spin.json", content(id="spin")), ("bad.json", b"")])
    assert "spin" in found.measures
    assert "spin" not in found.stubs
    assert len(found.stubs) == 8
    assert len(found.troubles) == 1
