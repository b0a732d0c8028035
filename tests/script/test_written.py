from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate import bundled
from integrate.script import condition, template, written
from integrate.script.condition import Unreadable
from integrate.script.library import Library
from integrate.script.plainly import plain_script
from integrate.script.read import read_file
from tests.script.made import script_of

if TYPE_CHECKING:
    from pathlib import Path

NAMES = st.sampled_from(["tension", "c", "gad2.total"])
ATOMS = st.one_of(
    NAMES,
    st.sampled_from(["c is answered", "c is not answered", "c is a", "c is not a", "x in c"]),
    st.sampled_from(["c in [a, 'b', 3]", "c not in [a]", "x not in c", '"it\'s" in c']),
    st.integers(0, 20).map(str),
    st.sampled_from(["1.5", "1e999", "'a b'", '"it\'s"', "'say \"so\"'", "''", "'a\"' \"b'\""]),
)
JOINED = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds(
            "({}) {} ({})".format,
            inner,
            st.sampled_from(["and", "or", "+", "-", "*", "/", "<", ">=", "==", "!=", "in"]),
            inner,
        ),
        st.builds("not ({})".format, inner),
        st.builds("-({})".format, inner),
    ),
    max_leaves=6,
)


@given(JOINED)
def test_conditions_say_the_same_again(text: str) -> None:
    """A condition that is written down and read again is the same condition."""
    try:
        found = condition.read(text)
    except Unreadable:
        return
    assert condition.read(written.condition(found)) == found


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("tension >= 7", "tension >= 7"),
        ("a is b and not (c in [d, e] or f is answered)", None),
        ("(a or b) and c", "(a or b) and c"),
        ("2 - (a - b) * 3 > 0", "2 - (a - b) * 3 > 0"),
        ("a == 3", "a == 3"),
        ("1 < a < 3", "1 < a and a < 3"),
        ("name == 'so'", 'name == "so"'),
    ],
)
def test_conditions_read_well(text: str, same: str | None) -> None:
    """Conditions are written as an author would write them, with few brackets."""
    assert written.condition(condition.read(text)) == (same or text)


def test_texts_say_the_same_again() -> None:
    """A text with recalled answers is written with them."""
    text = 'You wrote "{{ line or "nothing" }}" and {{ a + 1 }}.'
    assert written.text(template.read(text)) == text


@pytest.mark.parametrize(
    "path", [one.path for one in Library((bundled.scripts(),)).entries()], ids=lambda one: one.stem
)
def test_every_shipped_script(path: Path) -> None:
    """Everything a shipped script says can be put down as JSON."""
    script = read_file(path, (bundled.scripts(),)).script
    assert script is not None
    assert json.loads(json.dumps(plain_script(script)))["title"] == script.title


def test_plain_values() -> None:
    """Times are seconds, conditions and texts as written, sounds by name, and places by line."""
    plain = plain_script(
        script_of(
            """duration: 5 min
sounds: {sea: {file: beds/ocean, loop: yes, fade in: 20 s}}
steps:
  - {scale: How much?, save: s, labels: {0: low}}
  - say: You said {{ s }}.
    when: s >= 7
    audio: [sea, {play: bell, at: exit}]
  - {breathe: {in: 4, out: 6}, for: 2 min}
"""
        )
    )
    scale, say, breathe = plain["steps"]
    assert plain["duration"] == 300.0
    assert plain["stage"] == "anytime"
    assert plain["reviewed_by"] == ""
    assert plain["sounds"]["sea"]["fade_in"] == 20.0
    assert plain["sounds"]["bell"]["file"] == "bell"
    assert scale["labels"] == {"0": "low"}
    assert (scale["from"], scale["to"], scale["save"]) == (0, 10, "s")
    assert (say["verb"], say["say"], say["when"]) == ("say", "You said {{ s }}.", "s >= 7")
    assert [cue["at"] for cue in say["audio"]] == [0.0, "exit"]
    assert say["place"] == {"file": "", "line": 7, "column": 5}
    assert breathe["breathe"] == {"in": 4.0, "hold": 0.0, "out": 6.0, "rest": 0.0}
    assert breathe["for"] == 120.0
