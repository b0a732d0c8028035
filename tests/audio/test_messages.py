"""The lines between the two processes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.api import Voice
from integrate.audio.messages import KINDS, Message, Play, dump, load

words = st.text(max_size=20)
numbers = st.floats(allow_nan=False, allow_infinity=False)
files = st.builds(Path, st.text(st.characters(exclude_characters="\0"), min_size=1))
voices = st.builds(Voice, words, files, numbers, numbers, numbers, st.booleans())
fields = {"voice": voices, "voice_id": words, "reason": words, "fade": numbers}
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
    message = Play(Voice("bell", Path("caf\udce9.wav")))
    assert load(dump(message)) == message


@pytest.mark.parametrize(
    "line", ["", "noise", "[]", "{}", '{"kind": "sing"}', '{"kind": "stop"}', '{"kind": []}']
)
def test_any_other_line_is_refused(line: str) -> None:
    """A line that no message was dumped to raises, and names the line."""
    with pytest.raises(ValueError, match="not a message"):
        load(line)
