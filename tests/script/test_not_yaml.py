"""What an author is told of a text that is no YAML: a plain sentence at the right place."""

from __future__ import annotations

import pytest

from integrate.script.read import read

HEAD = "title: A\nstage: anytime\nsteps:\n"
INDENTED = "this line is indented unlike the lines above it"
GOES_ON = "the quotes end here, and the text goes on"


@pytest.mark.parametrize(
    ("steps", "place", "message"),
    [
        ("  - A.\n\t- B.\n", (5, 1), "a tab stands where this line is indented"),
        ("  - ask: A?\n\tsave: a\n", (5, 1), "a tab stands where this line is indented"),
        ("\t- A.\n", (4, 1), "a tab stands where this line is indented"),
        ("  - ask: A?\n   save: a\n", (5, 4), INDENTED),
        ("  - say:\n      A\n    - B\n", (6, 5), INDENTED),
        (
            "  - ask: A?\n      save: a\n",
            (5, 7),
            "this field is indented further than the one above it",
        ),
        ("  - say: Note this: A\n", (4, 19), "the text holds a colon followed by a space"),
        ("  - say: 'It's A.'\n", (4, 14), GOES_ON),
        ('  - say: "A" he said\n', (4, 14), GOES_ON),
        ('  - say: "A\n  - B\n', (4, 10), "this quote is never closed"),
        ("  - breathe: {in: 4 out: 6}\n", (4, 24), "a comma or the closing `}` is missing"),
        ("  - choose: A?\n    options: [a, b\n", (5, 19), "a comma or the closing `]` is missing"),
        ('  - "C:\\path"\n', (4, 8), "`\\p` means nothing inside double quotes"),
        ("  - @home\n", (4, 5), "text cannot begin with `@`"),
        ("  - *A* b\n", (4, 5), "text cannot begin with `*`"),
        ("  - > 3 A\n", (4, 5), "text cannot begin with `>`"),
        ("  - A.\n  B.\n", (5, 3), "this line has no colon"),
    ],
)
def test_sentences(steps: str, place: tuple[int, int], message: str) -> None:
    """Each usual slip is told in one sentence with a remedy, where the author has to look."""
    (problem,) = read((HEAD + steps).encode()).problems
    assert problem.code == "E004"
    assert (problem.span.line, problem.span.column) == place
    assert problem.message == message
    assert problem.remedy


def test_no_colon_in_the_head() -> None:
    """A line of the head without its colon is shown where it begins."""
    (problem,) = read(b"title: A\nstage anytime\nsteps: [A.]\n").problems
    assert (problem.span.line, problem.span.column) == (2, 1)
    assert problem.message == "this line has no colon"


def test_curly_quotes() -> None:
    """Quotes of a word processor are no quotes to YAML, and the remedy says so."""
    (problem,) = read((HEAD + "  - say: “A: b”\n").encode()).problems
    assert "straight" in problem.remedy


def test_what_is_not_known() -> None:
    """A complaint without words of its own is told in the parser's."""
    (problem,) = read(b"%YAML 3.0\n---\ntitle: A\n").problems
    assert problem.message.startswith("this is not YAML: ")
