from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.player.clock import MadeUpClock, RealClock
from integrate.player.second_screen import wire
from integrate.player.second_screen.wire import (
    LONGEST_LINE,
    MOST_LOOK_INS,
    MOST_WORDS,
    VERSION,
    OtherVersion,
    Unreadable,
    Wants,
    ask,
    asked,
    decode,
    encode,
)
from integrate.session.person_view import Breath, PersonView, Phase, Quiet, Rest, Words
from integrate.session.sitter_card import LookIn, SitterCard

if TYPE_CHECKING:
    from integrate.player.second_screen.wire import Shown

moments = st.integers(0, 9999).map(float)
texts = st.text(st.characters(categories=["L", "N", "P", "S"], include_characters=" \n"))
shown_things = st.one_of(
    st.builds(Words, texts),
    st.builds(Breath, texts, st.sampled_from(Phase), moments, moments),
    st.builds(Rest, texts, moments, moments),
    st.just(Quiet()),
    st.builds(
        SitterCard,
        st.lists(st.builds(LookIn, texts.map(lambda one: one[:99]), moments), max_size=5).map(
            tuple
        ),
    ),
)


@given(shown_things, moments)
def test_what_is_sent_is_what_comes(shown: Shown, now: float) -> None:
    """With both clocks at the same moment the value that comes is the one that was sent."""
    line = encode(shown, MadeUpClock(now))
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode(line, now) == shown


def test_times_are_those_of_the_reader() -> None:
    """A phase that began 1.5 s ago began 1.5 s ago on any clock; what is due in 9 min is so too."""
    breath = encode(Breath("", Phase.IN, 100.0, 4.0), MadeUpClock(101.5))
    assert decode(breath, 7000.0) == Breath("", Phase.IN, 6998.5, 4.0)
    card = SitterCard((LookIn("Late.", 90.0), LookIn("Look in.", 640.0)))
    assert decode(encode(card, MadeUpClock(100.0)), 0.0) == SitterCard(
        (LookIn("Late.", -10.0), LookIn("Look in.", 540.0))
    )


def test_times_are_real_ones() -> None:
    """Where a session goes ten times as fast, so does its breath on the second screen."""
    seen = decode(encode(Breath("", Phase.IN, -4.0, 10.0), RealClock(0.0, speed=10.0)), 50.0)
    assert isinstance(seen, Breath)
    assert seen.length == pytest.approx(1.0, abs=0.01)
    assert seen.began == pytest.approx(49.6, abs=0.05)


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_nonsense_is_unreadable(line: bytes) -> None:
    """Whatever comes, reading it raises nothing else."""
    for read in (asked, lambda one: decode(one, 0.0)):
        with pytest.raises(Unreadable):
            read(line)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
KEYS = ("show", "text", "phase", "gone", "length", "look_ins", "want")
KINDS = st.sampled_from(["words", "breath", "rest", "quiet", "card"])


@given(KINDS, st.dictionaries(st.sampled_from(KEYS), json_values))
def test_a_line_with_anything_in_it_is_read_or_refused(kind: str, rest: dict[str, object]) -> None:
    """No value at any place of a line of this version ends a screen."""
    line = json.dumps({"v": 1, **rest, "show": kind}).encode()
    try:
        seen = decode(line, 0.0)
    except Unreadable:
        return
    assert isinstance(seen, Words | Breath | Rest | Quiet | SitterCard)


@pytest.mark.parametrize(
    "table",
    [
        {"show": "dance"},
        {"show": "words", "text": 7},
        {"show": "rest", "text": "", "gone": True, "length": 1},
        {"show": "rest", "text": "", "gone": "1", "length": 1},
        {"show": "rest", "text": "", "gone": 1e99, "length": 1},
        {"show": "card"},
        {"show": "card", "look_ins": [{"do": "Look in."}]},
    ],
    ids=str,
)
def test_a_line_of_this_version_with_a_wrong_value_is_unreadable(table: dict[str, object]) -> None:
    """What is no text, no time within a day or nothing known is not shown."""
    with pytest.raises(Unreadable):
        decode(json.dumps({"v": VERSION, **table}).encode(), 0.0)


def test_nothing_else_goes_over_the_wire() -> None:
    """What is encoded is what the engine shows, and the module that does it knows no other."""
    hints = get_type_hints(encode, vars(wire) | {"Clock": MadeUpClock})
    assert set(get_args(hints["shown"])) == {*get_args(PersonView), SitterCard}
    source = Path(wire.__file__).read_text(encoding="utf-8")
    assert not re.search(r"session\.(view|desk|charting|record|session|inputs|effects)\b", source)


def test_another_version_is_told_from_nonsense() -> None:
    """A screen can say that both have to be begun again."""
    with pytest.raises(OtherVersion):
        decode(b'{"v": 2, "show": "dance"}\n', 0.0)


def test_no_line_is_longer_than_its_limit() -> None:
    """Long words are cut, many look-ins left out, and a line that is too long is not read."""
    long_words = "\U0001f319" * (MOST_WORDS * 2)
    many = SitterCard(tuple(LookIn(long_words, 0.0) for _ in range(99)))
    for one in (Words(long_words), many):
        assert len(encode(one, MadeUpClock())) <= LONGEST_LINE
    seen = decode(encode(many, MadeUpClock()), 0.0)
    assert isinstance(seen, SitterCard)
    assert len(seen.look_ins) == MOST_LOOK_INS
    with pytest.raises(Unreadable):
        decode(b'{"v": 1, "show": "quiet", "x": "' + b"x" * LONGEST_LINE + b'"}', 0.0)


def test_no_character_that_comes_steers_a_terminal() -> None:
    """Escapes, bells and turned directions are left out; line breaks stay."""
    line = json.dumps({"v": 1, "show": "words", "text": "a\x1b[2J\x07\u202eb\nc"}).encode()
    assert decode(line, 0.0) == Words("a[2Jb\nc")


@pytest.mark.parametrize("wants", Wants)
def test_a_guest_says_what_it_wants(wants: Wants) -> None:
    """What it asks for is what is read."""
    assert asked(ask(wants)) is wants
