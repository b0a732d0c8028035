from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate import bundled
from integrate.script.composing import DEEPEST, MOST_BRACKETS, MOST_COLUMNS, compose, is_plain
from integrate.script.nodes import Node, Table, Text, span_of
from integrate.script.problem import Reading
from integrate.script.source import parse, walk
from tests.script.test_mutation import GOOD, PIECES, edited, edits

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = sorted(bundled.scripts().rglob("*.yaml"))
SMALL_STACK = 256 * 1024


def laid_open(node: Node | None) -> Any:
    """Return a tree as values that can be compared: kind, place and what it holds."""
    if node is None:
        return None
    if isinstance(node, Text):
        return "text", span_of(node), node.value
    if isinstance(node, Table):
        pairs = [(laid_open(key), laid_open(value)) for key, value in node.value]
        return "table", span_of(node), pairs
    return "listing", span_of(node), [laid_open(one) for one in node.value]


def assert_composed_like_walked(text: str) -> None:
    """Check that composing gives nothing, or the very tree of the event walk, which is content."""
    tree = compose(text)
    if tree is not None:
        reading = Reading()
        assert laid_open(tree) == laid_open(walk(text, reading))
        assert not reading.problems


@given(st.sampled_from(GOOD), edits)
def test_mutated_scripts_are_composed_as_they_are_walked(
    text: str, changes: list[tuple[float, int, str]]
) -> None:
    """However a script is changed, what is composed is what the events say, and faultless."""
    assert_composed_like_walked(edited(text, changes))


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=12).map("".join))
def test_any_text_is_composed_as_it_is_walked(text: str) -> None:
    """Of any text at all the two ways of reading make the same."""
    assert_composed_like_walked(text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_scripts_are_composed(path: Path) -> None:
    """The scripts that are shipped are plain, and read in the quick way."""
    text = path.read_text(encoding="utf-8")
    assert compose(text) is not None
    assert_composed_like_walked(text)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_both_kinds_of_line_ends_are_plain(line_end: str) -> None:
    """A file written on Windows is read in the quick way too."""
    text = line_end.join(["title: A", "steps:", "- One.", ""])
    assert compose(text) is not None
    assert_composed_like_walked(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: &b c",
        "a: *b",
        "a: !b c",
        "a: ! c",
        "a\rb: c",
        "a\x85b: c",
        "a\u2028b: c",
        "\ufeffa: b",
        "a: b\x07",
        "a: \ud800",
        "a: 1\na: 2",
        "[a]: b",
        "? {a: b}\n: c",
        "a: b\n---\nc: d",
        "a: 'b",
        "",
        "# nothing",
        "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1),
        "{a: " * DEEPEST + "[]" + "}" * DEEPEST,
        "[" * (MOST_BRACKETS + 1),
        "- " * MOST_COLUMNS + "a",
        "a:\n" + " " * MOST_COLUMNS + "b: c",
    ],
)
def test_what_is_not_plain_is_left_to_the_walk(text: str) -> None:
    """What may be wrong, or may be too deep for the stack, is not composed."""
    assert compose(text) is None


def test_as_deep_as_may_be_is_composed() -> None:
    """Lists and maps as deep as a script may have them are read in the quick way."""
    text = "[" * DEEPEST + "a" + "]" * DEEPEST
    assert compose(text) is not None
    assert_composed_like_walked(text)


def deepest_plain() -> str:
    """Return a plain text that nests as deep as its brackets and columns let it."""
    stairs = "".join(f"{' ' * column}- a:\n" for column in range(0, MOST_COLUMNS - 2, 2))
    inner = " " * (MOST_COLUMNS - 1) + "[a: " * MOST_BRACKETS + "b" + "]" * MOST_BRACKETS
    return f"{stairs}{inner}\n"


@pytest.mark.parametrize(
    "text",
    [
        deepest_plain(),
        "- " * (MOST_COLUMNS // 2 - 1) + "a: " + "[a: " * MOST_BRACKETS + "]" * MOST_BRACKETS,
        "".join(f"{' ' * column}a:\n{' ' * column}-\n" for column in range(MOST_COLUMNS - 1)),
        "- " * (MOST_COLUMNS // 2 - 1) + "? " * 9 + "{" * MOST_BRACKETS,
    ],
)
def test_what_is_plain_fits_a_small_stack(text: str) -> None:
    """The deepest nesting that passes for plain takes little of a thread's stack."""
    before = threading.stack_size(SMALL_STACK)
    try:
        thread = threading.Thread(target=compose, args=(text,))
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    assert compose(text) is None


def test_the_deepest_plain_text_is_plain() -> None:
    """The small stack is tried with texts that are composed."""
    assert is_plain(deepest_plain())


def test_parsing_says_what_is_wrong_with_what_is_not_plain() -> None:
    """What cannot be composed is walked, and its problem is told."""
    reading = Reading()
    parse("a: &b c", reading)
    assert [problem.code for problem in reading.problems] == ["E006"]
