"""The lines between the two processes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.api import Breath, Bus, Clip, Direction, Files, Held, Line
from integrate.audio.messages import KINDS, Message, Play, dump, load

words = st.text(max_size=20)
numbers = st.floats(allow_nan=False, allow_infinity=False)
files = st.builds(Path, st.text(st.characters(exclude_characters="\0"), min_size=1))
folders = st.lists(files, max_size=3).map(tuple)
buses = st.sampled_from(Bus)
contents = st.one_of(
    st.builds(Files, folders, numbers),
    st.builds(Breath, st.sampled_from(Direction), numbers),
    st.builds(Line, words, words, words, st.booleans()),
    st.builds(Held, st.binary(max_size=40)),
)
clips = st.builds(
    Clip, words, contents, buses, numbers, numbers, numbers, numbers, st.booleans(), numbers
)
fields = {
    "bus": st.none() | buses,
    "cache": st.none() | files,
    "clip": clips,
    "clip_id": words,
    "contents": st.lists(contents, max_size=3).map(tuple),
    "depth": numbers,
    "device": words,
    "done": st.integers(0),
    "elapsed": numbers,
    "fade": st.none() | numbers,
    "gain": numbers,
    "late": numbers,
    "left_out": st.lists(words, max_size=3).map(tuple),
    "length": numbers,
    "models": folders,
    "on": st.booleans(),
    "reason": words,
    "sounds": st.none() | files,
    "times": st.integers(0),
    "total": st.integers(0),
    "voice": words,
}
kinds = [
    st.builds(kind, **{name: fields[name] for name in kind.__dataclass_fields__})
    for kind in KINDS.values()
]


@given(st.one_of(kinds))
def test_a_message_comes_back_as_it_was(message: Message) -> None:
    """What was dumped is loaded unchanged, from exactly one line of plain ASCII."""
    line = dump(message)
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert line.isascii()
    assert load(line) == message


def test_a_name_that_is_not_text_comes_back() -> None:
    """A file name with bytes that are no text, as a disk may hold, survives the journey."""
    message = Play(Clip("bell", Files((Path("caf\udce9.wav"),))))
    assert load(dump(message)) == message


@pytest.mark.parametrize(
    "line",
    [
        "",
        "noise",
        "[]",
        "{}",
        '{"kind": "sing"}',
        '{"kind": "stop"}',
        '{"kind": []}',
        '{"kind": "files", "paths": []}',
        '{"kind": "setlevel", "bus": "tram", "gain": 0}',
    ],
)
def test_any_other_line_is_refused(line: str) -> None:
    """A line that no message was dumped to raises, and names the line."""
    with pytest.raises(ValueError, match="not a message"):
        load(line)
