from __future__ import annotations

import re
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from integrate import bundled
from integrate.script.read import read
from integrate.script.report import report

GOOD = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "documents" / "good").glob("*.yaml"))
]
PIECES = (
    *(
        "\n",
        " ",
        "  ",
        "- ",
        ": ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        "&a ",
        "*a",
        "!x ",
        "? ",
        "|",
        ">",
    ),
    *("'", '"', "---\n", "\t", "\x00", "\x85", "\u2028", "\ufeff", "é", "🌙", "{{ ", " }}", "\\"),
    *("say", "when: a is b", "save: x", "steps:", "{steps: [a]}", "1:30", "when: ~~~a.b"),
)

edits = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES) | st.text(max_size=3)),
    min_size=1,
    max_size=5,
)
often = settings(max_examples=400)


def edited(text: str, changes: list[tuple[float, int, str]]) -> str:
    """Return the text with a few stretches replaced."""
    for place, length, piece in changes:
        start = int(place * len(text))
        text = text[:start] + piece + text[start + length :]
    return text


def check(content: bytes) -> None:
    """Check that bytes are read as a script or as problems with a place in the text, in order."""
    reads = read(content)
    assert (reads.script is None) == bool(reads.problems)
    assert list(reads.problems) == sorted(reads.problems, key=lambda problem: problem.order)
    text = reads.texts.get("", "")
    lines = re.split("\r\n|[\n\r\x85\u2028\u2029]", text)
    for problem in reads.problems:
        span = problem.span
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        if text:
            assert span.line <= len(lines)
            assert span.column <= len(lines[span.line - 1]) + 1
    report(reads, "mutated.yaml")


@often
@given(st.sampled_from(GOOD), edits)
def test_mutated_scripts(text: str, changes: list[tuple[float, int, str]]) -> None:
    """However a script is spoilt, it is read or its problems stand at places inside it."""
    check(edited(text, changes).encode("utf-8", "surrogatepass"))


@often
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12).map("".join))
@example("title: a\x85\x85stage: [\x85")
def test_any_text(text: str) -> None:
    """Any text at all is read or has problems at places inside it."""
    check(text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=60))
def test_any_bytes(content: bytes) -> None:
    """Any bytes at all are read or have problems at places inside them."""
    check(content)


@settings(max_examples=30)
@given(st.sampled_from(sorted(bundled.scripts().rglob("*.yaml"))), edits)
def test_mutated_bundled_scripts(path: Path, changes: list[tuple[float, int, str]]) -> None:
    """However a shipped script is spoilt, it is read or its problems stand inside it."""
    check(edited(path.read_text(encoding="utf-8"), changes).encode("utf-8", "surrogatepass"))
