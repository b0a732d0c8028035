"""The schema says what reading does: made of the same declarations, and never stricter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from integrate import bundled
from integrate.script import kinds, source
from integrate.script.beginning import begin
from integrate.script.breath import Pattern
from integrate.script.declaration import specs
from integrate.script.kinds import Scalar
from integrate.script.library import Library
from integrate.script.model import Audience, Script, Stage
from integrate.script.nodes import meaning
from integrate.script.problem import Reading
from integrate.script.read import read
from integrate.script.schema import EDITOR_LINE, FILE, schema, written
from integrate.script.structure import VERBS
from tests.script.test_documents import BAD, GOOD, found

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = schema()
VALIDATOR = Draft7Validator(SCHEMA)
SHAPE = {"E101", "E102", "E103", "E104", "E105"}
_KINDS = {
    **vars(kinds),
    "PHASE": specs(Pattern)["in"].kind,
    "FORMAT": specs(Script)["format"].kind,
    "ROUNDS": specs(VERBS["repeat"])["repeat"].kind,
}
SCALARS = {name: kind for name, kind in _KINDS.items() if isinstance(kind, Scalar)}


def as_text(content: bytes) -> Any:
    """Return a document as reading sees it: every scalar is text."""
    tree = source.parse(source.decode(content), Reading())
    assert tree is not None
    return meaning(tree)


def as_editors_do(content: bytes) -> Any:
    """Return a document with numbers, booleans, dates and nothing in it; JSON has text keys only.

    PyYAML takes more words for booleans and more digits for numbers than editors do.
    """
    return json.loads(json.dumps(yaml.load(content, yaml.CSafeLoader), default=str))


def test_it_is_a_schema() -> None:
    """The schema is well-formed draft-07, and its file says the same."""
    Draft7Validator.check_schema(SCHEMA)
    assert json.loads(written()) == SCHEMA
    assert EDITOR_LINE.endswith(FILE)


@pytest.mark.parametrize(
    "path",
    [*(one.path for one in Library((bundled.scripts(),)).entries()), *GOOD],
    ids=lambda path: path.stem,
)
def test_good_scripts_pass(path: Path) -> None:
    """What is read without a problem passes, as text and as an editor sees it."""
    content = path.read_bytes()
    assert list(VALIDATOR.iter_errors(as_text(content))) == []
    assert list(VALIDATOR.iter_errors(as_editors_do(content))) == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_wrong_shapes_are_refused(path: Path) -> None:
    """A script with a problem of shape does not pass."""
    content = path.read_bytes()
    codes = {place.split()[1] for place in found(read(content))}
    if codes & SHAPE and not codes & {"E004", "E005", "E006", "E007", "E008", "E009", "E010"}:
        assert not VALIDATOR.is_valid(as_text(content))


@pytest.mark.parametrize("declared", [Script, *VERBS.values()], ids=lambda one: one.__name__)
def test_every_field_says_what_it_is_for(declared: type[Any]) -> None:
    """Each declared field is in the schema with its sentence."""
    table = SCHEMA if declared is Script else SCHEMA["definitions"][declared.verb]
    described = {key: one["description"] for key, one in table["properties"].items()}
    assert described == {key: one.about for key, one in specs(declared).items()}
    assert table["additionalProperties"] is False


@pytest.mark.parametrize("name", SCALARS)
def test_every_example_is_right(name: str) -> None:
    """The example of each kind can be read, and passes the schema that shows it."""
    kind = SCALARS[name]
    kind.parse(kind.example)
    validator = Draft7Validator(kind.schema())
    assert all(validator.is_valid(one) for one in [kind.example, *kind.schema()["examples"]])


@pytest.mark.parametrize("name", SCALARS)
@given(text=st.text(alphabet=" -+.:/_~0123456789abdehimnorstxyzBENS>='", max_size=12))
@example(text="1 h 30 min")
@example(text="1:02:03")
@example(text="YES")
@example(text="1e1")
@example(text=" -9.5dB ")
@example(text="..a/b")
def test_what_can_be_read_passes(name: str, text: str) -> None:
    """No kind of value is refused by the schema that reading accepts."""
    kind = SCALARS[name]
    try:
        kind.parse(text)
    except ValueError:
        return
    assert Draft7Validator(kind.schema()).is_valid(text)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIME", "soon"),
        ("TIME", -1),
        ("LEVEL", "-9"),
        ("LEVEL", -9),
        ("NAME", "Tension"),
        ("ID", "a--b"),
        ("WHOLE", "1.5"),
        ("WHOLE", 1.5),
        ("YES_NO", "maybe"),
        ("YES_NO", 1),
        ("MOMENT", "later"),
        ("PAN", "left"),
        ("PAN", 2),
        ("MUSIC", ""),
        ("SOUND_FILE", "../secret"),
        ("SOUND_FILE", "/etc/passwd"),
        ("WORDS", "  "),
        ("WORDS", ["a", "list"]),
        ("PHASE", 20),
        ("ROUNDS", 60),
        ("FORMAT", 99),
    ],
)
def test_what_cannot_be_meant_is_refused(name: str, value: object) -> None:
    """A value that is plainly none of its kind does not pass."""
    assert not Draft7Validator(SCALARS[name].schema()).is_valid(value)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("title", ["Arriving", "Part 1: arriving", '"', "# 5", "yes", "- a", "né"])
def test_a_new_script_is_right(stage: Stage, title: str) -> None:
    """What an author begins with is read without a problem, passes, and keeps its title."""
    whose = Audience.THERAPIST if stage is Stage.SESSION else Audience.PATIENT
    content = begin(title, stage, whose).encode()
    reads = read(content)
    assert reads.problems == ()
    assert reads.script is not None
    assert (reads.script.title, reads.script.stage) == (title, stage)
    assert VALIDATOR.is_valid(as_text(content))


def test_a_new_script_is_led_by_whom_it_is_for() -> None:
    """Notes stand in the script of a therapist, and in no other."""
    assert "note:" in begin("One", Stage.SET_AND_SETTING, Audience.THERAPIST)
    assert "note:" not in begin("One", Stage.SET_AND_SETTING, Audience.PATIENT)
