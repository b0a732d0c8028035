from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.calling import script

if TYPE_CHECKING:
    from tests.cli.calling import Person

WHOLE = """
- section: Body
  steps:
    - {scale: How tense?, save: tension, labels: {0: soft}}
    - {breathe: {in: 4, out: 6}, for: 2 min, when: tension >= 7, audio: [{play: sea, gain: -9 dB}]}
- include: rest
- {measure: gad-2}
"""
SEA = "sounds: {sea: {file: beds/ocean, loop: yes}, gong: no/such}\n"


@pytest.fixture(name="resolved")
def _resolved(person: Person) -> Person:
    """Give somebody with a script that includes another."""
    person.write("a.yaml", script(WHOLE, more=SEA))
    person.write("rest.yaml", script("- wait: 40 s\n  show: Rest.\n"))
    return person


def test_an_outline(resolved: Person) -> None:
    """Each step stands with its line and what it says, those that are included in their place."""
    said = resolved.call("show", "a.yaml")
    assert said.code == 0
    assert said.out.splitlines() == [
        "A test",
        "anytime, for a patient",
        "  sound sea: file beds/ocean loop yes",
        "  sound gong: file no/such",
        "",
        "    5  section   Body",
        "    7    scale     How tense?",
        "           save: tension",
        "           from: 0",
        "           to: 10",
        "           labels: 0 (soft)",
        "    8    breathe   in 4 out 6",
        "           when: tension >= 7",
        "           audio: play sea gain -9 dB",
        "           for: 2 min",
        "    9  include   rest",
        "    4    wait      40 s",
        "           show: Rest.",
        "   10  measure   gad-2",
    ]


def test_json(resolved: Person) -> None:
    """For other programs includes are filled in and sounds and questionnaires are found."""
    said = resolved.call("show", "a.yaml", "--json")
    found = json.loads(said.out)
    assert (said.code, found["name"], found["title"]) == (0, "a.yaml", "A test")
    section, include, measure = found["steps"]
    assert [step["verb"] for step in section["steps"]] == ["scale", "breathe"]
    assert section["steps"][1]["when"] == "tension >= 7"
    (rest,) = include["steps"]
    assert (rest["wait"], rest["show"]) == (40.0, "Rest.")
    assert rest["place"]["file"].endswith("rest.yaml")
    assert found["sounds"]["sea"]["path"].endswith("ocean.flac")
    assert found["sounds"]["gong"]["path"] is None
    assert measure["measure"] == "gad-2"
    assert len(found["measures"]["gad-2"]["items"]) == 2


@pytest.mark.parametrize(("name", "code"), [("no-such", 2), ("broken.yaml", 1)])
def test_what_cannot_be_shown(person: Person, name: str, code: int) -> None:
    """A script that is not there or has problems is not shown."""
    person.write("broken.yaml", script("- {say: Hello., saev: x}"))
    said = person.call("show", name)
    assert (said.code, said.out, said.has_no_traceback) == (code, "", True)
    assert said.err
