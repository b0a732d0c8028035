from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from integrate.plain.wrapping import clean, columns, wrap

anything = st.text(st.characters() | st.sampled_from("\x1b\r\x00\x9b\u202e\ud800 \n"))


@given(anything, st.integers(20, 72))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    """Whatever the text, each of its lines fits."""
    assert all(columns(line) <= width for line in wrap(text, width))


@given(anything)
def test_nothing_that_moves_the_cursor_comes_out(text: str) -> None:
    """No control character and no half character is left in any line."""
    kinds = {unicodedata.category(char) for line in wrap(text, 72) for char in line}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}


@given(st.lists(st.text("abcdé", min_size=1, max_size=90), max_size=30))
def test_no_letter_is_lost(words: list[str]) -> None:
    """Wrapping changes where lines end and nothing else."""
    lines = wrap(" ".join(words), 40)
    assert "".join(lines).replace(" ", "") == "".join(words)


def test_the_lines_of_a_text_stay_lines() -> None:
    """A line that the author ended is ended, and an empty one stays."""
    assert wrap("one two\n\nthree", 72) == ["one two", "", "three"]


def test_wide_characters_take_two_columns() -> None:
    """Text without spaces is broken by what it takes on the screen."""
    assert wrap("呼吸" * 10, 20) == ["呼吸" * 5, "呼吸" * 5]


def test_what_takes_no_room_is_not_counted() -> None:
    """A letter with its accent apart is one column, and a tab is a space."""
    assert columns("e\N{COMBINING ACUTE ACCENT}") == 1
    assert wrap("one\ttwo", 72) == ["one two"]


def test_an_arrow_key_leaves_nothing() -> None:
    """What a stray key or a pasted colour sends is taken out whole."""
    assert clean("a\x1b[Ab\x1b[31mc\x1b]0;title\x07d\x1bOe") == "abcde"


def test_no_line_begins_with_a_mark_that_stands_alone() -> None:
    """A dash or a question mark between blanks goes with the word before it."""
    assert wrap("help is under ? first", 14) == ["help is", "under ? first"]
