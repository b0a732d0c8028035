from __future__ import annotations

import pytest

from integrate.script.characters import safe, showable
from integrate.script.problem import (
    MOST,
    START,
    Enough,
    Incomplete,
    Misread,
    Reading,
    did_you_mean,
)
from integrate.script.read import read


@pytest.mark.parametrize(
    ("word", "known", "remedy"),
    [
        ("saev", ["save", "id"], "did you mean `save`?"),
        ("SAVE", ["save", "id"], "did you mean `save`?"),
        ("wait", ["id", "save"], "known here: id, save"),
        ("x", [], ""),
        ("", ["id"], "known here: id"),
    ],
)
def test_did_you_mean(word: str, known: list[str], remedy: str) -> None:
    """The nearest word is offered, or all of them when none is near."""
    assert did_you_mean(word, known) == remedy


def test_enough() -> None:
    """After so many problems reading stops, and those found are told."""
    reading = Reading()
    for _ in range(MOST - 1):
        reading.note(Misread("E101", START, "again"))
    reading.note(Incomplete(START))
    with pytest.raises(Enough):
        reading.complain("E101", START, "once more")
    assert len(reading.problems) == MOST
    steps = "- {a: b}\n" * (2 * MOST)
    assert len(read(f"title: A\nstage: anytime\nsteps:\n{steps}".encode()).problems) == MOST


@pytest.mark.parametrize("char", ["a", "é", "\u00a0", "\u202f", "\u3000", "\u200d", "呼", "🌙"])
def test_characters_of_words(char: str) -> None:
    """What is part of some language's words can be shown."""
    assert showable(char)
    assert safe(char) == char


@pytest.mark.parametrize("char", ["\x1b", "\x00", "\x9b", "\u202e", "\u2066", "\ud800", "\n"])
def test_characters_that_steer(char: str) -> None:
    """What steers a terminal or turns words round is replaced."""
    assert not showable(char)
    assert safe(f"a{char}b") == "a\ufffdb"
